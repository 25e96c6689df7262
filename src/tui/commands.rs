//! THE table of commands: id, label, keys, where it applies, rank in the footer.
//!
//! Footer, help, palette, the line-by-line front and `docs/keys.md` are made from it; nowhere else is a key named.
//! Every F-key has a second way, no chord needs AltGr, none is one that terminals keep (`architecture.md` §3).

mod here;
mod keymap;
mod scope;

pub use here::{is_offered, label};
pub use keymap::{Keymap, KeymapProblem};
pub use scope::Scope;

use super::input::{Chord, Key, ctrl, ctrl_key, f, key, shift};
use crate::i18n::Texts;

/// Declares the commands once; ids, codes and the table follow.
macro_rules! commands {
    ($($(#[$meta:meta])* $id:ident $code:literal $scope:ident [$($chord:expr),*] $footer:expr;)+) => {
        crate::domain::codes::codes! {
            /// A command.
            pub enum Id { $($(#[$meta])* $id = $code),+ }
        }

        /// All commands, in the order help shows them.
        pub const COMMANDS: &[Command] = &[$(Command {
            id: Id::$id,
            scope: Scope::$scope,
            chords: &[$($chord),*],
            footer: $footer,
        }),+];
    };
}

/// One row of the table.
#[derive(Debug)]
pub struct Command {
    /// Which.
    pub id: Id,
    /// Where it applies.
    pub scope: Scope,
    /// Its keys; the first is the one shown.
    pub chords: &'static [Chord],
    /// Place in the footer, 1 first; `None` stays out of sight until help or palette.
    pub footer: Option<u8>,
}

commands! {
    /// Open the selected row of the start screen.
    OpenSelected "open_selected" Start [key(Key::Enter)] Some(1);
    /// Make a copy of the selected session for a new meeting (A8).
    CloneSession "clone_session" Start [ctrl('n')] None;
    /// Open an example workshop.
    OpenExample "open_example" Start [] None;
    /// Put the example workshops into the trash.
    RemoveExamples "remove_examples" Start [] None;
    /// Look through the measures of a unit, in a meeting or without (R64, H2).
    ReviewMeasures "review_measures" Start [] None;
    /// Put the selected session into the archive (G5).
    ArchiveSession "archive_session" Start [] None;
    /// The archive: open a session, or take it out.
    ShowArchive "show_archive" Start [] None;
    /// The trash: take a session back, or delete it for good (L3).
    ShowTrash "show_trash" Start [] None;
    /// Delete what should have been deleted by now (J2).
    DeleteAsPlanned "delete_as_planned" Start [] None;
    /// Put the selected session into the trash.
    DeleteSession "delete_session" Start [key(Key::Delete)] None;

    /// Make the session and begin.
    BeginMeeting "begin_meeting" Prepare [f(4), ctrl('n')] Some(2);
    /// Go to the next field.
    NextField "next_field" Prepare [key(Key::Enter), key(Key::Tab)] Some(1);

    /// On to the first question.
    StartQuestions "start_questions" Opening [key(Key::Enter)] Some(1);
    /// Tick the notice as read out (A9).
    ReadOut "read_out" Opening [f(2), ctrl('e')] Some(2);
    /// Edit the ground rules (C8).
    EditRules "edit_rules" Opening [] None;

    /// Open the field of the cloth.
    OpenField "open_field" Cloth [key(Key::Enter)] Some(1);
    /// Say whether a theme concerns this room (B5).
    TogglePart "toggle_part" Cloth [key(Key::Insert), ctrl(' ')] None;
    /// To the opening (C1).
    GoToOpening "go_to_opening" Cloth [ctrl('o')] None;
    /// To the measures of last time (C1).
    GoToPrevious "go_to_previous" Cloth [f(2), ctrl('e')] None;
    /// To gathering what is alike (C1).
    GoToSorting "go_to_sorting" Cloth [f(3), ctrl('t')] None;
    /// To weighing benefit and effort (C1).
    GoToPrioritising "go_to_prioritising" Cloth [f(6), ctrl('f')] None;
    /// To the measures (C1).
    GoToAgreeing "go_to_agreeing" Cloth [f(4), ctrl('n')] Some(2);
    /// To reading the measures back (C1).
    GoToReadBack "go_to_read_back" Cloth [f(12), ctrl('b')] None;
    /// To the end (C1).
    GoToClosing "go_to_closing" Cloth [ctrl('x')] Some(3);

    /// Save the line.
    SaveLine "save_line" Question [key(Key::Enter)] Some(1);
    /// The next table.
    NextGroup "next_group" Question [key(Key::Tab)] Some(2);
    /// The table before.
    PreviousGroup "previous_group" Question [key(Key::BackTab)] None;
    /// Edit the selected line.
    EditLine "edit_line" Lines [f(2), ctrl('e')] None;
    /// Delete the selected line.
    DeleteLine "delete_line" Lines [key(Key::Delete)] None;
    /// Delete the selected line for good, from the undo log as well (J5).
    EraseLine "erase_line" Lines [] None;
    /// A measure from the selected line, or a new one (D8).
    QuickMeasure "quick_measure" Question [f(4), ctrl('n')] Some(4);
    /// Common ground (R23).
    Star "star" Lines [f(6), ctrl('f')] Some(7);
    /// Mark the line, to gather, merge or move several.
    MarkLine "mark_line" Lines [key(Key::Insert), ctrl(' ')] None;
    /// Make one line of the marked ones.
    MergeLines "merge_lines" Lines [] None;
    /// Make one line of each line of text.
    SplitLine "split_line" Lines [] None;
    /// Write the line once more.
    DuplicateLine "duplicate_line" Lines [] None;
    /// Give the line to the next table.
    MoveToGroup "move_to_group" Lines [] None;
    /// Move the line up.
    LineUp "line_up" Lines [ctrl_key(Key::Up)] None;
    /// Move the line down.
    LineDown "line_down" Lines [ctrl_key(Key::Down)] None;
    /// Take the line out from under its heading.
    Ungather "ungather" Lines [] None;
    /// Within our control, to be lifted, or neither.
    CycleSway "cycle_sway" Lines [] None;
    /// Strength, challenge, idea, fact, or neither.
    CycleNature "cycle_nature" Lines [shift(Key::F(6)), ctrl('w')] None;
    /// Tag the line.
    TagLine "tag_line" Lines [shift(Key::F(2)), ctrl_key(Key::PageUp)] None;
    /// Only lines of one kind, or with one tag (D7).
    FilterLines "filter_lines" Lines [] None;
    /// The measures of the bank that often fit this question (B7).
    SuggestedMeasures "suggested_measures" Question [ctrl('o')] None;
    /// Start or pause the clock.
    Timer "timer" Question [f(3), ctrl('t')] None;
    /// The next phase of the question (C6).
    NextPhase "next_phase" Question [f(12), ctrl('b')] None;
    /// Reveal the counts to the room, or hide them again (E5).
    ShowResult "show_result" Tally [ctrl('w')] Some(3);
    /// One minute more (C4).
    OneMinuteMore "one_minute_more" Question [] None;
    /// Five minutes more (C4).
    FiveMinutesMore "five_minutes_more" Question [] None;
    /// Skip, postpone or say that it is not relevant (B9).
    SkipQuestion "skip_question" Question [ctrl('x')] None;
    /// The second round of agreeing or not, before which the room has talked (C17).
    SecondRound "second_round" Question [] None;
    /// The table is ready, or not yet after all (C18).
    TableReady "table_ready" Question [] None;
    /// How many tables are ready (C18).
    TablesReady "tables_ready" Question [] None;
    /// The table has been heard in plenary (C22).
    Heard "heard" Question [] None;
    /// Whose turn it is at the tables, by seats (C7).
    Roles "roles" Question [] None;
    /// The next to the left leads the talk after all (C7).
    SkipSeat "skip_seat" Question [] None;
    /// Leader and scribe swap for this question (C7).
    SwapRoles "swap_roles" Question [] None;
    /// A question of the room's own (B8).
    AddQuestion "add_question" Question [] None;

    /// Open the selected measure.
    OpenMeasure "open_measure" Measures [key(Key::Enter)] Some(1);
    /// Propose one more.
    NewMeasure "new_measure" Measures [f(4), ctrl('n')] Some(2);
    /// Propose one of the measure bank.
    NewFromBank "new_from_bank" Measures [ctrl('o')] None;
    /// The benefit × effort matrix (E6).
    Matrix "matrix" Measures [f(3), ctrl('t')] Some(4);
    /// Vote in the room (E3).
    ShowVote "show_vote" Measures [f(12), ctrl('b')] None;
    /// Gather two proposals into one.
    MergeMeasures "merge_measures" Measures [] None;
    /// Make several measures of one (F7).
    SplitMeasure "split_measure" Measures [] None;
    /// What the measures cover and what not (R43).
    Coverage "coverage" Measures [] None;
    /// What must be raised with someone else (R59).
    Lifted "lifted" Measures [] None;
    /// Move the measure up.
    MeasureUp "measure_up" Measures [ctrl_key(Key::Up)] None;
    /// Move the measure down.
    MeasureDown "measure_down" Measures [ctrl_key(Key::Down)] None;
    /// Delete the measure.
    DeleteMeasure "delete_measure" Measures [key(Key::Delete)] None;
    /// Take back a measure that was deleted (L3).
    RestoreMeasure "restore_measure" Measures [] None;
    /// Park with a reason, or take up a parked one.
    ParkSelected "park_selected" Measures [f(6), ctrl('f')] Some(3);
    /// Drop with a reason.
    DropSelected "drop_selected" Measures [] None;

    /// Next field of the measure.
    NextMeasureField "next_measure_field" Measure [key(Key::Tab)] Some(1);
    /// The field before.
    PreviousMeasureField "previous_measure_field" Measure [key(Key::BackTab)] None;
    /// The room agrees (V1–V3).
    Agree "agree" Measure [f(4), ctrl('n')] Some(2);
    /// Choose from the measure bank.
    Bank "bank" Measure [ctrl('o')] Some(3);
    /// Not now, with a reason.
    Park "park" Measure [f(6), ctrl('f')] Some(4);
    /// Not at all, with a reason.
    Drop "drop" Measure [] None;
    /// Say where the measure stands now: begun, done, judged (F2).
    MoveOn "move_on" Measure [f(3), ctrl('t')] Some(3);
    /// Make it a proposal again.
    TakeUp "take_up" Measure [] None;
    /// Move its deadline, with a reason (F5).
    MoveDeadline "move_deadline" Measure [] None;
    /// Its smaller steps, to be ticked (F10).
    ShowSteps "show_steps" Measure [] None;
    /// Say something about it, which is kept as it was said (F18).
    Comment "comment" Measure [] None;
    /// Everything that has happened to it (H11).
    Timeline "timeline" Measure [] None;
    /// The next measure.
    NextMeasure "next_measure" Measure [key(Key::PageDown)] None;
    /// The measure before.
    PreviousMeasure "previous_measure" Measure [key(Key::PageUp)] None;
    /// All that the goal checks ask of the measure, and why (F6).
    AllHints "all_hints" Measure [f(12), ctrl('b')] None;
    /// The answers behind the measure, and back (F9).
    ShowSource "show_source" Measure [f(2), ctrl('e')] None;

    /// The next measure to weigh.
    NextWeighed "next_weighed" Matrix [key(Key::Tab)] Some(1);
    /// The one before.
    PreviousWeighed "previous_weighed" Matrix [key(Key::BackTab)] None;
    /// Open the measure being weighed.
    OpenWeighed "open_weighed" Matrix [key(Key::Enter)] Some(2);
    /// Take its place away.
    ClearWeights "clear_weights" Matrix [key(Key::Delete)] Some(3);
    /// Back to the list.
    LeaveMatrix "leave_matrix" Matrix [f(3), ctrl('t')] Some(4);

    /// The next proposal to type votes for.
    NextProposal "next_proposal" Vote [key(Key::Enter), key(Key::Tab)] Some(1);
    /// The one before.
    PreviousProposal "previous_proposal" Vote [key(Key::BackTab)] None;
    /// Begin a round of voting; the ones before stay (E4).
    NewRound "new_round" Vote [f(4), ctrl('n')] Some(2);
    /// End the round.
    EndRound "end_round" Vote [f(6), ctrl('f')] Some(2);
    /// Reveal the votes to the room, or hide them again (E5).
    ShowVotes "show_votes" Vote [ctrl('w')] Some(2);
    /// Say how many vote, and with how many votes.
    EditBallot "edit_ballot" Vote [f(2), ctrl('e')] Some(4);
    /// Give the proposal a priority (E7).
    SetPriority "set_priority" Vote [f(3), ctrl('t')] Some(3);
    /// Take the votes of the proposal away.
    ClearVotes "clear_votes" Vote [key(Key::Delete)] None;
    /// The round after.
    NextRound "next_round" Vote [key(Key::PageDown)] None;
    /// The round before.
    PreviousRound "previous_round" Vote [key(Key::PageUp)] None;
    /// Take the round away.
    DeleteRound "delete_round" Vote [] None;

    /// Save the line of what is to be kept.
    SaveKeep "save_keep" Keeps [key(Key::Enter)] Some(1);
    /// Reword the selected line.
    EditKeep "edit_keep" Keeps [f(2), ctrl('e')] Some(2);
    /// Take the selected line off the list.
    DeleteKeep "delete_keep" Keeps [key(Key::Delete)] Some(3);

    /// Say what comes of the measure, or go to what is selected (G7).
    SayOutcome "say_outcome" Review [key(Key::Enter)] Some(1);
    /// The next measure to look at.
    NextEarlier "next_earlier" Review [key(Key::PageDown)] Some(2);
    /// The one before.
    PreviousEarlier "previous_earlier" Review [key(Key::PageUp)] None;
    /// A new hazard: propose a measure here (G8).
    NewHazard "new_hazard" Review [f(4), ctrl('n')] Some(3);
    /// On to the rest.
    LeaveReview "leave_review" Review [f(3), ctrl('t')] Some(4);

    /// Save the line, go on, or open the sheet (D11).
    SaveOnSheet "save_on_sheet" Paper [key(Key::Enter)] Some(1);

    /// Close the session.
    CloseSession "close_session" Close [f(4), ctrl('n')] Some(2);
    /// Go to what is missing, or edit the field.
    GoToPoint "go_to_point" Close [key(Key::Enter)] Some(1);
    /// Read the measures back, one by one, large.
    ReadBack "read_back" Close [f(3), ctrl('t')] Some(3);
    /// Open the measure of the row.
    EditPoint "edit_point" Close [f(2), ctrl('e')] None;
    /// Park the measure of the row with a reason.
    ParkPoint "park_point" Close [f(6), ctrl('f')] Some(4);
    /// The room does not agree with what was read back (E10).
    Disagree "disagree" Close [f(12), ctrl('b')] None;
    /// On in the list, or to the next measure.
    NextPoint "next_point" Close [key(Key::PageDown)] None;
    /// Back in the list, or to the measure before.
    PreviousPoint "previous_point" Close [key(Key::PageUp)] None;

    /// Open the measure in its meeting.
    OpenFollowed "open_followed" FollowUp [key(Key::Enter)] Some(1);
    /// Show only some of the measures (F15).
    FilterFollowed "filter_followed" FollowUp [f(2), ctrl('e')] Some(2);
    /// List or board by state.
    ToggleBoard "toggle_board" FollowUp [f(3), ctrl('t')] Some(3);
    /// The next view with a name (H8).
    NextView "next_view" FollowUp [f(4), ctrl('n')] Some(4);
    /// Order and grouping.
    OrderFollowed "order_followed" FollowUp [f(6), ctrl('f')] Some(7);
    /// Keep what is shown under a name (H8).
    KeepView "keep_view" FollowUp [] None;
    /// Take the view with this name away.
    DeleteView "delete_view" FollowUp [] None;
    /// Mark the measure, to change several at once (H10).
    MarkFollowed "mark_followed" FollowUp [key(Key::Insert), ctrl(' ')] None;
    /// Mark none of them.
    ClearMarks "clear_marks" FollowUp [] None;
    /// Change all that are marked (H10).
    ChangeMarked "change_marked" FollowUp [f(12), ctrl('b')] Some(2);

    /// Next question.
    NextQuestion "next_question" Question [key(Key::PageDown)] Some(3);
    /// Question before.
    PreviousQuestion "previous_question" Question [key(Key::PageUp)] None;
    /// The cloth.
    ShowCloth "show_cloth" Meeting [f(8), ctrl('d')] None;
    /// Park a single case: show the routing card, store nothing (R86).
    RoutingCard "routing_card" Meeting [f(7), ctrl('k')] None;
    /// Put a topic aside for later (C14).
    ParkTopic "park_topic" Meeting [] None;
    /// The topics put aside.
    ShowTopics "show_topics" Meeting [] None;
    /// What is decided about each measure (E10).
    ShowDecisions "show_decisions" Meeting [] None;
    /// The room's view in this window.
    Audience "audience" Meeting [f(5), ctrl('r')] None;
    /// Purpose and ground rules (C8).
    GroundRules "ground_rules" Meeting [ctrl('a')] None;
    /// Find a question (C10).
    FindQuestion "find_question" Meeting [] None;
    /// Find words in all meetings (H4).
    SearchAll "search_all" Global [] None;
    /// Look over what may be about one person (J12).
    LookOver "look_over" Meeting [] None;
    /// How the unit has answered from meeting to meeting (H5, G11).
    ShowTrend "show_trend" Global [] None;
    /// What all meetings and measures add up to (H6).
    ShowFigures "show_figures" Global [] None;
    /// This meeting against the unit's meeting before it (H9).
    CompareMeetings "compare_meetings" Meeting [] None;
    /// The list of measures.
    ShowMeasures "show_measures" Meeting [] None;
    /// What works and is to be kept (E9).
    Keeps "keeps" Meeting [] None;
    /// The measures agreed earlier (G7).
    ShowReview "show_review" Meeting [] None;
    /// The end: checklist and export.
    ShowClose "show_close" Meeting [] None;
    /// Write a file from this session.
    Export "export" Meeting [] None;
    /// Key in a stack of sheets (D11).
    KeyInSheets "key_in_sheets" Meeting [] None;
    /// Print what the meeting begins with: cloth, sheets, run sheet, invitation (B13).
    Print "print" Meeting [] None;
    /// Prepare this session: tables, plan, roles.
    ShowPrepare "show_prepare" Meeting [] None;
    /// A break until a time of day, or its end (C16).
    Break "break" Meeting [] None;
    /// How many are here, as numbers (C19).
    Attendance "attendance" Meeting [] None;
    /// Somebody came late or left: how many are there for this part (C19).
    PartAttendance "part_attendance" Meeting [] None;
    /// How it is to be here now, as counts (C15).
    CheckIn "check_in" Meeting [] None;
    /// How it is to leave, as counts (C15).
    CheckOut "check_out" Meeting [] None;
    /// What the room agrees on so far (R23).
    ShowAgreed "show_agreed" Meeting [] None;
    /// What to look at before the meeting begins (A6).
    Preflight "preflight" Global [] None;
    /// How the meeting lies against its plan, and what can wait (C5).
    Pace "pace" Meeting [] None;
    /// Go to another gathering, or add one (R7).
    Sittings "sittings" Meeting [] None;
    /// Keep the room's own questions in the set for next time (B8).
    KeepQuestions "keep_questions" Meeting [] None;
    /// What is known of the unit: name, municipality, shifts (A2).
    EditUnit "edit_unit" Meeting [] None;
    /// What has come out of the meeting so far (A11).
    Recap "recap" Meeting [] None;
    /// How long the answers are kept (J2).
    KeepAnswers "keep_answers" Meeting [] None;
    /// Delete the answers of this meeting for good; the measures stay (J2).
    DeleteAnswers "delete_answers" Meeting [] None;
    /// What has happened to the meeting (G4).
    ShowHistory "show_history" Meeting [] None;
    /// Earlier states of the meeting, to look at (L11).
    ShowStates "show_states" Meeting [] None;
    /// A meeting of its own out of the earlier state that is open.
    KeepAsCopy "keep_as_copy" Meeting [] None;
    /// From an earlier state to the meeting as it is now.
    BackToNow "back_to_now" Meeting [] None;
    /// What the tables said to a question, side by side over all sittings (R25).
    Beside "beside" Meeting [] None;
    /// Open a closed session again.
    Reopen "reopen" Meeting [] None;
    /// Take in another laptop's file, or a meeting that is not here (A11).
    ImportSession "import_session" Global [] None;
    /// Make a backup now (L4).
    MakeBackup "make_backup" Global [] None;
    /// Measures of all meetings (F15, H1).
    ShowFollowUp "show_follow_up" Global [] None;
    /// Save everything in another file and go on there (L10).
    SaveElsewhere "save_elsewhere" Global [] None;
    /// Back to the start screen.
    ShowStart "show_start" Global [] None;
    /// Take back.
    Undo "undo" Global [ctrl('z')] None;
    /// Take forward again.
    Redo "redo" Global [ctrl('y')] None;
    /// Back; never loses text.
    Back "back" Global [key(Key::Esc)] Some(8);
    /// Hide the screen.
    Hide "hide" Global [f(9), ctrl('l')] None;
    /// Command palette.
    Palette "palette" Global [ctrl('p'), f(10)] Some(6);
    /// Help for what has the focus.
    Help "help" Global [f(1), ctrl('g')] Some(5);
    /// Browse the question sets.
    ShowSets "show_sets" Global [] None;
    /// Settings.
    ShowSettings "show_settings" Global [] None;
    /// The next language.
    NextLanguage "next_language" Global [] None;
    /// Projector look on and off (K3).
    Projector "projector" Global [shift(Key::F(5)), ctrl_key(Key::PageDown)] None;
    /// Mouse on and off.
    Mouse "mouse" Global [] None;
    /// Draw everything anew.
    Redraw "redraw" Global [] None;
    /// Says that everything is saved.
    Reassure "reassure" Global [ctrl('s')] None;
    /// Quit; everything is saved.
    Quit "quit" Global [ctrl('q')] None;
}

impl Id {
    /// The command's row of the table.
    pub fn command(self) -> &'static Command {
        // `COMMANDS` and `Id` are declared from the same list, in the same order.
        &COMMANDS[self as usize]
    }

    /// Whether it writes something in the meeting, at once or after asking: nothing a closed one takes.
    pub fn writes(self) -> bool {
        matches!(
            self,
            Self::SaveLine
                | Self::EditLine
                | Self::DeleteLine
                | Self::QuickMeasure
                | Self::Star
                | Self::MoveToGroup
                | Self::TagLine
                | Self::SuggestedMeasures
                | Self::SkipQuestion
                | Self::AddQuestion
                | Self::NewMeasure
                | Self::NewFromBank
                | Self::MergeMeasures
                | Self::DeleteMeasure
                | Self::RestoreMeasure
                | Self::SaveKeep
                | Self::NewHazard
                | Self::EditKeep
                | Self::DeleteKeep
                | Self::ParkPoint
        )
    }

    /// What it is called.
    pub fn label(self, texts: &Texts) -> &'static str {
        (texts.commands.label)(self)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_and_the_ids_are_in_the_same_order() {
        for (command, id) in COMMANDS.iter().zip(Id::ALL) {
            assert_eq!(command.id, *id);
        }
    }

    #[test]
    fn no_chord_means_two_things_within_reach_and_none_is_forbidden() {
        for (index, one) in COMMANDS.iter().enumerate() {
            for chord in one.chords {
                assert!(!chord.is_forbidden(), "{:?} has {chord}", one.id);
                for other in
                    COMMANDS.iter().skip(index + 1).filter(|other| one.scope.is_within_reach_of(other.scope))
                {
                    assert!(!other.chords.contains(chord), "{chord} is {:?} and {:?}", one.id, other.id);
                }
            }
        }
    }

    #[test]
    fn every_function_key_has_a_second_way() {
        for command in COMMANDS {
            if command.chords.iter().any(|chord| matches!(chord.key, Key::F(_))) {
                assert!(command.chords.len() > 1, "{:?}", command.id);
            }
        }
    }
}
