//! `dialogduk export`.

use std::io::{self, IsTerminal};
use std::path::{Path, PathBuf};

use super::args::{Export, FormatArgument};
use super::failure::Failure;
use super::front::{Front, say};
use super::pick;
use crate::domain::ids::SessionId;
use crate::domain::sent::Sent;
use crate::domain::session::{Session, SessionEventKind};
use crate::exchange;
use crate::export::{self, ExportJob, Format, Held, Parcel, What, disk, sealed};
use crate::i18n;
use crate::ops::{self, Op};
use crate::paths::Folders;
use crate::report::{Profile, own_profile};
use crate::store::{ProblemKind, Store, StoreProblem};
use crate::text::sanitize::one_line;

pub(super) fn run(front: &Front, args: &Export) -> Result<(), Failure> {
    let Some(what) = args.what.document() else { return whole_session(front, args) };
    let what = match what {
        What::Cloth(_) => What::Cloth(args.paper.into()),
        What::FilledCloth(_) => What::FilledCloth(args.paper.into()),
        What::Nav { .. } => What::Nav { summary: args.with_summary },
        other => other,
    };
    let session = pick::read_session(front, args.session.as_deref())?;
    let Some(parcel) = document(front, &session, what, args)? else { return Ok(()) };
    put(front, Some(session.id), &parcel, target(args).as_deref(), args.force)
}

/// The whole session, for another laptop. That it left is noted, so that what comes back can be put together with
/// what is here.
fn whole_session(front: &Front, args: &Export) -> Result<(), Failure> {
    const FORMATS: &[Format] = &[Format::Toml, Format::Json];
    let format = format(front, args.format, FORMATS, || by_name(FORMATS, inner(args).as_deref()))?;
    // Found first: a slip in a word makes no data file.
    let id = pick::read_session(front, args.session.as_deref())?.id;
    let mut store = match front.open() {
        Err(Failure::Store(problem)) if problem.kind == ProblemKind::ReadOnly => front.open_to_read()?,
        opened => Some(opened?),
    };
    let Some(store) = &mut store else { return Err(StoreProblem::gone().into()) };
    let session = store.load(id)?.ok_or_else(StoreProblem::gone)?.session;
    let lineage = ops::share(store, &session)?;
    let text = if format == Format::Json {
        exchange::json::write_shared(&session, &lineage)
    } else {
        exchange::write_shared(&session, &lineage)
    };
    if args.preview {
        return front.write_text(text);
    }
    let pack =
        || Parcel::of_session(&session, format.id(), text.clone().into_bytes(), front.texts.lang, &front.env);
    let parcel = packed(front, args, pack)?;
    put(front, Some(id), &parcel, target(args).as_deref(), args.force)
}

/// What is ready to leave, under a passphrase where that is asked for.
fn packed(front: &Front, args: &Export, pack: impl Fn() -> Result<Parcel, Held>) -> Result<Parcel, Failure> {
    let parcel = answered_for(front, args.reason.as_deref(), pack)?;
    if !is_to_be_sealed(args) {
        return Ok(parcel);
    }
    if args.output.is_none() && io::stdout().is_terminal() {
        return Err(Failure::Usage((front.texts.cli.needs_target)(sealed::ENDING)));
    }
    let file = args.protect.as_ref().and_then(Option::as_deref);
    let passphrase = front.passphrase_to_seal(file)?;
    let words = front.texts.protection;
    parcel.sealed(&passphrase).map_err(|problem| Failure::Said((words.seal_problem)(problem).to_owned()))
}

/// Whether it is asked for, by the flag or by a name that ends as sealed files do.
fn is_to_be_sealed(args: &Export) -> bool {
    let name =
        args.output.as_deref().and_then(Path::file_name).map(|name| name.to_string_lossy().into_owned());
    args.protect.is_some() || name.is_some_and(|name| sealed::inner_name(&name).is_some())
}

/// The file to write: one under a passphrase says so by its name.
fn target(args: &Export) -> Option<PathBuf> {
    let output = args.output.as_ref()?;
    Some(match output.file_name() {
        Some(name) if is_to_be_sealed(args) => output.with_file_name(sealed::name(&name.to_string_lossy())),
        _ => output.clone(),
    })
}

/// The file as it is before it is put under a passphrase: its ending says the format.
fn inner(args: &Export) -> Option<PathBuf> {
    let output = args.output.as_ref()?;
    let name = output.file_name().map(|name| name.to_string_lossy().into_owned());
    let inner = name.as_deref().and_then(sealed::inner_name);
    Some(inner.map_or_else(|| output.clone(), |inner| output.with_file_name(inner)))
}

