//! A small meeting to test with: every kind of question, two tables, and nobody has said anything yet.

use dialogduk::domain::facets::{Perspective, Sector};
use dialogduk::domain::ids::{CategoryId, Id, OptionId, PartId, QuestionId, SetId, UnitId};
use dialogduk::domain::localized::Localized;
use dialogduk::domain::measure::{Consent, Control, Measure, State, Terms};
use dialogduk::domain::question_set::{AnsweredBy, Choice, Kind, Part, Question, QuestionSet};
use dialogduk::domain::session::Session;
use dialogduk::domain::unit::Unit;
use dialogduk::env::Env;
use dialogduk::ops::{NewSession, new_session};

pub(crate) fn question(id: &str, kind: Kind) -> Question {
    Question {
        id: QuestionId::new(id),
        kind,
        minutes: 10,
        silent: 2,
        answered_by: AnsweredBy::Group,
        leader_present: true,
        optional: false,
        columns: false,
        strength: false,
        covers: Vec::new(),
        text: Localized::plain(id),
        short: None,
        help: None,
        example: None,
        follow_up: Vec::new(),
        source: String::new(),
        measures: Vec::new(),
    }
}

fn choices(ids: &[&str]) -> Vec<Choice> {
    ids.iter().map(|id| Choice { id: OptionId::new(*id), text: Localized::plain(*id) }).collect()
}

/// Two lists, a scale, choices, a ranking, a number, a stance and a prompt for measures, in three themes of which the
/// second is optional.
pub(crate) fn set() -> QuestionSet {
    let part = |id: &str, optional: bool, questions: Vec<Question>| Part {
        id: PartId::new(id),
        title: Localized::plain(id),
        optional,
        questions,
    };
    QuestionSet {
        id: SetId::new("prove"),
        version: 1,
        sector: Sector::All,
        perspective: Perspective::Both,
        title: Localized::plain("Prøve"),
        about: Localized::plain("Til prøving"),
        origin: Localized::plain("Egen"),
        licence: "CC0".into(),
        lint_exempt: Vec::new(),
        parts: vec![
            part("hverdag", false, vec![question("liste", Kind::List), question("liste-to", Kind::List)]),
            part(
                "trivsel",
                true,
                vec![
                    question("skala", Kind::Scale),
                    question("valg", Kind::Choice(choices(&["ja", "nei"]))),
                    question("flere", Kind::MultiChoice(choices(&["a", "b", "c"]))),
                    question("rang", Kind::Rank(choices(&["x", "y", "z"]))),
                    question("tall", Kind::Count),
                    question("enig", Kind::Stance),
                ],
            ),
            part("veien", false, vec![question("tiltak", Kind::Measure)]),
        ],
    }
}

/// A unit without shifts.
pub(crate) fn unit() -> Unit {
    Unit {
        id: UnitId::from(Id::from_bits(900)),
        name: "Fjellvik".into(),
        municipality: "Eksempelby".into(),
        sector: Sector::Office,
        organisation_number: String::new(),
        shifts: Vec::new(),
        usual_groups: 2,
    }
}

/// A meeting on 22 November 2026, the day of [`Env::fixed`], with two tables.
pub(crate) fn session(env: &Env) -> Session {
    new_session(
        &NewSession {
            unit: unit(),
            set: set(),
            title: String::new(),
            date: env.today(),
            start: None,
            place: String::new(),
            tables: vec![5, 6],
            table_label: "Bord".into(),
            minutes: 90,
            rehearsal: false,
        },
        env,
    )
}

/// A measure of which only the words are open: everything that can be filled in beside them is.
pub(crate) fn filled_in(title: &str, sign: &str, env: &Env) -> Measure {
    let date = |days| env.today().checked_add_days(chrono::Days::new(days));
    let mut measure = Measure::proposed(env.new_id(), 0, title);
    measure.state = State::Proposed(Terms {
        responsible: "avdelingsleder".into(),
        deadline: date(60),
        follow_up: date(90),
        first_step: "Sette det opp på lista".into(),
    });
    sign.clone_into(&mut measure.sign);
    measure.category = Some(CategoryId::new("forebygging-arbeidsmiljo"));
    measure.consent = Some(Consent { supports: 11, can_live_with: 0, reserves: 0 });
    measure.control = Some(Control::Own);
    measure.plan_link = "HMS-planen".into();
    measure.all_shifts = Some(true);
    measure.resources = "ikke noe ekstra".into();
    measure
}
