//! Documents people keep: what stands inside the files, seen with other eyes than the ones that wrote them.

use std::io::{Cursor, Read};

use dialogduk::domain::localized::Lang;
use dialogduk::domain::session::Session;
use dialogduk::export::{ExportJob, Format, What, render};
use dialogduk::report::Profile;
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
fn check_tags(markup: &str) -> Result<(), String> {
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
    // Only the lines to sign are a table.
    assert_eq!(text.matches("<w:tbl>").count(), 1);
    assert_eq!(text.matches("<w:pStyle w:val=\"Heading2\"/>").count(), session.measures.len());
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