/// What is ready to leave, once the guard's questions are answered by `--reason` (J3).
pub(super) fn answered_for(
    front: &Front,
    reason: Option<&str>,
    pack: impl Fn() -> Result<Parcel, Held>,
) -> Result<Parcel, Failure> {
    let texts = front.texts;
    let asked = match pack() {
        Ok(parcel) => return Ok(parcel),
        Err(Held::Problem(problem)) => return Err(problem.into()),
        Err(Held::Guarded(asked)) => asked,
    };
    let told = |lines: Vec<String>| Failure::Said(lines.join("\n"));
    let Some(reason) = reason.map(one_line).filter(|reason| !reason.trim().is_empty()) else {
        let mut lines = texts.outgoing.lines(texts.guard, &asked);
        lines.push(texts.outgoing.how.to_owned());
        return Err(told(lines));
    };
    if !ops::is_reason(&reason) {
        return Err(told(vec![format!("{} {}", texts.outgoing.no_reason, texts.outgoing.not_written)]));
    }
    // The reason is kept, so it tells of nobody either.
    if let Some(in_reason) = ops::asked_while_written(&reason, &front.env) {
        return Err(told(vec![texts.guard.of(&[in_reason]), texts.outgoing.not_written.to_owned()]));
    }
    for it in asked {
        front.env.let_out(&it.text, reason.trim());
    }
    pack().map_err(|held| match held {
        Held::Problem(problem) => problem.into(),
        // Every text that was asked about has been answered for.
        Held::Guarded(_) => Failure::Said(texts.outgoing.not_written.to_owned()),
    })
}

/// Writes the file, or pours it out, and notes in the log and in the session's history that it left (G4, J10).
pub(super) fn put(
    front: &Front,
    session: Option<SessionId>,
    parcel: &Parcel,
    path: Option<&Path>,
    force: bool,
) -> Result<(), Failure> {
    parcel.notes.iter().for_each(say);
    let Some(path) = path else {
        front.write(&parcel.bytes)?;
        // What is read on a terminal stays on the laptop.
        if !io::stdout().is_terminal() {
            note(front, &parcel.poured_out(), |_| {});
        }
        return Ok(());
    };
    front.keep_off(path)?;
    let sent = parcel.put(path, force)?;
    say((front.texts.cli.written)(&path.display().to_string()));
    let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
    note(front, &sent, |store| {
        if let Some(session) = session {
            let _ = ops::carry_out(store, session, &Op::Note(SessionEventKind::Exported, name), &front.env);
        }
    });
    Ok(())
}

/// The file is there; a data file that cannot be written to is no reason to say otherwise, but one to say that the list lacks
/// it. None is made for it.
fn note(front: &Front, sent: &Sent, and: impl FnOnce(&mut Store)) {
    if !front.data_file().is_ok_and(|file| file.path.exists()) {
        return;
    }
    let listed = front.open().is_ok_and(|mut store| {
        let listed = store.note_sent(sent).is_ok();
        and(&mut store);
        let _ = store.close();
        listed
    });
    if !listed {
        say(front.texts.outgoing.not_listed);
    }
}

/// A document, ready to leave; `None` where it was only looked at.
fn document(front: &Front, session: &Session, what: What, args: &Export) -> Result<Option<Parcel>, Failure> {
    let cli = front.texts.cli;
    let offered = what.formats();
    let format = format(front, args.format, offered, || match inner(args) {
        // For a terminal or a pipe.
        None if offered.contains(&Format::Text) => Some(Format::Text),
        path => by_name(offered, path.as_deref()),
    })?;
    let format = if args.excel && format == Format::Csv { Format::CsvExcel } else { format };
    if !offered.contains(&format) {
        return Err(not_among(front, offered));
    }
    if args.output.is_none() && !args.preview && !format.is_text() && io::stdout().is_terminal() {
        return Err(Failure::Usage((cli.needs_target)(format.id())));
    }
    let as_of = args.as_of.as_deref().map_or_else(|| Ok(front.env.today()), |words| front.day(words))?;
    let job = ExportJob {
        what,
        format,
        lang: front.texts.lang,
        profile: profile(front, &args.profile)?,
        as_of,
        force: args.force,
        target: args.output.clone(),
    };
    if args.preview {
        let (text, name) = export::preview(session, &job, export::text::WIDTH);
        say((front.texts.profiles.would_be)(&name));
        front.write_text(text)?;
        return Ok(None);
    }
    packed(front, args, || Parcel::of_document(session, &job, &front.env)).map(Some)
}

