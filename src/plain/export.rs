//! «/fil tiltak xlsx navn»: writes a document or the session file, and notes that it was done (G4).

use std::path::{Path, PathBuf};

use crate::domain::session::SessionEventKind;
use crate::exchange;
use crate::export::name::{safe_stem, word};
use crate::export::text::WIDTH;
use crate::export::{ExportJob, ExportProblem, Format, Held, Parcel, What, preview};
use crate::i18n::Texts;
use crate::ops::{Op, asked_while_written, is_reason};
use crate::report::Profile;
use crate::report::printout::Paper;
use crate::text::fold::search_key;

use super::room::Room;
use super::talk::Step;

/// What is to be written, as said.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Wanted {
    Document { what: What, profile: Profile, format: Option<Format>, name: Option<String>, look: bool },
    Session { name: Option<String> },
}

impl Room<'_, '_> {
    pub(super) fn export(&mut self, said: &str) -> Step {
        let texts = self.texts();
        let names = |what: What| word(what, texts);
        let Some(wanted) = wanted(said, names, self.plain.profiles, texts) else {
            let offered = What::ALL.iter().map(|what| {
                let formats: Vec<_> = what.formats().iter().map(|format| format.id()).collect();
                format!("{}: {}", names(*what), formats.join(", "))
            });
            let offered: Vec<_> = offered.chain([format!("{}: toml", texts.plain.session_file)]).collect();
            return self.say(format!("{}\n{}", texts.plain.which_file, offered.join("\n")));
        };
        if let Wanted::Document { what, profile, format, look: true, .. } = wanted {
            let format = format.or_else(|| what.formats().first().copied()).unwrap_or(Format::Text);
            let (text, name) = preview(self.session(), &self.job(what, format, profile), WIDTH);
            self.say(text)?;
            return self.say((texts.profiles.would_be)(&name));
        }
        let (parcel, name) = match self.pack(&wanted)? {
            Ok(Some(packed)) => packed,
            Ok(None) => return self.say(texts.outgoing.not_written),
            Err(problem) => return self.tell_not_written(&problem),
        };
        let name = PathBuf::from(name);
        // A name with a folder means that folder, seen from where the program was started.
        let has_folder = name.parent().is_some_and(|folder| !folder.as_os_str().is_empty());
        let path = if has_folder { name } else { self.plain.export_folder.join(name) };
        match parcel.put(&path, false) {
            Ok(sent) => {
                let file = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
                self.say((texts.plain.written)(&sent.path))?;
                self.say(parcel.notes.join("\n"))?;
                // The file is there; a list that cannot be kept is no reason to say otherwise, but one to say so.
                if self.plain.store.note_sent(&sent).is_err() {
                    self.say(texts.outgoing.not_listed)?;
                }
                self.act(&Op::Note(SessionEventKind::Exported, file))?;
                Ok(())
            }
            Err(problem) => self.tell_not_written(&problem),
        }
    }

    /// Makes the file ready, after the guard's questions have been answered, with the name it is to have. `None` when
    /// nobody says why it may be sent.
    fn pack(&mut self, wanted: &Wanted) -> Step<Result<Option<(Parcel, String)>, ExportProblem>> {
        loop {
            match self.packed(wanted) {
                Ok(packed) => return Ok(Ok(Some(packed))),
                Err(Held::Problem(problem)) => return Ok(Err(problem)),
                Err(Held::Guarded(asked)) => {
                    let texts = self.texts();
                    self.say(texts.outgoing.lines(texts.guard, &asked).join("\n"))?;
                    let why = self.plain.talk.ask(texts.outgoing.line_reason, "")?;
                    if why.is_empty() {
                        return Ok(Ok(None));
                    }
                    if !is_reason(&why) {
                        self.say(texts.outgoing.no_reason)?;
                        continue;
                    }
                    // The reason is kept, so it tells of nobody either.
                    if let Some(in_reason) = asked_while_written(&why, self.plain.env) {
                        self.say(texts.guard.of(&[in_reason]))?;
                        continue;
                    }
                    for it in asked {
                        self.plain.env.let_out(&it.text, &why);
                    }
                }
            }
        }
    }

