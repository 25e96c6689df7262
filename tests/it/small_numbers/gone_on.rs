//! A meeting that has been closed goes on: opened again, its closing taken back, another laptop's file taken in, or an earlier
//! state of it closed as a copy. Whoever has the papers of the first closing must not find the one who answered in between.

use dialogduk::domain::change::apply_all;
use dialogduk::domain::ids::{OptionId, QuestionId, SessionId};
use dialogduk::domain::session::SessionEventKind;
use dialogduk::ops::{self, Op, Store, TakeIn, Takes};
use dialogduk::store::Commit;

use super::*;

/// How a meeting goes on after it was closed.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Way {
    Reopened,
    Undone,
    TakenIn,
    Copied,
}

/// A meeting in a file.
struct Kept {
    store: Store,
    env: Env,
    id: SessionId,
}

impl Kept {
    fn of(heard: &[Heard]) -> Self {
        let env = Env::fixed();
        env.vouch_for_all();
        let mut session = meeting(heard, SessionState::Running, &env);
        session.details.leader = "avdelingsleder".into();
        let mut store = Store::in_memory().unwrap();
        store.create_session(&session).unwrap();
        Self { store, env, id: session.id }
    }

    fn session(&self) -> Session {
        self.store.load(self.id).unwrap().unwrap().session
    }

    fn act(&mut self, op: &Op) {
        let loaded = self.store.load(self.id).unwrap().unwrap();
        let plan = ops::plan(op, &loaded.session, &self.env).unwrap();
        let commit = Commit {
            session: self.id,
            label: plan.label.to_owned(),
            changes: plan.changes,
            expected: loaded.revision,
            at: self.env.now(),
            draft_done: None,
        };
        self.store.commit(&commit).unwrap();
    }

    fn step(&mut self, redo: bool) {
        let revision = self.store.revision(self.id).unwrap().unwrap();
        let now = self.env.now();
        let step =
            if redo { self.store.redo(self.id, revision) } else { self.store.undo(self.id, revision, now) };
        let step = step.unwrap().unwrap();
        assert_eq!(step.revision, self.store.revision(self.id).unwrap().unwrap());
    }

    /// One more person answers everything at the last sitting.
    fn one_more(&mut self, heard: &Heard) {
        let session = self.session();
        for op in one_more(&session, heard) {
            self.act(&op);
        }
    }

    /// The meeting goes on, one more person answers, and it is closed again.
    fn goes_on(&mut self, way: Way, last: &Heard) {
        match way {
            Way::Reopened => {
                self.act(&Op::Close);
                self.act(&Op::Reopen { reason: "vi glemte en".into() });
                self.one_more(last);
                self.act(&Op::Close);
            }
            Way::Undone => {
                self.act(&Op::Close);
                self.step(false);
                self.one_more(last);
                self.act(&Op::Close);
            }
            Way::TakenIn => {
                let it = self.file_of_another(last);
                self.act(&Op::Close);
                self.act(&Op::TakeIn(Box::new(it)));
            }
            Way::Copied => {
                let copy = ops::copy_of_state(&self.session(), "kopi", &self.env);
                self.store.create_session(&copy).unwrap();
                self.id = copy.id;
                self.one_more(last);
                self.act(&Op::Close);
            }
        }
    }

    /// The file of another laptop, at which one more person has answered.
    fn file_of_another(&mut self, last: &Heard) -> TakeIn {
        let mut there = self.session();
        let lineage = ops::share(&mut self.store, &there).unwrap();
        for op in one_more(&there, last) {
            let plan = ops::plan(&op, &there, &self.env).unwrap();
            apply_all(&plan.changes, &mut there).unwrap();
        }
        TakeIn {
            event: self.env.new_id(),
            here: lineage.clone(),
            session: there,
            there: lineage,
            takes: Takes::new(),
            file: "kveld.toml".into(),
        }
    }
}

