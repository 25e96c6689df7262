//! Answers and headings.

use super::{BadColumn, code, code_optional, parse, parse_optional};
use crate::domain::answer::{
    Answer, Body, BodyCode, Heading, Nature, ScaleTally, StanceRounds, StanceTally, Sway,
};
use crate::domain::ids::{OptionId, QuestionId};
use crate::store::table::Json;

table! {
    /// What a group said. No field for a person (D13).
    #[derive(Default)]
    AnswerRow in "answer" ordered by "position, id" {
        id: String,
        question: String,
        meeting_group: String,
        position: u32,
        body: String,
        text: Option<String>,
        scale_1: Option<u16>,
        scale_2: Option<u16>,
        scale_3: Option<u16>,
        scale_4: Option<u16>,
        scale_5: Option<u16>,
        dont_know: Option<u16>,
        choices: Option<Json<Vec<(String, u16)>>>,
        ranking: Option<Json<Vec<String>>>,
        number: Option<u32>,
        agree: Option<u16>,
        partly: Option<u16>,
        disagree: Option<u16>,
        pass: Option<u16>,
        second_agree: Option<u16>,
        second_partly: Option<u16>,
        second_disagree: Option<u16>,
        second_pass: Option<u16>,
        starred: bool,
        heading: Option<String>,
        sway: Option<String>,
        nature: Option<String>,
        tags: Json<Vec<String>>,
        also_from: Json<Vec<String>>,
    }
}

table! {
    /// A common heading over answers.
    HeadingRow in "heading" ordered by "position, id" {
        id: String,
        question: String,
        position: u32,
        text: String,
    }
}

impl From<&Answer> for AnswerRow {
    fn from(answer: &Answer) -> Self {
        let row = Self {
            id: answer.id.to_string(),
            question: answer.question.to_string(),
            meeting_group: answer.group.to_string(),
            position: answer.position,
            body: answer.body.code().code().to_owned(),
            starred: answer.starred,
            heading: answer.heading.map(|id| id.to_string()),
            sway: answer.sway.map(|sway| sway.code().to_owned()),
            nature: answer.nature.map(|nature| nature.code().to_owned()),
            tags: Json(answer.tags.clone()),
            also_from: Json(answer.also_from.iter().map(ToString::to_string).collect()),
            ..Self::default()
        };
        match &answer.body {
            Body::Text(text) => Self { text: Some(text.clone()), ..row },
            Body::Scale(tally) => {
                let [one, two, three, four, five] = tally.counts.map(Some);
                Self {
                    scale_1: one,
                    scale_2: two,
                    scale_3: three,
                    scale_4: four,
                    scale_5: five,
                    dont_know: Some(tally.dont_know),
                    ..row
                }
            }
            Body::Choice(counts) => {
                let choices = counts.iter().map(|(id, count)| (id.to_string(), *count)).collect();
                Self { choices: Some(Json(choices)), ..row }
            }
            Body::Ranking(order) => {
                Self { ranking: Some(Json(order.iter().map(ToString::to_string).collect())), ..row }
            }
            Body::Count(number) => Self { number: Some(*number), ..row },
            Body::Stance(StanceRounds { first, second }) => Self {
                agree: Some(first.agree),
                partly: Some(first.partly),
                disagree: Some(first.disagree),
                pass: Some(first.pass),
                second_agree: second.map(|second| second.agree),
                second_partly: second.map(|second| second.partly),
                second_disagree: second.map(|second| second.disagree),
                second_pass: second.map(|second| second.pass),
                ..row
            },
        }
    }
}

impl AnswerRow {
    fn to_body(&self) -> Result<Body, BadColumn> {
        fn there<T: Clone>(column: &'static str, value: Option<&T>) -> Result<T, BadColumn> {
            value.cloned().ok_or(BadColumn(column))
        }
        Ok(match code("body", BodyCode::from_code, &self.body)? {
            BodyCode::Text => Body::Text(there("text", self.text.as_ref())?),
            BodyCode::Scale => Body::Scale(ScaleTally {
                counts: [
                    there("scale_1", self.scale_1.as_ref())?,
                    there("scale_2", self.scale_2.as_ref())?,
                    there("scale_3", self.scale_3.as_ref())?,
                    there("scale_4", self.scale_4.as_ref())?,
                    there("scale_5", self.scale_5.as_ref())?,
                ],
                dont_know: there("dont_know", self.dont_know.as_ref())?,
            }),
            BodyCode::Choice => {
                let choices = there("choices", self.choices.as_ref())?.0;
                Body::Choice(choices.into_iter().map(|(id, count)| (OptionId::new(id), count)).collect())
            }
            BodyCode::Ranking => {
                let ranking = there("ranking", self.ranking.as_ref())?.0;
                Body::Ranking(ranking.into_iter().map(OptionId::new).collect())
            }
            BodyCode::Count => Body::Count(there("number", self.number.as_ref())?),
            BodyCode::Stance => Body::Stance(StanceRounds {
                first: StanceTally {
                    agree: there("agree", self.agree.as_ref())?,
                    partly: there("partly", self.partly.as_ref())?,
                    disagree: there("disagree", self.disagree.as_ref())?,
                    pass: there("pass", self.pass.as_ref())?,
                },
                second: match self.second_agree {
                    None => None,
                    Some(agree) => Some(StanceTally {
                        agree,
                        partly: there("second_partly", self.second_partly.as_ref())?,
                        disagree: there("second_disagree", self.second_disagree.as_ref())?,
                        pass: there("second_pass", self.second_pass.as_ref())?,
                    }),
                },
            }),
        })
    }
}

impl TryFrom<&AnswerRow> for Answer {
    type Error = BadColumn;

    fn try_from(row: &AnswerRow) -> Result<Self, BadColumn> {
        Ok(Self {
            id: parse("id", &row.id)?,
            question: QuestionId::new(&row.question),
            group: parse("meeting_group", &row.meeting_group)?,
            position: row.position,
            body: row.to_body()?,
            starred: row.starred,
            heading: parse_optional("heading", row.heading.as_deref())?,
            sway: code_optional("sway", Sway::from_code, row.sway.as_deref())?,
            nature: code_optional("nature", Nature::from_code, row.nature.as_deref())?,
            tags: row.tags.0.clone(),
            also_from: row.also_from.0.iter().map(|id| parse("also_from", id)).collect::<Result<_, _>>()?,
        })
    }
}

impl From<&Heading> for HeadingRow {
    fn from(heading: &Heading) -> Self {
        Self {
            id: heading.id.to_string(),
            question: heading.question.to_string(),
            position: heading.position,
            text: heading.text.clone(),
        }
    }
}

impl TryFrom<&HeadingRow> for Heading {
    type Error = BadColumn;

    fn try_from(row: &HeadingRow) -> Result<Self, BadColumn> {
        Ok(Self {
            id: parse("id", &row.id)?,
            question: QuestionId::new(&row.question),
            position: row.position,
            text: row.text.clone(),
        })
    }
}
