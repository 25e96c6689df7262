//! The cloth in text: every field with how full it is.

use crate::domain::cloth::{Field, Fill};

use super::room::{Room, capital};
use super::talk::Step;

impl Room<'_, '_> {
    pub(super) fn tell_cloth(&mut self) -> Step {
        let texts = self.texts();
        let (cloth, progress) = (self.session().cloth(), self.session().progress());
        self.say((texts.plain.cloth)(progress.answered, progress.questions, progress.minutes_left))?;
        let here = self.question();
        for corner in &cloth.corners {
            let Some(part) = self.session().set.parts.get(corner.part_index) else { continue };
            let title = part.title.get(texts.lang);
            let mut told = vec![(texts.plain.part)(corner.part_index + 1, title, corner.concerns_us)];
            told.extend(corner.fields.iter().map(|field| {
                let mark = if field.question == here { texts.plain.you_are_here } else { "" };
                format!("{}{mark}", self.field_told(field))
            }));
            self.say(told.join("\n"))?;
        }
        if !cloth.agreed.is_empty() {
            self.say(format!("{} {}.", texts.plain.agreed_measures, cloth.agreed.join("; ")))?;
        }
        Ok(())
    }

    /// «7. Støtte: 11 svar fra 3 av 4 bord, 2 felles.»
    fn field_told(&self, field: &Field) -> String {
        let texts = self.texts();
        let Some(question) = self.session().question(&field.question) else { return String::new() };
        let name = question.short.as_ref().unwrap_or(&question.text).get(texts.lang);
        let own = if field.added { format!(" ({})", texts.common.own_question) } else { String::new() };
        let state = match (field.fill, field.off) {
            (Fill::Empty, Some(off)) => (texts.codes.mark)(off).to_owned(),
            (Fill::Empty, None) => texts.plain.unanswered.to_owned(),
            (Fill::Half | Fill::Full, _) => {
                let answers = (texts.common.answers)(field.answers);
                let mut told = match field.tables() {
                    Some((answered, asked)) => (texts.plain.from_tables)(&answers, answered, asked),
                    None => answers,
                };
                if field.starred > 0 {
                    told = format!("{told}, {}", (texts.plain.starred_count)(field.starred));
                }
                let names: Vec<&str> = field
                    .not_yet
                    .iter()
                    .filter_map(|id| self.session().sitting(*id))
                    .map(|sitting| sitting.label.as_str())
                    .filter(|label| !label.is_empty())
                    .collect();
                if !names.is_empty() {
                    told = format!("{told}. {}", (texts.sittings.not_yet)(&names.join(", ")));
                }
                told
            }
        };
        format!("{}. {}{own}: {state}.", field.number, capital(name.trim_end_matches(['.', ':'])))
    }
}
