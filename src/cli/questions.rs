//! `dialogduk questions`.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use serde_json::{Value, json};

use super::args::{NewSet, Questions};
use super::failure::Failure;
use super::front::{Front, say};
use super::own_sets;
use super::pick;
use super::table::columns;
use crate::domain::ids::SetId;
use crate::domain::localized::{Lang, Localized};
use crate::domain::question_set::{Question, QuestionSet};
use crate::export::disk;
use crate::rules::set_lints::{Lint, lints};
use crate::sets::{self, Listed, Origin, SetProblem, own};

pub(super) fn run(front: &Front, verb: Questions) -> Result<(), Failure> {
    match verb {
        Questions::List(json) => list(front, json.json),
        Questions::Show { id, json } => show(front, &own_sets::find(front, &id)?, json.json),
        Questions::New(new) => make(front, &new),
        Questions::Check { paths, json } => check(front, paths, json.json),
    }
}

fn list(front: &Front, json: bool) -> Result<(), Failure> {
    let (cli, lang) = (front.texts.cli, front.texts.lang);
    let catalogue = own_sets::all(front)?;
    if json {
        let sets: Vec<_> = catalogue.sets.iter().map(|listed| listed_json(listed, lang)).collect();
        let faulty: Vec<_> = catalogue
            .faulty
            .iter()
            .map(|faulty| json!({ "file": faulty.file, "faults": faults_json(front, &faulty.problems) }))
            .collect();
        return front.write_json(&json!({ "sets": sets, "faulty": faulty }));
    }
    let rows: Vec<_> = catalogue
        .sets
        .iter()
        .map(|Listed { set, origin }| {
            let from = match origin {
                Origin::BuiltIn => cli.built_in,
                Origin::Own { replaces: false, .. } => cli.own,
                Origin::Own { replaces: true, .. } => cli.own_instead,
            };
            [set.id.to_string(), set.title.get(lang).to_owned(), size(front, set), from.to_owned()]
        })
        .chain(
            catalogue
                .faulty
                .iter()
                .map(|faulty| [String::new(), faulty.file.clone(), String::new(), cli.faulty.to_owned()]),
        )
        .collect();
    front.write_text(columns([cli.id, cli.title, "", cli.source], &rows))?;
    if !catalogue.faulty.is_empty() {
        say(cli.see_faults);
    }
    Ok(())
}

/// Writes a set of one's own. What was made must be a set that can be read back: an id can be wrong.
fn make(front: &Front, new: &NewSet) -> Result<(), Failure> {
    let mut set = match &new.session {
        Some(words) => {
            let session = pick::read_session(front, Some(words))?;
            if session.added.is_empty() {
                return Err(Failure::Said(front.texts.cli.nothing_added.to_owned()));
            }
            // The set as it is now, if it is still there: a newer wording is not to be lost.
            let catalogue = own_sets::all(front)?;
            let base = catalogue.get(&session.set.id).map_or(&session.set, |listed| &listed.set);
            own::with_added(base, &session.added)
        }
        None => own_sets::find(front, new.set.as_deref().unwrap_or_default())?.set,
    };
    if let Some(id) = &new.id {
        set.id = SetId::new(id);
    }
    let text = sets::write(&set);
    if let Err(problems) = sets::read(text.as_bytes(), &own_sets::knows_measure) {
        let words = front.texts.sets.problem_alone;
        let told: Vec<String> = problems.iter().map(|it| words(&it.kind)).collect();
        return Err(Failure::Said(told.join("\n")));
    }
    let Some(path) = &new.output else { return front.write_text(text) };
    front.keep_off(path)?;
    disk::put(path, text.as_bytes(), new.force)?;
    say((front.texts.cli.written)(&path.display().to_string()));
    Ok(())
}

fn size(front: &Front, set: &QuestionSet) -> String {
    let minutes = (front.texts.dates.minutes)(set.minutes());
    (front.texts.cli.set_size)(set.parts.len(), set.questions().count(), &minutes)
}

fn listed_json(Listed { set, origin }: &Listed, lang: Lang) -> Value {
    let (from, file, replaces) = match origin {
        Origin::BuiltIn => ("built_in", None, false),
        Origin::Own { file, replaces } => ("own", Some(file), *replaces),
    };
    json!({
        "id": set.id.as_str(),
        "version": set.version,
        "title": set.title.get(lang),
        "sector": set.sector.code(),
        "perspective": set.perspective.code(),
        "parts": set.parts.len(),
        "questions": set.questions().count(),
        "minutes": set.minutes(),
        "from": from,
        "file": file,
        "replaces_built_in": replaces,
    })
}

fn show(front: &Front, listed: &Listed, json: bool) -> Result<(), Failure> {
    if json {
        let mut value = listed_json(listed, front.texts.lang);
        if let Some(fields) = value.as_object_mut() {
            let parts: Vec<_> = listed.set.parts.iter().map(|part| {
                let questions: Vec<_> = part.questions.iter().map(question_json).collect();
                json!({ "id": part.id.as_str(), "optional": part.optional, "title": text_json(&part.title), "questions": questions })
            }).collect();
            fields.insert("parts".to_owned(), parts.into());
            fields.insert("about".to_owned(), text_json(&listed.set.about));
            fields.insert("origin".to_owned(), text_json(&listed.set.origin));
            fields.insert("licence".to_owned(), listed.set.licence.as_str().into());
            fields.insert("wording_hash".to_owned(), listed.set.wording_hash().into());
        }
        return front.write_json(&value);
    }
    front.write_text(readable(front, &listed.set))
}