/// What one more person says at the last sitting.
fn one_more(session: &Session, heard: &Heard) -> Vec<Op> {
    let group = session.groups.last().unwrap().id;
    let mut scale = heard.scale;
    scale[0] += 1;
    let [agree, partly, disagree, pass] = heard.stance;
    let stance = StanceTally { agree: agree + 1, partly, disagree, pass };
    let [yes, no] = heard.choice;
    let chosen = [("ja", yes + 1), ("nei", no)].into_iter().filter(|(_, count)| *count > 0);
    let tallies = [
        ("skala", Body::Scale(ScaleTally { counts: scale, dont_know: 0 })),
        ("enig", Body::Stance(StanceRounds::once(stance))),
        ("valg", Body::Choice(chosen.map(|(option, count)| (OptionId::new(option), count)).collect())),
    ];
    let tally = |(question, body)| Op::SetTally { question: QuestionId::new(question), group, body };
    tallies.into_iter().map(tally).collect()
}

/// How they answer who come few at a time.
fn few(people: u16) -> impl Strategy<Value = Heard> {
    let weights = || prop_oneof![2 => Just(0u16), 1 => Just(1), 1 => Just(9)];
    (proptest::array::uniform5(weights()), proptest::array::uniform4(weights())).prop_map(
        move |(scale, stance)| {
            let [first, second, ..] = scale;
            let choice = spread(people, [first, second]);
            Heard {
                scale: spread(people, scale),
                stance: spread(people, stance),
                choice,
                closing: choice,
                out: spread(people, scale),
                lines: 0,
            }
        },
    )
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(cases()))]

    /// What four on one shift and a few on another said is told once, when the meeting is closed for the first time; after that,
    /// what is told is what would be told if they had not been there.
    #[test]
    fn a_meeting_closed_a_second_time_tells_nothing_of_small_sittings(
        large in vec(any_heard(), 0..2),
        four in few(4),
        last in (1u16..4).prop_flat_map(few),
        way in prop_oneof![Just(Way::Reopened), Just(Way::Undone), Just(Way::TakenIn), Just(Way::Copied)],
    ) {
        let large: Vec<Heard> = large.into_iter().filter(|it| it.people() >= 5).collect();
        let heard = [large.as_slice(), &[four, last.clone()]].concat();
        let mut kept = Kept::of(&heard);
        kept.goes_on(way, &last);
        let closed = kept.session();
        prop_assert_eq!(closed.details.state, SessionState::Closed);
        let running = {
            let mut session = closed.clone();
            session.details.state = SessionState::Running;
            session
        };
        let before = meeting(&heard[..1], SessionState::Closed, &kept.env);
        let told = |session: &Session| collect(session, &before).1;
        prop_assert_eq!(told(&closed), told(&running), "{:?}", way);
    }
}

/// Four on one shift and two on another, who are told of together when the meeting is closed.
fn shifts() -> [Heard; 2] {
    let heard = |scale: [u16; 5]| Heard {
        scale,
        stance: [0, 0, scale.iter().sum(), 0],
        choice: [0, scale.iter().sum()],
        closing: [0; 2],
        out: [0; 5],
        lines: 0,
    };
    [heard([0, 0, 0, 4, 0]), heard([0, 0, 0, 2, 0])]
}

fn mean_of(session: &Session) -> Option<Read> {
    let day = session.sittings[0].date;
    let paper = md::write(&result_sheet(session, Lang::Nb, day, &Brevity::EVERYTHING));
    read_paper(&paper).into_iter().find(|(tally, _)| *tally == "skala").map(|(_, read)| read)
}

#[test]
fn what_small_sittings_said_together_is_told_at_the_first_closing_and_at_no_other() {
    for way in [Way::Reopened, Way::Undone, Way::TakenIn, Way::Copied] {
        let heard = shifts();
        let mut kept = Kept::of(&heard);
        kept.act(&Op::Close);
        assert!(mean_of(&kept.session()).is_some(), "the first time");
        let mut kept = Kept::of(&heard);
        kept.goes_on(way, &heard[1]);
        assert_eq!(mean_of(&kept.session()), None, "{way:?}");
    }
}

