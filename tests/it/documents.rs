//! Documents people keep: what stands inside the files, seen with other eyes than the ones that wrote them.

use std::io::{Cursor, Read};

use chrono::NaiveDate;
use dialogduk::domain::answer::Body;
use dialogduk::domain::localized::Lang;
use dialogduk::domain::measure::{Agreement, Measure, State, StateCode};
use dialogduk::domain::session::Session;
use dialogduk::export::{ExportJob, ExportProblem, Format, What, disk, pdf, render};
use dialogduk::report::printout::Paper;
use dialogduk::report::profile::Field;
use dialogduk::report::{Profile, own_profile, sheets};
use proptest::prelude::*;

use crate::fixtures::{care_session, day, running_care_session};
use crate::strategies::any_session;

fn job(what: What, format: Format, profile: &str, lang: Lang) -> ExportJob {
    ExportJob {
        what,
        format,
        lang,
        profile: Profile::built_in(profile).unwrap(),
        as_of: day(2026, 12, 12),
        force: false,
        target: None,
    }
}

fn part(bytes: &[u8], name: &str) -> String {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut xml = String::new();
    archive.by_name(name).unwrap().read_to_string(&mut xml).unwrap();
    xml
}

fn docx(session: &Session, what: What, profile: &str, lang: Lang) -> Vec<u8> {
    render(session, &job(what, Format::Docx, profile, lang)).unwrap().bytes
}

fn html(session: &Session, what: What, profile: &str) -> String {
    let made = render(session, &job(what, Format::Html, profile, Lang::Nb)).unwrap();
    String::from_utf8(made.bytes).unwrap()
}

/// Reads XML or our HTML tag by tag: every element is closed by its own name, every sign stands for itself.
pub(crate) fn check_tags(markup: &str) -> Result<(), String> {
    const ALONE: [&str; 4] = ["br", "col", "meta", "!DOCTYPE"];
    let mut open: Vec<&str> = Vec::new();
    let mut rest = markup;
    while let Some(at) = rest.find('<') {
        let (before, tag) = rest.split_at(at);
        let css = open.last() == Some(&"style");
        if before.contains('>') && !css {
            return Err(format!("a bare > in {before:?}"));
        }
        let end = tag.find('>').ok_or("a tag without end")?;
        let inner = &tag[1..end];
        let name = inner.trim_start_matches('/').split([' ', '/', '?']).next().unwrap_or_default();
        if let Some(closed) = inner.strip_prefix('/') {
            if open.pop() != Some(closed) {
                return Err(format!("</{closed}> closes something else"));
            }
        } else if !inner.ends_with('/') && !inner.starts_with('?') && !ALONE.contains(&name) {
            open.push(name);
        }
        rest = &tag[end + 1..];
    }
    if open.is_empty() { Ok(()) } else { Err(format!("left open: {open:?}")) }
}

#[test]
fn a_word_file_has_headings_repeated_headers_and_its_language() {
    let session = running_care_session();
    for (lang, code) in [(Lang::Nb, "nb-NO"), (Lang::Nn, "nn-NO"), (Lang::En, "en-GB")] {
        let file = docx(&session, What::Actions, "hms", lang);
        let text = part(&file, "word/document.xml");
        assert!(text.contains("<w:pStyle w:val=\"Title\"/>"), "{lang:?}");
        assert!(text.matches("<w:pStyle w:val=\"Heading1\"/>").count() >= 3, "{lang:?}");
        let tables = text.matches("<w:tbl>").count();
        assert!(tables >= 3, "{lang:?}: {tables} tables");
        assert_eq!(text.matches("<w:tblHeader/>").count(), tables, "{lang:?}");
        assert!(text.contains("w:orient=\"landscape\""), "{lang:?}: a wide list lies");
        let styles = part(&file, "word/styles.xml");
        assert!(styles.contains(&format!("<w:lang w:val=\"{code}\"")), "{lang:?}");
        assert!(
            styles.contains("<w:outlineLvl w:val=\"0\"/>") && styles.contains("<w:keepNext/>"),
            "{lang:?}"
        );
        assert!(part(&file, "word/footer1.xml").contains(" NUMPAGES "), "{lang:?}");
        assert!(part(&file, "docProps/core.xml").contains("2026-12-12T00:00:00Z"), "{lang:?}");
    }
}

