//! The meeting being held: what a line means, where it is said.

use crate::domain::ids::{MeasureId, SessionId};
use crate::domain::live::RoomView;
use crate::domain::measure::ReadBack;
use crate::domain::place::Stage;
use crate::domain::room::CheckMoment;
use crate::domain::session::{Session, SessionEventKind, SessionState};
use crate::i18n::Texts;
use crate::ops::Op;

use super::Plain;
use super::desk::Desk;
use super::talk::{Step, Stop};
use super::verbs::{self, Verb};

/// Where the conversation goes from a meeting.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Next {
    /// To the list of meetings.
    Start,
    /// Out.
    Quit,
}

/// What a plain line is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum At {
    /// Purpose and ground rules have been read; the next line begins.
    Opening,
    /// The current question.
    Question,
    /// The list of measures: a line is a proposal.
    Measures,
    /// A measure: a line is a field.
    Measure(MeasureId),
    /// The meeting as a whole: a line is a field.
    Details,
}

/// A meeting and the person who leads it.
pub(super) struct Room<'p, 'a> {
    pub(super) plain: &'p mut Plain<'a>,
    pub(super) desk: Desk,
    pub(super) at: At,
    /// Measures of the bank told last, by id.
    pub(super) offered: Vec<String>,
    /// The line that is being done, as it was typed.
    pub(super) said: String,
}

impl<'p, 'a> Room<'p, 'a> {
    pub(super) fn open(plain: &'p mut Plain<'a>, session: SessionId) -> Step<Self> {
        let desk = Desk::open(plain.store, session, plain.env)?;
        let closed = desk.meeting.session.details.state == SessionState::Closed;
        let at = match desk.meeting.place.stage {
            _ if closed || desk.meeting.session.is_without_meeting() => At::Measures,
            Stage::Opening => At::Opening,
            Stage::Questions => At::Question,
            Stage::Previous
            | Stage::Sorting
            | Stage::Prioritising
            | Stage::Agreeing
            | Stage::ReadBack
            | Stage::Closing => At::Measures,
        };
        Ok(Self { plain, desk, at, offered: Vec::new(), said: String::new() })
    }

    pub(super) fn session(&self) -> &Session {
        &self.desk.meeting.session
    }