fn question_json(question: &Question) -> Value {
    let options: Vec<_> = question
        .kind
        .options()
        .iter()
        .map(|option| json!({ "id": option.id.as_str(), "text": text_json(&option.text) }))
        .collect();
    json!({
        "id": question.id.as_str(),
        "kind": question.kind.code().code(),
        "minutes": question.minutes,
        "silent": question.silent,
        "answered_by": question.answered_by.code(),
        "optional": question.optional,
        "text": text_json(&question.text),
        "options": options,
    })
}

fn text_json(text: &Localized) -> Value {
    let own = Lang::ALL.iter().filter_map(|&lang| Some((lang.code().to_owned(), text.own(lang)?.into())));
    Value::Object(own.collect())
}

/// The set as a person reads it, to hand round before a meeting.
fn readable(front: &Front, set: &QuestionSet) -> String {
    let (cli, codes, lang) = (front.texts.cli, front.texts.codes, front.texts.lang);
    let mut text = String::new();
    let mut line = |words: &str| {
        text.push_str(words);
        text.push('\n');
    };
    line(set.title.get(lang));
    line(&format!("{}, {}, {}", set.id, (cli.version)(set.version), size(front, set)));
    line("");
    line(set.about.get(lang));
    let mut number = 0;
    for part in &set.parts {
        let optional = if part.optional { format!(" ({})", cli.optional) } else { String::new() };
        line(&format!("\n{}{optional}", part.title.get(lang)));
        for question in &part.questions {
            number += 1;
            let mut facts = vec![
                (codes.kind)(question.kind.code()).to_owned(),
                (front.texts.dates.minutes)(u32::from(question.minutes)),
            ];
            if question.optional {
                facts.push(cli.optional.to_owned());
            }
            line(&format!("\n{number:>3}. {}", question.text.get(lang)));
            line(&format!("     {} · {}", question.id, facts.join(", ")));
            for option in question.kind.options() {
                line(&format!("     – {}", option.text.get(lang)));
            }
            for follow_up in &question.follow_up {
                line(&format!("     {}: {}", cli.follow_up, follow_up.get(lang)));
            }
            for (label, words) in [(cli.help, &question.help), (cli.example, &question.example)] {
                if let Some(words) = words {
                    line(&format!("     {label}: {}", words.get(lang)));
                }
            }
        }
    }
    line("");
    line(&format!("{}: {}", cli.origin, set.origin.get(lang)));
    line(&format!("{}: {}", cli.licence, set.licence));
    text
}

/// One file that was checked.
struct Checked {
    file: String,
    outcome: Result<Vec<Lint>, Vec<SetProblem>>,
}

fn check(front: &Front, paths: Vec<PathBuf>, json: bool) -> Result<(), Failure> {
    let cli = front.texts.cli;
    let paths = if paths.is_empty() {
        front.own_sets.iter().map(|(folder, _)| folder.clone()).collect()
    } else {
        paths
    };
    let mut unread = false;
    let mut checked = Vec::new();
    for path in &paths {
        let files = if path.is_dir() { own_sets::toml_files(path) } else { vec![path.clone()] };
        if files.is_empty() {
            say((cli.nothing_to_check)(&path.display().to_string()));
        }
        for file in files {
            match check_file(front, &file) {
                Ok(outcome) => checked.push(Checked { file: file.display().to_string(), outcome }),
                Err(sentence) => {
                    say(sentence);
                    unread = true;
                }
            }
        }
    }
    let faults: usize = checked.iter().map(|it| it.outcome.as_ref().err().map_or(0, Vec::len)).sum();
    let advice: usize = checked.iter().map(|it| it.outcome.as_ref().map_or(0, Vec::len)).sum();
    if json {
        let files: Vec<_> = checked.iter().map(|it| checked_json(front, it)).collect();
        front.write_json(&json!({ "files": files, "faults": faults, "advice": advice }))?;
    } else {
        front.write_text(checked_text(front, &checked))?;
        say((cli.checked)(checked.len(), faults, advice));
    }
    if faults > 0 || unread { Err(Failure::Told) } else { Ok(()) }
}

type Outcome = Result<Vec<Lint>, Vec<SetProblem>>;

fn check_file(front: &Front, file: &Path) -> Result<Outcome, String> {
    let bytes = front.read_file(file, disk::LARGEST_TEXT)?;
    Ok(sets::read(&bytes, &own_sets::knows_measure).map(|set| lints(&set)))
}

fn checked_text(front: &Front, checked: &[Checked]) -> String {
    let (cli, words) = (front.texts.cli, front.texts.sets);
    let mut text = String::new();
    for Checked { file, outcome } in checked {
        // Writing to a string cannot fail.
        let _ = match outcome {
            Ok(lints) if lints.is_empty() => writeln!(text, "{}", (cli.file_is_sound)(file)),
            Ok(lints) => lints
                .iter()
                .try_for_each(|lint| writeln!(text, "{file}: {}: {}", cli.advice, (words.lint)(lint))),
            Err(problems) => {
                problems.iter().try_for_each(|problem| writeln!(text, "{}", (words.problem)(file, problem)))
            }
        };
    }
    text
}

fn checked_json(front: &Front, Checked { file, outcome }: &Checked) -> Value {
    let (faults, advice) = match outcome {
        Ok(lints) => {
            let advice: Vec<_> = lints
                .iter()
                .map(|lint| json!({ "rule": lint.rule(), "text": (front.texts.sets.lint)(lint) }))
                .collect();
            (Vec::new(), advice)
        }
        Err(problems) => (faults_json(front, problems), Vec::new()),
    };
    json!({ "file": file, "faults": faults, "advice": advice })
}

fn faults_json(front: &Front, problems: &[SetProblem]) -> Vec<Value> {
    let text = front.texts.sets.problem_alone;
    problems
        .iter()
        .map(|it| json!({ "line": it.line, "column": it.column, "text": text(&it.kind) }))
        .collect()
}
