//! `dialogduk stats` and `dialogduk report`: what meetings and measures add up to (H6, H7, R75, R76).

use std::io::{self, IsTerminal};
use std::path::Path;

use super::args::{FiguresArguments, Report, Stats};
use super::export::{answered_for, by_name, format, put};
use super::failure::Failure;
use super::front::{Front, say};
use crate::domain::figures::Facts;
use crate::domain::ids::UnitId;
use crate::exchange;
use crate::export::across::{FORMATS, render, told};
use crate::export::{Format, Parcel, Rendered, disk};
use crate::ops::Gathered;
use crate::report::across::{Units, across};
use crate::rules::figures::{Figures, Scope};
use crate::store::{FiguresRead, Store, looks_like_one};
use crate::text::fold::search_key;

/// Tells the figures.
pub(super) fn stats(front: &Front, args: &Stats) -> Result<(), Failure> {
    let figures = figures(front, &args.which, FiguresRead::AtOnce)?;
    let document = across(&figures, Units::Named, front.texts.lang);
    if args.json.json {
        return front.write_json(&told(&figures, Units::Named, &document.notes));
    }
    front.write_text(crate::export::text::write(&document, crate::export::text::WIDTH))
}

/// Writes the report across meetings.
pub(super) fn report(front: &Front, args: &Report) -> Result<(), Failure> {
    let format = format(front, args.format, FORMATS, || match args.output.as_deref() {
        None => Some(Format::Text),
        path => by_name(FORMATS, path),
    })?;
    let preview = args.preview;
    if args.output.is_none() && !preview && !format.is_text() && io::stdout().is_terminal() {
        return Err(Failure::Usage((front.texts.cli.needs_target)(format.id())));
    }
    let figures = figures(front, &args.which, FiguresRead::Compared)?;
    let units = if args.without_units { Units::Unnamed } else { Units::Named };
    let lang = front.texts.lang;
    if preview {
        let Rendered { bytes, .. } = render(&figures, units, lang, Format::Text)?;
        let Rendered { suggested_name, .. } = render(&figures, units, lang, format)?;
        say((front.texts.profiles.would_be)(&suggested_name));
        return front.write(bytes);
    }
    let rendered = render(&figures, units, lang, format)?;
    let names = names_told(&figures, units, format);
    let pack = || Parcel::of_report(rendered.clone(), &names, format, &front.env);
    let parcel = answered_for(front, args.reason.as_deref(), pack)?;
    put(front, None, &parcel, args.output.as_deref(), args.force)
}

/// What the report calls units and where they belong, which people have written.
fn names_told(figures: &Figures, units: Units, format: Format) -> Vec<&str> {
    if units == Units::Unnamed {
        return Vec::new();
    }
    let mut names: Vec<&str> = figures.units.keys().map(|unit| unit.name.as_str()).collect();
    // Documents tell no more.
    if format == Format::Json {
        names.extend(figures.units.keys().map(|unit| unit.municipality.as_str()));
    }
    names
}

fn figures(front: &Front, which: &FiguresArguments, read: FiguresRead) -> Result<Figures, Failure> {
    let day = |words: &Option<String>| words.as_deref().map(|words| front.day(words)).transpose();
    let as_of = day(&which.as_of)?.unwrap_or_else(|| front.env.today());
    let (from, to) = (day(&which.from)?, day(&which.to)?);
    let facts = facts(front, &which.files, read)?;
    let known = || facts.meetings.iter().map(|it| (it.unit.name.clone(), it.unit.id)).collect();
    let units =
        which.units.iter().map(|words| unit_named(front, known(), words)).collect::<Result<_, _>>()?;
    Ok(Figures::of(&facts, Scope { from, to, units }, as_of))
}

/// What can be counted: in the files that are named, or else in the data file.
fn facts(front: &Front, files: &[impl AsRef<Path>], read: FiguresRead) -> Result<Facts, Failure> {
    if files.is_empty() {
        return Ok(match front.open_to_read()? {
            Some(store) => store.facts(read)?,
            None => Facts::default(),
        });
    }
    let mut gathered = Gathered::default();
    for file in files {
        let file = file.as_ref();
        // A data file may be large; its beginning tells.
        if disk::beginning(file, 512).is_ok_and(|begins| looks_like_one(&begins)) {
            let store = front.unlocked(|passphrase| Store::open_read_only_with(file, passphrase))?;
            gathered.add_store(store.facts(read)?);
            continue;
        }
        let bytes = front.read_file(file, disk::LARGEST_FILE).map_err(Failure::Said)?;
        let read = exchange::read(&bytes).map_err(|problems| {
            let words = front.texts.exchange;
            let told = (words.refused)(&problems);
            let mut lines = vec![format!("{}: {} {}", file.display(), told.what, told.todo)];
            lines.extend(problems.iter().map(|problem| format!("  {}", (words.problem)(problem))));
            Failure::Said(lines.join("\n"))
        })?;
        for note in read.notes.iter().filter(|note| note.asks()) {
            say(format!("{}: {}", file.display(), (front.texts.exchange.note)(*note)));
        }
        gathered.add_session(read);
    }
    let (facts, again) = gathered.into_facts();
    if again > 0 {
        say((front.texts.figures.again)(again));
    }
    Ok(facts)
}

/// The unit meant by these words: its name, or else a part of it.
pub(super) fn unit_named(
    front: &Front,
    mut units: Vec<(String, UnitId)>,
    words: &str,
) -> Result<UnitId, Failure> {
    let key = search_key(words.trim());
    units.retain(|(name, _)| search_key(name).contains(&key));
    units.sort();
    units.dedup();
    if let Some(exact) = units.iter().position(|(name, _)| search_key(name) == key) {
        units = vec![units.swap_remove(exact)];
    }
    match units.as_slice() {
        [(_, only)] => Ok(*only),
        [] => Err(Failure::Said((front.texts.figures.no_such_unit)(words))),
        several => {
            let names: Vec<&str> = several.iter().map(|(name, _)| name.as_str()).collect();
            Err(Failure::Said((front.texts.figures.several_units)(words, &names.join(", "))))
        }
    }
}