#[test]
fn every_part_of_a_word_file_is_well_formed_and_bears_no_time() {
    let file = docx(&running_care_session(), What::Minutes, "kort", Lang::Nb);
    let mut archive = zip::ZipArchive::new(Cursor::new(&file)).unwrap();
    let mut names = Vec::new();
    for at in 0..archive.len() {
        let entry = archive.by_index(at).unwrap();
        let name = entry.name().unwrap().into_owned();
        assert_eq!(entry.last_modified().map(|time| time.year()), Some(1980), "{name}");
        names.push(name);
    }
    for name in &names {
        assert_eq!(check_tags(&part(&file, name)), Ok(()), "{name}");
    }
    let types = part(&file, "[Content_Types].xml");
    for name in names.iter().filter(|name| !name.contains("rels") && !name.starts_with('[')) {
        assert!(types.contains(&format!("PartName=\"/{name}\"")), "{name} has no type");
    }
}

#[test]
fn a_list_too_wide_for_paper_is_told_measure_by_measure() {
    let session = running_care_session();
    let text = part(&docx(&session, What::Actions, "full", Lang::Nb), "word/document.xml");
    // Only the lines to sign are a table; what is left out has a heading, too.
    assert_eq!(text.matches("<w:tbl>").count(), 1);
    assert_eq!(text.matches("<w:pStyle w:val=\"Heading2\"/>").count(), session.measures.len() + 1);
    assert!(!text.contains("w:orient=\"landscape\""));
    let page = html(&session, What::Actions, "full");
    assert_eq!(page.matches("<h3>").count(), session.measures.len());
}

#[test]
fn a_web_page_needs_nothing_from_outside_and_runs_nothing() {
    for what in [What::Actions, What::Result, What::Minutes] {
        let page = html(&running_care_session(), what, "hms");
        assert_eq!(check_tags(&page), Ok(()), "{what:?}");
        assert!(page.starts_with("<!DOCTYPE html>\n<html lang=\"nb\">"), "{what:?}");
        assert_eq!(page.matches("<h1>").count(), 1, "{what:?}");
        for outside in ["<script", "src=", "href=", "url(", "@import"] {
            assert!(!page.contains(outside), "{what:?} has {outside}");
        }
        assert!(page.contains("default-src 'none'") && page.contains("UFERDIG"), "{what:?}");
    }
    let page = html(&care_session(), What::Actions, "kort");
    assert!(page.contains("<th scope=\"col\">") && page.contains("<time datetime=\"2026-"));
}

#[test]
fn what_a_person_types_is_text_in_every_document() {
    let mut session = care_session();
    let typed = "</w:t><script>alert('x')</script> & \u{1}\u{FFFF}]]> \"sitat\"";
    session.measures[0].title = typed.into();
    let page = html(&session, What::Actions, "kort");
    assert_eq!(check_tags(&page), Ok(()));
    assert!(page.contains("&lt;script&gt;alert(&#39;x&#39;)") && !page.contains("<script"));
    let text = part(&docx(&session, What::Actions, "kort", Lang::Nb), "word/document.xml");
    assert_eq!(check_tags(&text), Ok(()));
    assert!(text.contains("&lt;/w:t&gt;&lt;script&gt;"));
    assert!(!text.contains(['\u{1}', '\u{FFFF}']));
}

fn calendar(session: &Session, as_of: NaiveDate) -> String {
    let job = ExportJob { as_of, ..job(What::Calendar, Format::Ics, "kort", Lang::Nb) };
    String::from_utf8(render(session, &job).unwrap().bytes).unwrap()
}

/// The entries of a calendar, unfolded: each as its lines.
fn entries(calendar: &str) -> Vec<Vec<String>> {
    let unfolded = calendar.replace("\r\n ", "");
    let mut entries = Vec::new();
    for line in unfolded.split("\r\n") {
        match line {
            "BEGIN:VEVENT" => entries.push(Vec::new()),
            _ => entries.iter_mut().last().into_iter().for_each(|entry| entry.push(line.to_owned())),
        }
    }
    entries
}

fn value<'a>(entry: &'a [String], name: &str) -> Option<&'a str> {
    let mut values = entry.iter().filter_map(|line| line.strip_prefix(name)?.strip_prefix([':', ';']));
    values.next()
}

