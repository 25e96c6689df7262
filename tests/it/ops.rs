//! What each operation does, and when it refuses.

use dialogduk::domain::answer::Answer;
use dialogduk::domain::change::apply_all;
use dialogduk::domain::ids::{AnswerId, GroupId, MeasureId, QuestionId};
use dialogduk::domain::measure::Measure;
use dialogduk::domain::session::Session;
use dialogduk::env::Env;
use dialogduk::ops::{MeasureEdit, NewMeasure, Op, Plan, Refusal, TextField, plan};

use crate::fixture;

mod answers;
mod laws;
mod life;
mod measures;
mod meeting;
mod review;
mod room;
mod sittings;
mod together;

/// A meeting with two tables, to which things are done one after the other.
struct Room {
    session: Session,
    env: Env,
}

impl Room {
    fn new() -> Self {
        let env = Env::fixed();
        Self { session: fixture::session(&env), env }
    }

    /// Plans and applies; a second passes.
    fn run(&mut self, op: &Op) -> Result<Plan, Refusal> {
        let plan = plan(op, &self.session, &self.env)?;
        apply_all(&plan.changes, &mut self.session).expect("a plan fits the session it was made for");
        self.env.advance(std::time::Duration::from_secs(1));
        Ok(plan)
    }

    fn ok(&mut self, op: &Op) {
        let done = self.run(op);
        assert!(done.as_ref().is_ok_and(|plan| !plan.changes.is_empty()), "{op:?}: {done:?}");
    }

    /// Runs and expects a refusal that leaves everything as it was.
    fn refused(&mut self, op: &Op) -> Refusal {
        let before = self.session.clone();
        let refusal = self.run(op).expect_err("should be refused");
        assert_eq!(self.session, before, "{op:?}");
        refusal
    }

    /// Runs and expects that there was nothing to do.
    fn nothing(&mut self, op: &Op) {
        assert_eq!(self.run(op).map(|plan| plan.changes), Ok(vec![]), "{op:?}");
    }

    fn table(&self, number: usize) -> GroupId {
        self.session.groups[number - 1].id
    }

    fn say_to(&mut self, question: &str, table: usize, lines: &[&str]) -> Vec<AnswerId> {
        let group = self.table(table);
        let before: Vec<AnswerId> = self.session.answers.iter().map(|answer| answer.id).collect();
        self.ok(&Op::AddAnswers {
            question: QuestionId::new(question),
            group,
            lines: lines.iter().map(|&line| line.to_owned()).collect(),
        });
        self.session.answers.iter().map(|answer| answer.id).filter(|id| !before.contains(id)).collect()
    }

    fn say(&mut self, table: usize, line: &str) -> AnswerId {
        self.say_to("liste", table, &[line])[0]
    }

    fn answer(&self, id: AnswerId) -> &Answer {
        self.session.answer(id).unwrap()
    }

    fn texts(&self, question: &str, table: usize) -> Vec<String> {
        let (question, group) = (QuestionId::new(question), self.table(table));
        let answers = self.session.answers_of(&question, group);
        answers.map(|answer| answer.body.text().unwrap().to_owned()).collect()
    }

    fn propose(&mut self, title: &str, answers: &[AnswerId]) -> MeasureId {
        let before: Vec<MeasureId> = self.session.measures.iter().map(|measure| measure.id).collect();
        self.ok(&Op::Propose(NewMeasure {
            title: title.into(),
            answers: answers.to_vec(),
            ..NewMeasure::default()
        }));
        self.session.measures.iter().map(|measure| measure.id).find(|id| !before.contains(id)).unwrap()
    }

    fn edit(&mut self, measure: MeasureId, edit: MeasureEdit) {
        self.ok(&Op::EditMeasure { measure, edit, reason: String::new() });
    }

    /// Fills in who, when and the first step.
    fn fill_in(&mut self, measure: MeasureId) {
        let date = |days| self.env.today().checked_add_days(chrono::Days::new(days));
        let (deadline, follow_up) = (date(30), date(60));
        self.edit(measure, MeasureEdit::Text(TextField::Responsible, "fagleder".into()));
        self.edit(measure, MeasureEdit::Deadline(deadline));
        self.edit(measure, MeasureEdit::FollowUp(follow_up));
        self.edit(measure, MeasureEdit::Text(TextField::FirstStep, "Ringe vaktmesteren".into()));
    }

    fn agreed(&mut self, title: &str) -> MeasureId {
        let measure = self.propose(title, &[]);
        self.fill_in(measure);
        self.ok(&Op::Agree(measure));
        measure
    }

    fn measure(&self, id: MeasureId) -> &Measure {
        self.session.measure(id).unwrap()
    }

    fn close(&mut self) {
        use dialogduk::ops::DetailEdit;
        if self.session.details.leader.is_empty() {
            self.ok(&Op::SetDetail(DetailEdit::Leader("enhetsleder".into())));
        }
        self.ok(&Op::Close);
    }
}