/// The columns of this name: those that come with the program, a file that is named, or a file of one's own.
pub(super) fn profile(front: &Front, named: &str) -> Result<Profile, Failure> {
    if let Some(profile) = Profile::built_in(named) {
        return Ok(profile);
    }
    let folder = front.folders.as_ref().map(Folders::profiles);
    let own = folder.as_ref().map(|folder| folder.join(format!("{named}.toml")));
    let is_file = Path::new(named).extension().is_some() || named.contains(['/', '\\']);
    let path = if is_file { Some(PathBuf::from(named)) } else { own.filter(|path| path.is_file()) };
    let Some(path) = path else {
        let folder = folder.map(|folder| folder.display().to_string()).unwrap_or_default();
        return Err(Failure::Usage((front.texts.profiles.no_such_profile)(named, &folder)));
    };
    let bytes = front.read_file(&path, disk::LARGEST_TEXT).map_err(Failure::Said)?;
    let id = path.file_stem().unwrap_or_default().to_string_lossy();
    own_profile::read(&String::from_utf8_lossy(&bytes), &id).map_err(|problem| {
        Failure::Said(i18n::profiles::told(front.texts.lang, &path.display().to_string(), &problem))
    })
}

/// The format that is asked for by its name or, where none is named, by the name of the file; refused where it is not one of
/// these.
pub(super) fn format(
    front: &Front,
    named: Option<FormatArgument>,
    offered: &[Format],
    by_name: impl FnOnce() -> Option<Format>,
) -> Result<Format, Failure> {
    let format = named.and_then(FormatArgument::format).map_or_else(by_name, Some);
    format.filter(|format| offered.contains(format)).ok_or_else(|| not_among(front, offered))
}

fn not_among(front: &Front, offered: &[Format]) -> Failure {
    let names: Vec<_> = offered.iter().map(|format| format.id()).collect();
    Failure::Usage((front.texts.cli.formats_are)(&names.join(", ")))
}

/// Which of these formats, the usual one first, a file name asks for; the usual one for a name that ends as no format's does.
/// `None` for one that ends as another's: a file must not be called what it is not.
pub(super) fn by_name(offered: &[Format], path: Option<&Path>) -> Option<Format> {
    let ending = ending(path);
    let named = |format: &&Format| Some(format.extension()) == ending.as_deref();
    // In the order of all: plain CSV before Excel's, for which `--excel` asks.
    let mut named = Format::ALL.iter().filter(named).copied().peekable();
    if named.peek().is_none() {
        return offered.first().copied();
    }
    named.find(|format| offered.contains(format))
}

pub(super) fn ending(path: Option<&Path>) -> Option<String> {
    Some(path?.extension()?.to_string_lossy().to_lowercase())
}

#[cfg(test)]
mod tests {
    use clap::ValueEnum;

    use super::*;
    use crate::cli::args::WhatArgument;

    #[test]
    fn everything_there_is_has_its_word_on_the_command_line() {
        let documents: Vec<_> =
            WhatArgument::value_variants().iter().filter_map(|it| it.document()).collect();
        assert_eq!(documents.len(), WhatArgument::value_variants().len() - 1, "all but the whole session");
        assert!(What::ALL.iter().all(|what| documents.contains(what)));
        let formats: Vec<_> = FormatArgument::value_variants().iter().filter_map(|it| it.format()).collect();
        assert_eq!(formats.len(), FormatArgument::value_variants().len());
        assert!(Format::ALL.iter().all(|format| formats.contains(format)));
    }

    #[test]
    fn the_ending_of_the_file_decides_the_format_and_one_that_is_not_offered_is_refused() {
        for (what, path, format) in [
            (What::Actions, "liste.xlsx", Some(Format::Xlsx)),
            (What::Actions, "liste.CSV", Some(Format::Csv)),
            (What::Actions, "liste.txt", Some(Format::Text)),
            (What::Actions, "liste", Some(Format::Xlsx)),
            (What::Result, "ark.md", Some(Format::Md)),
            (What::Result, "ark.xlsx", None),
            (What::Result, "ark.2026", Some(Format::Pdf)),
            (What::Result, "ark.docx", Some(Format::Docx)),
            (What::Actions, "liste.html", Some(Format::Html)),
            (What::Calendar, "frister.docx", None),
            (What::Calendar, "frister.ics", Some(Format::Ics)),
            (What::Poster, "plakat.docx", None),
            (What::Invitation, "til veggen.pdf", Some(Format::Pdf)),
        ] {
            assert_eq!(by_name(what.formats(), Some(Path::new(path))), format, "{what:?} {path:?}");
        }
    }
}