#[test]
fn a_deadline_that_moves_keeps_its_name_in_the_calendar() {
    let mut session = care_session();
    let agreed = session.measures.iter().position(|it| it.state.code() == StateCode::Agreed).unwrap();
    let id = session.measures[agreed].id;
    let name = format!("{id}-deadline@dialogduk");
    let before = entries(&calendar(&session, day(2026, 12, 1)));
    let was = before.iter().find(|entry| value(entry, "UID") == Some(&name)).unwrap();
    assert!(was.iter().any(|line| line.starts_with("DTSTART;VALUE=DATE:")), "{was:?}");
    assert!(was.iter().any(|line| line.starts_with("TRIGGER:-P")), "{was:?}");

    let to = day(2027, 3, 29);
    let mut terms = session.measures[agreed].terms();
    terms.deadline = Some(to);
    session.measures[agreed].state = State::Agreed(Agreement::restore(&terms).unwrap());
    let after = entries(&calendar(&session, day(2026, 12, 2)));
    let now = after.iter().find(|entry| value(entry, "UID") == Some(&name)).unwrap();
    assert_eq!(value(now, "DTSTART"), Some("VALUE=DATE:20270329"));
    assert_eq!(value(now, "DTEND"), Some("VALUE=DATE:20270330"));
    // Nobody chose another day: the effect is assessed three months later (F13).
    let effect = format!("{id}-effect@dialogduk");
    let effect = after.iter().find(|entry| value(entry, "UID") == Some(&effect)).unwrap();
    assert_eq!(value(effect, "DTSTART"), Some("VALUE=DATE:20270629"));
    assert_eq!(after.len(), before.len());
}

#[test]
fn what_is_done_or_given_up_is_taken_out_of_the_calendar_and_what_was_never_agreed_is_not_in_it() {
    let session = running_care_session();
    let found = entries(&calendar(&session, day(2026, 12, 12)));
    for measure in &session.measures {
        let name = format!("{}-deadline@dialogduk", measure.id);
        let status = found.iter().find(|entry| value(entry, "UID") == Some(&name));
        let status = status.and_then(|entry| value(entry, "STATUS"));
        match measure.state.code() {
            StateCode::Agreed | StateCode::InProgress => assert_eq!(status, Some("TENTATIVE")),
            StateCode::Done | StateCode::Evaluated => assert_eq!(status, Some("CANCELLED")),
            StateCode::Proposed => assert_eq!(status, None),
            StateCode::Parked | StateCode::Dropped => assert!(status.is_none_or(|it| it == "CANCELLED")),
        }
    }
}

#[test]
fn a_sitting_to_come_is_norwegian_time_and_ends_after_the_minutes_set_aside() {
    let mut session = running_care_session();
    session.details.minutes = 90;
    session.sittings[0].date = day(2027, 3, 28);
    session.sittings[0].start = chrono::NaiveTime::from_hms_opt(23, 0, 0);
    let text = calendar(&session, day(2027, 3, 28));
    assert!(text.contains("BEGIN:VTIMEZONE\r\nTZID:Europe/Oslo\r\n"), "{text}");
    let found = entries(&text);
    let timed = found.iter().find(|entry| value(entry, "DTSTART").is_some_and(|it| it.starts_with("TZID")));
    let timed = timed.unwrap();
    assert_eq!(value(timed, "DTSTART"), Some("TZID=Europe/Oslo:20270328T230000"));
    assert_eq!(value(timed, "DTEND"), Some("TZID=Europe/Oslo:20270329T003000"));
}

#[test]
fn a_calendar_of_nothing_is_still_one_and_says_so() {
    let mut session = care_session();
    session.measures.clear();
    session.details.next_follow_up = None;
    let job = ExportJob { as_of: day(2030, 1, 1), ..job(What::Calendar, Format::Ics, "kort", Lang::En) };
    let made = render(&session, &job).unwrap();
    let text = String::from_utf8(made.bytes).unwrap();
    assert!(text.contains("VTIMEZONE") && !text.contains("VEVENT"), "{text}");
    assert!(made.notes.iter().any(|note| note.contains("calendar is empty")), "{:?}", made.notes);
}

