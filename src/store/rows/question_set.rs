//! The set a session was held with, as JSON: lossless, and never read back through a newer set file.

use serde::{Deserialize, Serialize};

use super::{BadColumn, code};
use crate::domain::facets::{Perspective, Sector};
use crate::domain::fingerprint::sha256_hex;
use crate::domain::ids::{BankId, OptionId, PartId, QuestionId, SetId};
use crate::domain::localized::Localized;
use crate::domain::question_set::{AnsweredBy, Choice, Covers, Kind, KindCode, Part, Question, QuestionSet};
use crate::store::table::{Blank, Json, from_json};

/// A row of `question_set`: the snapshot, and the hash of all of it that names it.
pub(in crate::store) struct SetRow {
    pub(in crate::store) content_hash: String,
    pub(in crate::store) content: String,
}

impl SetRow {
    /// Writes a set as JSON. Two sets that differ in anything, be it a minute, have different rows.
    pub(in crate::store) fn new(set: &QuestionSet) -> serde_json::Result<Self> {
        let content = serde_json::to_string(&SetShape::from(set))?;
        Ok(Self { content_hash: sha256_hex(content.as_bytes()), content })
    }

    /// Reads a set back.
    pub(in crate::store) fn read(content: &str) -> Result<QuestionSet, BadColumn> {
        let shape: SetShape = from_json(content).map_err(|_| BadColumn("content"))?;
        shape.try_into()
    }
}

#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
struct TextShape {
    nb: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    nn: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    en: Option<String>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
struct SetShape {
    id: String,
    version: u32,
    sector: String,
    perspective: String,
    title: TextShape,
    about: TextShape,
    origin: TextShape,
    licence: String,
    lint_exempt: Vec<String>,
    parts: Vec<PartShape>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
struct PartShape {
    id: String,
    title: TextShape,
    optional: bool,
    questions: Vec<QuestionShape>,
}

/// A question as JSON, in a set or added by the room.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[allow(clippy::struct_excessive_bools)] // one for one the yes-or-no lines of a question
pub(in crate::store) struct QuestionShape {
    id: String,
    kind: String,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    options: Vec<ChoiceShape>,
    minutes: u16,
    silent: u16,
    answered_by: String,
    leader_present: bool,
    optional: bool,
    columns: bool,
    strength: bool,
    covers: Vec<String>,
    text: TextShape,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    short: Option<TextShape>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    help: Option<TextShape>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    example: Option<TextShape>,
    follow_up: Vec<TextShape>,
    source: String,
    measures: Vec<String>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
struct ChoiceShape {
    id: String,
    text: TextShape,
}

impl Blank for Json<QuestionShape> {
    fn is_blank(&self) -> bool {
        false // a question always says something
    }
}

impl From<&Localized> for TextShape {
    fn from(text: &Localized) -> Self {
        Self { nb: text.nb.clone(), nn: text.nn.clone(), en: text.en.clone() }
    }
}

impl From<TextShape> for Localized {
    fn from(text: TextShape) -> Self {
        Self { nb: text.nb, nn: text.nn, en: text.en }
    }
}

impl From<&QuestionSet> for SetShape {
    fn from(set: &QuestionSet) -> Self {
        Self {
            id: set.id.to_string(),
            version: set.version,
            sector: set.sector.code().to_owned(),
            perspective: set.perspective.code().to_owned(),
            title: (&set.title).into(),
            about: (&set.about).into(),
            origin: (&set.origin).into(),
            licence: set.licence.clone(),
            lint_exempt: set.lint_exempt.clone(),
            parts: set
                .parts
                .iter()
                .map(|part| PartShape {
                    id: part.id.to_string(),
                    title: (&part.title).into(),
                    optional: part.optional,
                    questions: part.questions.iter().map(Into::into).collect(),
                })
                .collect(),
        }
    }
}

impl TryFrom<SetShape> for QuestionSet {
    type Error = BadColumn;

    fn try_from(shape: SetShape) -> Result<Self, BadColumn> {
        let parts = shape.parts.into_iter().map(|part| {
            let questions = part.questions.into_iter().map(TryInto::try_into);
            Ok(Part {
                id: PartId::new(part.id),
                title: part.title.into(),
                optional: part.optional,
                questions: questions.collect::<Result<_, BadColumn>>()?,
            })
        });
        Ok(Self {
            id: SetId::new(shape.id),
            version: shape.version,
            sector: code("content.sector", Sector::from_code, &shape.sector)?,
            perspective: code("content.perspective", Perspective::from_code, &shape.perspective)?,
            title: shape.title.into(),
            about: shape.about.into(),
            origin: shape.origin.into(),
            licence: shape.licence,
            lint_exempt: shape.lint_exempt,
            parts: parts.collect::<Result<_, BadColumn>>()?,
        })
    }
}

impl From<&Question> for QuestionShape {
    fn from(question: &Question) -> Self {
        Self {
            id: question.id.to_string(),
            kind: question.kind.code().code().to_owned(),
            options: question
                .kind
                .options()
                .iter()
                .map(|option| ChoiceShape { id: option.id.to_string(), text: (&option.text).into() })
                .collect(),
            minutes: question.minutes,
            silent: question.silent,
            answered_by: question.answered_by.code().to_owned(),
            leader_present: question.leader_present,
            optional: question.optional,
            columns: question.columns,
            strength: question.strength,
            covers: question.covers.iter().map(|covers| covers.code().to_owned()).collect(),
            text: (&question.text).into(),
            short: question.short.as_ref().map(Into::into),
            help: question.help.as_ref().map(Into::into),
            example: question.example.as_ref().map(Into::into),
            follow_up: question.follow_up.iter().map(Into::into).collect(),
            source: question.source.clone(),
            measures: question.measures.iter().map(ToString::to_string).collect(),
        }
    }
}

impl TryFrom<QuestionShape> for Question {
    type Error = BadColumn;

    fn try_from(shape: QuestionShape) -> Result<Self, BadColumn> {
        let options: Vec<Choice> = shape
            .options
            .into_iter()
            .map(|option| Choice { id: OptionId::new(option.id), text: option.text.into() })
            .collect();
        let kind = match code("content.kind", KindCode::from_code, &shape.kind)? {
            KindCode::List => Kind::List,
            KindCode::Scale => Kind::Scale,
            KindCode::Choice => Kind::Choice(options),
            KindCode::MultiChoice => Kind::MultiChoice(options),
            KindCode::Rank => Kind::Rank(options),
            KindCode::Measure => Kind::Measure,
            KindCode::Count => Kind::Count,
            KindCode::Stance => Kind::Stance,
        };
        let covers = shape.covers.iter().map(|written| code("content.covers", Covers::from_code, written));
        Ok(Self {
            id: QuestionId::new(shape.id),
            kind,
            minutes: shape.minutes,
            silent: shape.silent,
            answered_by: code("content.answered_by", AnsweredBy::from_code, &shape.answered_by)?,
            leader_present: shape.leader_present,
            optional: shape.optional,
            columns: shape.columns,
            strength: shape.strength,
            covers: covers.collect::<Result<_, _>>()?,
            text: shape.text.into(),
            short: shape.short.map(Into::into),
            help: shape.help.map(Into::into),
            example: shape.example.map(Into::into),
            follow_up: shape.follow_up.into_iter().map(Into::into).collect(),
            source: shape.source,
            measures: shape.measures.into_iter().map(BankId::new).collect(),
        })
    }
}