    pub(super) fn texts(&self) -> &'static Texts {
        self.plain.texts
    }

    pub(super) fn say(&mut self, text: impl AsRef<str>) -> Step {
        self.plain.talk.say(text)
    }

    /// Holds the meeting until the person goes elsewhere.
    pub(super) fn hold(mut self) -> Step<Next> {
        let next = self.greet().and_then(|()| self.converse());
        // Also when the input has ended or nobody listens any more.
        let (saved, problem) = self.plain.save_waiting_of(&mut self.desk);
        self.plain.has_just_tried = problem.is_some();
        self.desk.meeting.stop_clock(self.plain.env);
        // Where we stand is worth less than telling in time what is not saved.
        if problem.is_none() {
            let place = self.desk.meeting.keep_place();
            self.desk.moved(self.plain.store, vec![place], self.plain.env);
            self.desk.tell(self.plain.store, self.plain.env);
        }
        if saved > 0 {
            self.say((self.texts().plain.waiting_saved)(saved))?;
        }
        if matches!(next, Ok(Next::Start)) {
            self.tell_waiting()?;
        }
        next
    }

    fn converse(&mut self) -> Step<Next> {
        let mut waiting: Option<String> = None;
        loop {
            self.desk.tell(self.plain.store, self.plain.env);
            let line = match waiting.take() {
                Some(line) => line,
                None => self.plain.talk.listen()?,
            };
            match self.take(&line) {
                Ok(Some(next)) => return Ok(next),
                Ok(None) => {}
                Err(Stop::Instead(command)) => waiting = Some(command),
                // The file may be free again at the next line; nothing in memory is ahead of it.
                Err(Stop::Store(problem)) => self.plain.failed(&problem)?,
                Err(stop) => return Err(stop),
            }
        }
    }

    fn take(&mut self, line: &str) -> Step<Option<Next>> {
        line.clone_into(&mut self.said);
        self.look_at_the_clock()?;
        match self.desk.refresh(self.plain.store, self.plain.env) {
            Ok(false) => {}
            Ok(true) => {
                self.say(self.texts().common.changed_elsewhere)?;
                self.stand_somewhere();
            }
            // What has been said now is not lost with it: saving it tells the same, and keeps it.
            Err(problem) => self.plain.trouble(&problem)?,
        }
        match line.strip_prefix('/') {
            Some(text) if text.starts_with('/') => self.plain_line(text)?,
            Some(command) => return self.command(command),
            None => self.plain_line(line)?,
        }
        Ok(None)
    }

    /// Leaves a measure or a question that has been taken away, here or in another window.
    pub(super) fn stand_somewhere(&mut self) {
        if self.at == At::Question && self.desk.meeting.place.stage == Stage::Opening {
            let question = self.question();
            self.desk.go_to(self.plain.store, &question, self.plain.env);
        }
        if let At::Measure(id) = self.at
            && self.session().measure(id).is_none()
        {
            self.at = At::Measures;
        }
    }

    fn plain_line(&mut self, line: &str) -> Step {
        if !line.is_empty() {
            self.desk.wall = None;
        }
        match self.at {
            At::Opening if line.is_empty() => self.begin(),
            At::Opening => self.fill_in_meeting(super::fields::MeetingField::Purpose, line, None),
            _ if line.is_empty() => self.tell_where(),
            At::Question => self.answer(line),
            At::Measures => self.propose_line(line),
            At::Measure(id) => self.measure_line(id, line),
            At::Details => self.details_line(line),
        }
    }

    fn command(&mut self, line: &str) -> Step<Option<Next>> {
        let (verb, rest) = match verbs::read(line, self.texts()) {
            Ok(read) => read,
            Err(meant) => {
                self.plain.unknown(meant)?;
                return Ok(None);
            }
        };
        if !matches!(verb, Verb::Help | Verb::Where | Verb::Hide | Verb::NextLanguage) {
            self.desk.wall = None;
        }
        match verb {
            Verb::Quit => return Ok(Some(Next::Quit)),
            Verb::ShowStart => return Ok(Some(Next::Start)),
            Verb::Help => self.help(rest)?,
            Verb::NextLanguage => self.plain.change_language(rest)?,
            Verb::Where => self.tell_where()?,
            Verb::Question => self.tell_question_in_full()?,
            Verb::Lines => self.tell_lines()?,
            Verb::NextQuestion => self.step_on(true)?,
            Verb::PreviousQuestion => self.step_on(false)?,
            Verb::SearchAll => {
                self.plain.search(rest)?;
            }
            Verb::LookOver => self.look_over()?,
            Verb::FindQuestion => self.find_question(rest)?,
            Verb::NextGroup => self.go_to_table(rest)?,
            Verb::Plenary => self.go_to_plenary()?,
            Verb::ShowCloth => {
                self.desk.wall = Some(RoomView::Cloth);
                self.tell_cloth()?;
            }
            Verb::Undo => self.undo(false)?,
            Verb::Redo => self.undo(true)?,
            Verb::EditLine => self.edit_line(rest)?,
            Verb::DeleteLine => self.delete_line(rest)?,
            Verb::EraseLine => self.erase_line(rest)?,
            Verb::DeleteAnswers => self.delete_answers()?,
            Verb::Star => self.star(rest)?,
            Verb::Gather => self.gather(rest)?,
            Verb::Ungather => self.ungather(rest)?,
            Verb::RenameHeading => self.rename_heading(rest)?,
            Verb::MergeLines => self.merge_lines(rest)?,
            Verb::DuplicateLine => self.duplicate_line(rest)?,
            Verb::MoveToGroup => self.move_line(rest)?,
            Verb::LineUp => self.shift(rest, true)?,
            Verb::LineDown => self.shift(rest, false)?,
            Verb::SwayOwn => self.sway(rest, crate::domain::answer::Sway::Own)?,
            Verb::SwayLift => self.sway(rest, crate::domain::answer::Sway::Lift)?,
            Verb::SetNature => self.nature(rest)?,
            Verb::TagLine => self.tag(rest)?,
            Verb::SkipQuestion => self.mark(crate::domain::session::MarkKind::Skipped, rest)?,
            Verb::Postpone => self.mark(crate::domain::session::MarkKind::Postponed, rest)?,
            Verb::NotRelevant => self.mark(crate::domain::session::MarkKind::NotRelevant, rest)?,
            Verb::LeaveOut => self.mark(crate::domain::session::MarkKind::LeftOut, rest)?,
            Verb::AskAfterAll => self.ask_after_all()?,
            Verb::AddQuestion => self.add_question(rest)?,
            Verb::TogglePart => self.toggle_part(rest)?,
            Verb::Timer => self.timer()?,
            Verb::NextPhase => self.next_phase()?,
            Verb::ShowResult => self.show_result()?,
            Verb::Hide => self.hide()?,
            Verb::MoreMinutes => self.more_minutes(rest)?,
            Verb::Pace => self.tell_pace(rest)?,
            Verb::Roles => self.tell_roles()?,
            Verb::SkipSeat => self.skip_seat()?,
            Verb::SwapRoles => self.swap_roles()?,
            Verb::SecondRound => self.second_round()?,
            Verb::TablesReady => self.tables_ready(rest)?,
            Verb::Heard => self.heard()?,
            Verb::Break => self.pause(rest)?,
            Verb::Attendance => self.attendance(rest)?,
            Verb::PartAttendance => self.part_attendance(rest)?,
            Verb::CheckIn => self.check_room(CheckMoment::In, rest)?,
            Verb::CheckOut => self.check_room(CheckMoment::Out, rest)?,
            Verb::ShowAgreed => self.tell_agreed()?,
            Verb::Preflight => self.preflight(rest)?,
            Verb::QuickMeasure => self.quick_measure(rest)?,
            Verb::ShowReview => self.look_again()?,
            Verb::ShowMeasures => self.go_to_measures()?,
            Verb::ShowFollowUp => self.plain.tell_follow_up(rest)?,
            Verb::OpenMeasure => self.open_measure(rest)?,
            Verb::Check => self.tell_checks(rest)?,
            Verb::Agree => self.agree(rest)?,
            Verb::Park => self.park(rest)?,
            Verb::Drop => self.drop_measure(rest)?,
            Verb::TakeUp => self.take_up(rest)?,
            Verb::StartMeasure => self.start_measure(rest)?,
            Verb::Finish => self.finish(rest)?,
            Verb::Evaluate => self.evaluate(rest)?,
            Verb::MoveDeadline => self.move_deadline(rest)?,
            Verb::TickStep => self.tick(rest)?,
            Verb::Comment => self.comment(rest)?,
            Verb::Timeline => self.tell_timeline(rest)?,
            Verb::DeleteMeasure => self.delete_measure(rest)?,
            Verb::RestoreMeasure => self.restore_measure()?,
            Verb::MergeMeasures => self.merge_measures(rest)?,
            Verb::SplitMeasure => self.split_measure(rest)?,
            Verb::Matrix => self.tell_matrix()?,
            Verb::Coverage => self.tell_coverage()?,
            Verb::Lifted => self.tell_lifted()?,
            Verb::ShowVote => self.vote(rest)?,
            Verb::CastVotes => self.cast_votes(rest)?,
            Verb::EndRound => self.end_vote()?,
            Verb::DeleteRound => self.delete_vote()?,
            Verb::Bank => self.search_bank(rest)?,
            Verb::TakeFromBank => self.take_from_bank(rest)?,
            Verb::Keeps => self.keep(rest)?,
            Verb::DeleteKeep => self.delete_keep(rest)?,
            Verb::ReadBack => self.read_back(rest)?,
            Verb::Confirm => self.confirm(rest, ReadBack::Agreed)?,
            Verb::ConfirmChanged => self.confirm(rest, ReadBack::Changed)?,
            Verb::Disagree => self.disagree(rest)?,
            Verb::ShowDecisions => self.tell_decisions()?,
            Verb::ParkTopic => self.park_topic(rest)?,
            Verb::ShowTopics => self.tell_topics()?,
            Verb::TopicToMeasure => self.topic_to_measure(rest)?,
            Verb::DropTopic => self.drop_topic(rest)?,
            Verb::CloseSession => self.close()?,
            Verb::KeyInSheets => self.key_in_sheets(rest)?,
            Verb::Export => self.export(rest)?,
            Verb::Reopen => self.reopen(rest)?,
            Verb::ShowPrepare => self.go_to_details()?,
            Verb::EditUnit => self.unit(rest)?,
            Verb::Sitting => self.go_to_sitting(rest)?,
            Verb::AddSitting => self.add_sitting(rest)?,
            Verb::LateInput => self.add_late_input()?,
            Verb::Recap => self.tell_recap()?,
            Verb::ShowTrend => self.tell_trend()?,
            Verb::ShowFigures => self.plain.tell_figures()?,
            Verb::CompareMeetings => self.tell_comparison()?,
            Verb::Beside => self.tell_beside()?,
            Verb::GroundRules => {
                self.desk.wall = Some(RoomView::GroundRules);
                self.tell_ground_rules()?;
            }
            Verb::ReadOut => self.read_out()?,
            Verb::RoutingCard => self.tell_routing()?,
            Verb::TakeDraft => self.take_draft()?,
            Verb::ForgetDraft => self.forget_draft()?,
            Verb::SaveElsewhere => {
                let open = self.desk.meeting.session.clone();
                if self.plain.go_elsewhere(rest, Some(&open))? {
                    self.desk.found_elsewhere(self.plain.store, self.plain.env)?;
                    self.take_waiting()?;
                }
            }
            Verb::MakeBackup => self.plain.make_backup()?,
            Verb::Protect => self.plain.protect(rest)?,
            Verb::ImportSession => self.take_in_file(rest)?,
            Verb::ShowHistory => self.tell_events()?,
            Verb::ShowStates => self.look_at_states()?,
            Verb::NewSession
            | Verb::CloneSession
            | Verb::ArchiveSession
            | Verb::ShowArchive
            | Verb::DeleteSession
            | Verb::DeleteAsPlanned
            | Verb::RestoreBackup
            | Verb::ShowTrash => self.say(self.texts().plain.only_in_list)?,
        }
        Ok(None)
    }

    pub(super) fn undo(&mut self, redo: bool) -> Step {
        let texts = self.texts();
        let before = self.session().details.state;
        match self.desk.step(self.plain.store, redo, self.plain.env)? {
            Some(step) => {
                self.stand_somewhere();
                let states = (before, self.session().details.state);
                let elsewhere = (step.elsewhere.stepped, step.elsewhere.left);
                self.say(format!("{}.", texts.stepped(redo, &step.label, states, elsewhere)))
            }
            None if redo => self.say(texts.common.nothing_to_redo),
            None => match self.session().details.answers_deleted {
                Some(day) => self.say((texts.forget.not_back)(&(texts.dates.long)(day))),
                None => self.say(texts.common.nothing_to_undo),
            },
        }
    }

    /// Takes in a file, which may be of this meeting or of another.
    fn take_in_file(&mut self, said: &str) -> Step {
        self.plain.take_in_file(said)?;
        if self.desk.refresh(self.plain.store, self.plain.env)? {
            self.stand_somewhere();
        }
        Ok(())
    }

    fn help(&mut self, word: &str) -> Step {
        if word.is_empty() {
            self.tell_how()?;
        }
        self.plain.help(word)
    }

    /// Goes on from the opening to the question.
    pub(super) fn begin(&mut self) -> Step {
        let planned = self.session().details.state == SessionState::Planned;
        let question = self.question();
        if planned && self.owes_a_look() {
            // What was agreed earlier comes before anything new (G7).
            self.leave_opening()?;
            self.look_again()?;
        }
        self.go_to_question(&question)
    }

    /// Begins a meeting that has not begun: the room has been told what is stored (A9).
    pub(super) fn leave_opening(&mut self) -> Step {
        if self.at != At::Opening {
            return Ok(());
        }
        let session = self.session();
        let seen = session.has_happened(SessionEventKind::NoticeShown)
            || session.has_happened(SessionEventKind::NoticeReadOut);
        let planned = session.details.state == SessionState::Planned;
        if !seen {
            self.act(&Op::Note(SessionEventKind::NoticeShown, String::new()))?;
        }
        if planned {
            self.act(&Op::Begin)?;
        }
        Ok(())
    }

    /// Says which meeting this is, and goes on where it was left.
    fn greet(&mut self) -> Step {
        let texts = self.texts();
        let session = self.session();
        let mut told = (texts.plain.meeting_told)(
            &session.details.title,
            &session.unit.name,
            (texts.codes.session_state)(session.details.state),
        );
        if let Some((date, _)) = session.start() {
            told = format!("{told} {}.", capital(&(texts.dates.full)(date)));
        }
        if session.rehearsal {
            told = format!("{}. {told}", texts.common.rehearsal);
        }
        self.say(told)?;
        self.say(texts.plain.how_to_help)?;
        self.tell_drafts()?;
        self.tell_waiting()?;
        self.tell_to_look_over()?;
        match self.at {
            At::Opening => self.tell_opening(),
            At::Question => self.tell_question(),
            At::Measures if self.session().is_without_meeting() => self.say(texts.review.then_look),
            At::Measures | At::Measure(_) | At::Details => self.tell_measures(),
        }
    }

    fn tell_opening(&mut self) -> Step {
        let texts = self.texts();
        self.tell_ground_rules()?;
        if let Some(told) = crate::tui::people::representatives(self.session(), texts) {
            self.say(told)?;
        }
        self.tell_earlier_measures()?;
        self.say(texts.plain.enter_to_begin)
    }

    pub(super) fn tell_ground_rules(&mut self) -> Step {
        let texts = self.texts();
        let details = self.session().details.clone();
        if !details.purpose.is_empty() {
            self.say(format!("{}: {}", texts.opening.purpose, details.purpose))?;
        }
        self.say(format!("{}:", texts.opening.rules))?;
        let usual = crate::text::is_blank(&details.ground_rules);
        self.say(if usual { texts.opening.usual_rules.join("\n") } else { details.ground_rules })?;
        self.say(format!("{}: {}", texts.opening.stored, texts.opening.stored_text))?;
        self.say(format!("{}: {}", texts.opening.not_stored, texts.opening.not_stored_text))
    }

    fn read_out(&mut self) -> Step {
        if self.session().has_happened(SessionEventKind::NoticeReadOut)
            || self.act(&Op::Note(SessionEventKind::NoticeReadOut, String::new()))?
        {
            self.say(self.texts().opening.ticked)?;
        }
        Ok(())
    }

    fn tell_routing(&mut self) -> Step {
        let texts = self.texts();
        self.say(texts.dialogs.routing_title)?;
        let erase = format!("/{}", Verb::EraseLine.shown(texts));
        self.say(texts.routes(&erase).join("\n"))
    }

    pub(super) fn reopen(&mut self, reason: &str) -> Step {
        if self.session().details.state != SessionState::Closed {
            return self.say(self.texts().plain.not_closed);
        }
        let reason = self.reason(reason)?;
        if self.act(&Op::Reopen { reason })? {
            self.say(self.texts().plain.reopened)?;
        }
        Ok(())
    }

    /// A reason as given with the command, or asked for.
    pub(super) fn reason(&mut self, given: &str) -> Step<String> {
        if given.is_empty() {
            self.plain.talk.ask(&format!("{}:", self.texts().dialogs.reason), "")
        } else {
            Ok(given.to_owned())
        }
    }
}

/// The same with a capital letter first.
pub(super) fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}