    fn packed(&mut self, wanted: &Wanted) -> Result<(Parcel, String), Held> {
        match wanted {
            Wanted::Document { what, profile, format, name, look: _ } => {
                let by_name = || name.as_deref().and_then(|name| format_of(*what, name));
                let usual = what.formats().first().copied().unwrap_or(Format::Text);
                let format = format.or_else(by_name).unwrap_or(usual);
                let job = self.job(*what, format, profile.clone());
                let parcel = Parcel::of_document(self.session(), &job, self.plain.env)?;
                let name = name.as_deref().map(|name| with_extension(name, format.extension()));
                let name = name.unwrap_or_else(|| parcel.suggested_name.clone());
                Ok((parcel, name))
            }
            Wanted::Session { name } => {
                let session = self.session().clone();
                let lineage = crate::ops::share(self.plain.store, &session)
                    .map_err(|problem| ExportProblem::Other { detail: problem.detail, path: None })?;
                let bytes = exchange::write_shared(&session, &lineage).into_bytes();
                let parcel = Parcel::of_session(
                    &session,
                    Format::Toml.id(),
                    bytes,
                    self.texts().lang,
                    self.plain.env,
                )?;
                let stem = || format!("{} {}", session.unit.name, session.meeting_day());
                let name = name.as_deref().map(|name| with_extension(name, "toml"));
                Ok((parcel, name.unwrap_or_else(|| format!("{}.toml", safe_stem(&stem())))))
            }
        }
    }

    fn job(&self, what: What, format: Format, profile: Profile) -> ExportJob {
        let (lang, as_of) = (self.texts().lang, self.plain.env.today());
        ExportJob { what, format, lang, profile, as_of, force: false, target: None }
    }

    fn tell_not_written(&mut self, problem: &ExportProblem) -> Step {
        let texts = self.texts();
        let told = problem.explain(texts.lang);
        self.say(format!("{} {} {}", told.what, told.safe, told.todo))?;
        match (problem, problem.proposal()) {
            (_, Some(free)) => self.say((texts.plain.free_name)(&free.display().to_string())),
            (ExportProblem::NotOffered { what, .. }, None) => {
                let formats: Vec<_> = what.formats().iter().map(|format| format.id()).collect();
                self.say(formats.join(", "))
            }
            (ExportProblem::Other { detail, .. }, None) => {
                self.say(format!("{}: {detail}", texts.dialogs.details))
            }
            (_, None) => Ok(()),
        }
    }
}

/// What was asked for: a document, then perhaps a profile and a format, then perhaps a name.
fn wanted(
    said: &str,
    document: impl Fn(What) -> &'static str,
    own: &[Profile],
    texts: &Texts,
) -> Option<Wanted> {
    let (word, rest) = said.split_once(' ').unwrap_or((said, ""));
    let key = search_key(word);
    // The beginning of the name is enough: «resultat» is the result sheet.
    let is = |name: &str, code: &str| {
        let name = search_key(name);
        key == code || key == name || (key.len() > 3 && name.starts_with(&key))
    };
    let mut rest = rest.trim();
    let name = |rest: &str| (!rest.is_empty()).then(|| rest.to_owned());
    if is(texts.plain.session_file, "session") {
        let rest =
            rest.strip_prefix("toml").filter(|it| it.is_empty() || it.starts_with(' ')).unwrap_or(rest);
        return Some(Wanted::Session { name: name(rest.trim()) });
    }
    let mut what = What::ALL.iter().copied().find(|what| is(document(*what), what.id()))?;
    let (mut profile, mut format, mut look) = (None, None, false);
    let of_name = |word: &str| {
        let own = || own.iter().find(|it| search_key(&it.id) == search_key(word)).cloned();
        Profile::built_in(word).or_else(own)
    };
    while let Some((word, after)) = rest.split_once(' ').or((!rest.is_empty()).then_some((rest, ""))) {
        if profile.is_none() && of_name(word).is_some() {
            profile = of_name(word);
        } else if !look && search_key(word) == search_key(texts.documents.look) {
            look = true;
        } else if let What::Nav { summary } = &mut what
            && search_key(word) == search_key(texts.documents.nav_with_summary)
        {
            *summary = true;
        } else if let (What::Cloth(paper) | What::FilledCloth(paper), Some(named)) =
            (&mut what, paper_of(word))
        {
            *paper = named;
        } else if format.is_none() && Format::ALL.iter().any(|format| format.id() == word) {
            format = Format::ALL.iter().copied().find(|format| format.id() == word);
        } else {
            break;
        }
        rest = after.trim();
    }
    let profile = profile.unwrap_or_else(Profile::short);
    Some(Wanted::Document { what, profile, format, name: name(rest), look })
}