#[test]
fn a_closing_that_is_taken_back_and_done_again_is_the_first_closing() {
    let mut kept = Kept::of(&shifts());
    kept.act(&Op::Close);
    let closed = kept.session();
    for _ in 0..2 {
        kept.step(false);
        assert!(kept.session().has_happened(SessionEventKind::Reopened));
        assert_eq!(mean_of(&kept.session()), None);
        kept.step(true);
        assert_eq!(kept.session(), closed);
    }
    assert!(mean_of(&closed).is_some());
}

#[test]
fn a_file_taken_into_a_closed_meeting_opens_and_closes_it_once_if_it_brings_answers() {
    use SessionEventKind::{Closed, Imported, Reopened};

    let heard = shifts();
    let mut kept = Kept::of(&heard);
    let it = kept.file_of_another(&heard[1]);
    kept.act(&Op::Close);
    let closed = kept.session();
    kept.act(&Op::TakeIn(Box::new(it.clone())));
    let kinds = |session: &Session| -> Vec<SessionEventKind> {
        let brought = |kind: &SessionEventKind| !kind.is_note() && *kind != SessionEventKind::Created;
        session.events.iter().map(|event| event.kind).filter(brought).collect()
    };
    assert_eq!(kinds(&kept.session()), [Closed, Imported, Reopened, Closed]);
    kept.step(false);
    assert_eq!(kept.session(), closed, "nothing came of it");

    // A file that only brings something to keep changes nothing that is counted.
    let mut keeps = Kept::of(&heard);
    let mut there = keeps.session();
    let lineage = ops::share(&mut keeps.store, &there).unwrap();
    let plan = ops::plan(&Op::AddKeep("Kaffen".into()), &there, &keeps.env).unwrap();
    apply_all(&plan.changes, &mut there).unwrap();
    keeps.act(&Op::Close);
    keeps.act(&Op::TakeIn(Box::new(TakeIn { session: there, here: lineage.clone(), there: lineage, ..it })));
    assert_eq!(kinds(&keeps.session()), [Closed, Imported]);
    assert!(mean_of(&keeps.session()).is_some());
}

#[test]
fn a_closed_file_taken_into_an_open_meeting_with_more_answers_is_no_first_closing() {
    let heard = shifts();
    // The other laptop has closed what it knows; here one more has answered.
    let mut other = Kept::of(&heard);
    let before = other.session();
    let lineage = ops::share(&mut other.store, &before).unwrap();
    other.act(&Op::Close);
    let mut here = Kept::of(&heard);
    here.one_more(&heard[1]);
    here.act(&Op::TakeIn(Box::new(TakeIn {
        event: here.env.new_id(),
        here: lineage.clone(),
        session: other.session(),
        there: lineage,
        takes: Takes::new(),
        file: "dag.toml".into(),
    })));
    let session = here.session();
    assert_eq!(session.details.state, SessionState::Closed);
    assert_eq!(mean_of(&session), None);
}

#[test]
fn five_lines_of_three_people_are_no_five_people() {
    let env = Env::fixed();
    let heard = |people| Heard { lines: 5, scale: [people, 0, 0, 0, 0], ..shifts()[0].clone() };
    for (attended, seats, is_told) in
        [(Some(3), 9, false), (Some(5), 9, true), (None, 4, false), (None, 9, true), (None, 0, true)]
    {
        let mut session = meeting(&[heard(4)], SessionState::Closed, &env);
        session.sittings[0].attended = attended;
        session.groups[0].size = seats;
        let paper = md::write(&minutes(&session, Lang::Nb, session.sittings[0].date));
        assert_eq!(paper.contains("Linje0x0"), is_told, "{attended:?} came, {seats} seats: {paper}");
    }
    // Three in the evening and three at night, with five lines each, are six.
    let session = meeting(&[heard(3), heard(3)], SessionState::Closed, &env);
    let paper = md::write(&minutes(&session, Lang::Nb, session.sittings[0].date));
    assert!(paper.contains("Linje1x4"), "{paper}");
}