#[test]
fn the_summary_for_nav_names_nobody_and_always_has_the_same_parts() {
    let mut session = running_care_session();
    session.details.leader = "Kari Nordmann".into();
    session.details.facilitator = "Per Hansen".into();
    session.measures[0].title = "Hjelpe Kari med vaktene".into();
    let terms = session.measures[1].terms();
    for format in [Format::Docx, Format::Md, Format::Json] {
        let made = render(&session, &job(What::Nav { summary: false }, format, "kort", Lang::Nb)).unwrap();
        let text = if format == Format::Docx {
            part(&made.bytes, "word/document.xml")
        } else {
            String::from_utf8(made.bytes).unwrap()
        };
        for name in ["Kari", "Nordmann", "Hansen", terms.first_step.as_str()] {
            assert!(name.is_empty() || !text.contains(name), "{format:?} names {name}: {text}");
        }
        for answer in &session.answers {
            let Body::Text(said) = &answer.body else { continue };
            assert!(!text.contains(said.as_str()), "{format:?}: {said}");
        }
        assert!(made.notes.iter().any(|note| note.contains("peke på én person")), "{:?}", made.notes);
    }
    let parts = |session: &Session| {
        let made = render(session, &job(What::Nav { summary: false }, Format::Md, "kort", Lang::En)).unwrap();
        let text = String::from_utf8(made.bytes).unwrap();
        text.lines().filter(|line| line.starts_with("## ")).map(str::to_owned).collect::<Vec<_>>()
    };
    let full = parts(&session);
    session.measures.clear();
    session.details.next_follow_up = None;
    assert_eq!(parts(&session), full);
}

#[test]
fn a_poster_holds_up_to_eight_measures_and_then_takes_another_page() {
    let session = care_session();
    let like = session.measures.iter().find(|it| it.state.code() == StateCode::Agreed).unwrap().clone();
    for (count, pages) in [(0_u32, 1), (1, 1), (8, 1), (9, 2), (17, 3)] {
        let mut session = session.clone();
        session.measures = (0..count)
            .map(|at| Measure {
                id: crate::fixtures::mid(900 + u128::from(at)),
                position: at,
                ..like.clone()
            })
            .collect();
        let print = sheets::poster(&session, Lang::Nb, day(2026, 12, 12));
        assert_eq!(pdf::write(&print).unwrap().pages, pages, "{count} measures");
        let card = sheets::pocket_card(&session, Lang::Nb, day(2026, 12, 12));
        assert_eq!(pdf::write(&card).unwrap().pages, 1, "{count} measures");
    }
}

#[test]
fn the_filled_cloth_shows_what_was_said_and_hides_what_fewer_than_five_answered() {
    let session = running_care_session();
    let print = sheets::filled_cloth(&session, Lang::Nb, day(2026, 12, 12), Paper::A3);
    let told = print.outline().join("\n");
    let starred = session.answers.iter().find(|answer| answer.starred).and_then(|it| it.body.text()).unwrap();
    assert!(told.contains(starred), "{told}");
    assert!(!told.contains("2 enig"), "{told}");
    assert!(print.notes.iter().any(|note| note.contains("for få svar")), "{:?}", print.notes);
    assert!(pdf::write(&print).is_ok());
}

#[test]
fn a_file_open_in_an_office_program_is_left_alone_and_another_name_proposed() {
    for (name, note) in [
        ("liste.docx", ".~lock.liste.docx#"),
        ("frister.ics", ".~lock.frister.ics#"),
        ("liste.xlsx", "~$liste.xlsx"),
        ("tiltaksliste.docx", "~$ltaksliste.docx"),
    ] {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join(name);
        std::fs::write(&path, "det som sto her").unwrap();
        std::fs::write(folder.path().join(note), "kari").unwrap();
        for force in [false, true] {
            let problem = disk::put(&path, b"nytt", force).unwrap_err();
            assert!(matches!(problem, ExportProblem::InUse { .. }), "{name}: {problem:?}");
            let free = problem.proposal().unwrap();
            assert!(free.file_name().unwrap().to_string_lossy().contains(" (2)."), "{free:?}");
        }
        assert_eq!(std::fs::read_to_string(&path).unwrap(), "det som sto her");
        std::fs::remove_file(folder.path().join(note)).unwrap();
        assert_eq!(disk::put(&path, b"nytt", true), Ok(()), "{name}");
    }
}

#[test]
fn every_field_a_profile_can_name_stands_in_its_manual() {
    let manual = include_str!("../../docs/profiles.md");
    for field in Field::ALL {
        assert!(manual.contains(&format!("| `{}` |", field.key())), "{field:?}");
    }
    let example = manual.split("```toml\n").nth(1).and_then(|rest| rest.split("```").next()).unwrap();
    assert_eq!(own_profile::read(example, "kommune").map(|profile| profile.columns.len()), Ok(3));
}