/// The paper a word names.
fn paper_of(word: &str) -> Option<Paper> {
    Paper::FOR_CLOTH.iter().copied().find(|paper| paper.id().eq_ignore_ascii_case(word))
}

/// The format a name ends in, among those the document comes in.
fn format_of(what: What, name: &str) -> Option<Format> {
    let ending = Path::new(name).extension()?.to_str()?.to_lowercase();
    what.formats().iter().copied().find(|format| format.extension() == ending)
}

fn with_extension(name: &str, extension: &str) -> String {
    let has_one = Path::new(name).extension().is_some_and(|it| it.eq_ignore_ascii_case(extension));
    if has_one { name.to_owned() } else { format!("{name}.{extension}") }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(said: &str) -> Option<Wanted> {
        let texts = crate::i18n::texts(crate::domain::localized::Lang::Nb);
        let own = Profile { id: "Kommune".into(), ..Profile::hms() };
        wanted(said, |what| word(what, texts), &[own], texts)
    }

    #[test]
    fn a_file_is_asked_for_in_few_words() {
        let document = |what, profile: Profile, format, name: Option<&str>| {
            Some(Wanted::Document { what, profile, format, name: name.map(str::to_owned), look: false })
        };
        for (line, wanted) in [
            ("tiltak", document(What::Actions, Profile::short(), None, None)),
            ("actions csv", document(What::Actions, Profile::short(), Some(Format::Csv), None)),
            (
                "tiltak hms xlsx Min liste",
                document(What::Actions, Profile::hms(), Some(Format::Xlsx), Some("Min liste")),
            ),
            ("referat for rådet.md", document(What::Minutes, Profile::short(), None, Some("for rådet.md"))),
            ("møte", Some(Wanted::Session { name: None })),
            ("møte toml kopi", Some(Wanted::Session { name: Some("kopi".into()) })),
            ("duk", document(What::Cloth(Paper::A3), Profile::short(), None, None)),
            (
                "duk A1 til veggen",
                document(What::Cloth(Paper::A1), Profile::short(), None, Some("til veggen")),
            ),
            ("gruppeark", document(What::Sheets, Profile::short(), None, None)),
            ("guide", document(What::Guide, Profile::short(), None, None)),
            ("invitasjon text", document(What::Invitation, Profile::short(), Some(Format::Text), None)),
            (
                "tiltak kommune docx",
                document(
                    What::Actions,
                    Profile { id: "Kommune".into(), ..Profile::hms() },
                    Some(Format::Docx),
                    None,
                ),
            ),
            (
                "sammendrag oppsummering docx",
                document(What::Nav { summary: true }, Profile::short(), Some(Format::Docx), None),
            ),
            ("påminnerliste", document(What::Reminders, Profile::short(), None, None)),
            ("tiltaksbank", document(What::Bank, Profile::short(), None, None)),
            (
                "tiltak vis",
                Some(Wanted::Document {
                    what: What::Actions,
                    profile: Profile::short(),
                    format: None,
                    name: None,
                    look: true,
                }),
            ),
            ("kake", None),
            ("", None),
        ] {
            assert_eq!(said(line), wanted, "{line}");
        }
    }

    #[test]
    fn a_name_gets_its_ending_once() {
        for (name, with) in
            [("liste", "liste.xlsx"), ("liste.XLSX", "liste.XLSX"), ("uke 1.2", "uke 1.2.xlsx")]
        {
            assert_eq!(with_extension(name, "xlsx"), with);
        }
    }
}