#[test]
fn a_profile_of_ones_own_has_its_headings_in_every_format_and_its_dates_as_told() {
    let text = "date_format = \"yyyy-mm-dd\"\n[[column]]\nfield = \"title\"\nheader = \"Aktivitet\"\n\
                [[column]]\nheader = \"Hjemmel\"\nvalue = \"AML § 3-1\"\n\
                [[column]]\nfield = \"deadline\"\nheader = \"Innen\"\n";
    let profile = own_profile::read(text, "kommune").unwrap();
    let session = care_session();
    for format in
        [Format::Md, Format::Csv, Format::Text, Format::Html, Format::Docx, Format::Xlsx, Format::Json]
    {
        let job = ExportJob { profile: profile.clone(), ..job(What::Actions, format, "kort", Lang::Nb) };
        let bytes = render(&session, &job).unwrap().bytes;
        let text = match format {
            Format::Docx => part(&bytes, "word/document.xml"),
            Format::Xlsx => part(&bytes, "xl/sharedStrings.xml"),
            _ => String::from_utf8(bytes.clone()).unwrap(),
        };
        assert!(text.contains("AML § 3-1"), "{format:?}: {text}");
        match format {
            Format::Xlsx => assert!(part(&bytes, "xl/styles.xml").contains("yyyy-mm-dd")),
            Format::Json => assert!(text.contains("\"fixed_1\""), "{text}"),
            _ => assert!(text.contains("2026-1"), "{format:?}: {text}"),
        }
        if format != Format::Json {
            assert!(text.contains("Aktivitet") && text.contains("Innen"), "{format:?}: {text}");
        }
    }
}

#[test]
fn every_document_in_every_format_is_the_same_twice_and_says_whose_format_it_is() {
    let session = running_care_session();
    for &what in What::ALL {
        for &format in what.formats() {
            let job = job(what, format, "full", Lang::Nn);
            let (one, other) = (render(&session, &job).unwrap(), render(&session, &job).unwrap());
            assert!(one == other && !one.bytes.is_empty(), "{what:?} {format:?}");
            let begins: &[u8] = match format {
                Format::Pdf => b"%PDF-",
                Format::Docx | Format::Xlsx => b"PK",
                Format::Ics => b"BEGIN:VCALENDAR\r\n",
                Format::Html => b"<!DOCTYPE html>",
                Format::Json => b"{",
                _ => b"",
            };
            assert!(one.bytes.starts_with(begins), "{what:?} {format:?}");
        }
    }
}

#[cfg(unix)]
#[test]
fn where_nothing_can_be_written_it_is_said_and_nothing_is_left_behind() {
    let folder = tempfile::tempdir().unwrap();
    let names = || std::fs::read_dir(folder.path()).unwrap().count();
    std::fs::create_dir(folder.path().join("liste.docx")).unwrap();
    for (name, is_expected) in [
        ("liste.docx", (|it| matches!(it, ExportProblem::Folder(_))) as fn(&ExportProblem) -> bool),
        ("finnes ikke/liste.docx", |it| matches!(it, ExportProblem::NoFolder(_))),
        ("med\0null.docx", |it| matches!(it, ExportProblem::BadName(_) | ExportProblem::Other { .. })),
    ] {
        let problem = disk::put(&folder.path().join(name), b"innhold", true).unwrap_err();
        assert!(is_expected(&problem), "{name:?}: {problem:?}");
        assert_eq!(names(), 1, "{name:?}");
    }
    // A device that is always full.
    let full = disk::put(std::path::Path::new("/dev/full"), b"innhold", true).unwrap_err();
    assert!(matches!(full, ExportProblem::NotAFile(_) | ExportProblem::Denied(_)), "{full:?}");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn any_session_gives_documents_that_other_programs_can_read(session in any_session(1)) {
        for what in [What::Actions, What::Result, What::Minutes] {
            let page = html(&session, what, "full");
            prop_assert_eq!(check_tags(&page), Ok(()));
            let text = part(&docx(&session, what, "full", Lang::Nn), "word/document.xml");
            prop_assert_eq!(check_tags(&text), Ok(()));
        }
    }
}
