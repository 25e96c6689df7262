//! The commands of the line-by-line front. What the full screen has too has the same code and the same label.
//!
//! A command is said with a word of the person's language, of either of the other languages, or its code.

use std::sync::LazyLock;

use crate::domain::localized::Lang;
use crate::i18n::{Texts, texts};
use crate::sets::nearest::nearest;
use crate::text::fold::search_key;
use crate::tui::commands::Id;

/// Words of the longest phrase that is a command.
const LONGEST: usize = 5;

crate::domain::codes::codes! {
    /// A command.
    pub enum Verb {
        /// The commands, or more about one.
        Help = "help",
        /// Where we are.
        Where = "where",
        /// The question once more, with help for the facilitator.
        Question = "question",
        /// What has been written here.
        Lines = "lines",
        /// Next question, or measure.
        NextQuestion = "next_question",
        /// Question before, or measure.
        PreviousQuestion = "previous_question",
        /// To a question by number or words.
        FindQuestion = "find_question",
        /// Words in all meetings.
        SearchAll = "search_all",
        /// What may be about one person.
        LookOver = "look_over",
        /// To a table; the next one without a number.
        NextGroup = "next_group",
        /// To the plenary.
        Plenary = "plenary",
        /// The cloth.
        ShowCloth = "show_cloth",
        /// Take back.
        Undo = "undo",
        /// Take forward again.
        Redo = "redo",

        /// Change a line.
        EditLine = "edit_line",
        /// Delete a line.
        DeleteLine = "delete_line",
        /// Common ground.
        Star = "star",
        /// Gather lines under a heading.
        Gather = "gather",
        /// Take lines out from under their heading.
        Ungather = "ungather",
        /// Reword the heading of a line.
        RenameHeading = "rename_heading",
        /// Make one line of several.
        MergeLines = "merge_lines",
        /// Write a line once more.
        DuplicateLine = "duplicate_line",
        /// Give a line to another table.
        MoveToGroup = "move_to_group",
        /// Move a line, or a measure, up.
        LineUp = "line_up",
        /// Move a line, or a measure, down.
        LineDown = "line_down",
        /// Within our control.
        SwayOwn = "sway_own",
        /// To be lifted.
        SwayLift = "sway_lift",
        /// What kind of line it is.
        SetNature = "set_nature",
        /// Tag a line.
        TagLine = "tag_line",

        /// Skip the question.
        SkipQuestion = "skip_question",
        /// Take it later.
        Postpone = "postpone",
        /// It does not concern us.
        NotRelevant = "not_relevant",
        /// Leave it out of the plan.
        LeaveOut = "leave_out",
        /// Ask it after all.
        AskAfterAll = "ask_after_all",
        /// A question of the room's own.
        AddQuestion = "add_question",
        /// Whether a theme concerns this room.
        TogglePart = "toggle_part",
        /// The clock.
        Timer = "timer",
        /// The next phase of the question.
        NextPhase = "next_phase",
        /// Reveal the counts to the room.
        ShowResult = "show_result",
        /// The curtain before the room's window.
        Hide = "hide",
        /// More minutes.
        MoreMinutes = "more_minutes",
        /// How the meeting lies against its plan.
        Pace = "pace",
        /// Whose turn it is at the tables, by seats.
        Roles = "roles",
        /// The next to the left leads the talk after all.
        SkipSeat = "skip_seat",
        /// Leader and scribe swap for this question.
        SwapRoles = "swap_roles",
        /// The second round of agreeing or not.
        SecondRound = "second_round",
        /// So many tables are ready.
        TablesReady = "tables_ready",
        /// The table has been heard.
        Heard = "heard",
        /// A break, or its end.
        Break = "break",
        /// How many are here.
        Attendance = "attendance",
        /// How many are there for this part.
        PartAttendance = "part_attendance",
        /// How it is to be here now.
        CheckIn = "check_in",
        /// How it is to leave.
        CheckOut = "check_out",
        /// What the room agrees on so far.
        ShowAgreed = "show_agreed",
        /// What to look at before the meeting begins.
        Preflight = "preflight",

        /// A measure from a line, or a new one.
        QuickMeasure = "quick_measure",
        /// The measures agreed earlier; in the list of meetings, those of a unit.
        ShowReview = "show_review",
        /// The list of measures.
        ShowMeasures = "show_measures",
        /// Measures of all meetings.
        ShowFollowUp = "show_follow_up",
        /// Open a measure.
        OpenMeasure = "open_measure",
        /// What the checks ask of a measure.
        Check = "check",
        /// The room agrees.
        Agree = "agree",
        /// Not now, with a reason.
        Park = "park",
        /// Not at all, with a reason.
        Drop = "drop",
        /// Make it a proposal again.
        TakeUp = "take_up",
        /// Work has begun.
        StartMeasure = "start_measure",
        /// It is done.
        Finish = "finish",
        /// Whether it helped.
        Evaluate = "evaluate",
        /// Move its deadline, with a reason.
        MoveDeadline = "move_deadline",
        /// Tick a smaller step.
        TickStep = "tick_step",
        /// Say something about it.
        Comment = "comment",
        /// What has happened to it.
        Timeline = "timeline",
        /// Delete a measure.
        DeleteMeasure = "delete_measure",
        /// Take back a measure that was deleted.
        RestoreMeasure = "restore_measure",
        /// Gather two proposals into one.
        MergeMeasures = "merge_measures",
        /// Make several measures of one.
        SplitMeasure = "split_measure",
        /// Benefit and effort in words.
        Matrix = "matrix",
        /// What the measures cover and what not.
        Coverage = "coverage",
        /// What must be raised with someone else.
        Lifted = "lifted",
        /// Vote in the room, or the votes so far.
        ShowVote = "show_vote",
        /// How many votes a measure has got.
        CastVotes = "cast_votes",
        /// End the round of voting.
        EndRound = "end_round",
        /// Take the newest round away.
        DeleteRound = "delete_round",
        /// Search the measure bank.
        Bank = "bank",
        /// Propose a measure of the bank.
        TakeFromBank = "take_from_bank",
        /// What works and is to be kept.
        Keeps = "keeps",
        /// Take something off that list.
        DeleteKeep = "delete_keep",

        /// Read the measures back.
        ReadBack = "read_back",
        /// The room confirms what was read back.
        Confirm = "confirm",
        /// It was changed, and the room confirms it.
        ConfirmChanged = "confirm_changed",
        /// The room does not agree with what was read back.
        Disagree = "disagree",
        /// What is decided about each measure.
        ShowDecisions = "show_decisions",
        /// Put a topic aside.
        ParkTopic = "park_topic",
        /// The topics put aside.
        ShowTopics = "show_topics",
        /// A topic becomes a measure.
        TopicToMeasure = "topic_to_measure",
        /// A topic is not taken further.
        DropTopic = "drop_topic",
        /// The end: checklist, closing questions, close.
        CloseSession = "close_session",
        /// Key in sheets of paper.
        KeyInSheets = "key_in_sheets",
        /// Write a file.
        Export = "export",
        /// Open a closed session again.
        Reopen = "reopen",
        /// The meeting as a whole: roles, plan, tables.
        ShowPrepare = "show_prepare",
        /// What is known of the unit.
        EditUnit = "edit_unit",
        /// To another sitting.
        Sitting = "sitting",
        /// One more sitting.
        AddSitting = "add_sitting",
        /// A round for those who could not come.
        LateInput = "late_input",
        /// What has come out so far.
        Recap = "recap",
        /// How the unit has answered from meeting to meeting.
        ShowTrend = "show_trend",
        /// What all meetings add up to.
        ShowFigures = "show_figures",
        /// This meeting against the one before it.
        CompareMeetings = "compare_meetings",
        /// What has happened to the meeting.
        ShowHistory = "show_history",
        /// What it was at earlier moments: read one, or keep it as a copy.
        ShowStates = "show_states",
        /// What the tables said, side by side.
        Beside = "beside",
        /// Purpose and ground rules.
        GroundRules = "ground_rules",
        /// The notice has been read out.
        ReadOut = "read_out",
        /// A single case.
        RoutingCard = "routing_card",
        /// Take in a line that was being typed.
        TakeDraft = "take_draft",
        /// Forget it.
        ForgetDraft = "forget_draft",
        /// Another language.
        NextLanguage = "next_language",
        /// A new meeting like an earlier one.
        CloneSession = "clone_session",
        /// A file from another laptop.
        ImportSession = "import_session",
        /// Into the archive.
        ArchiveSession = "archive_session",
        /// What lies in the archive: open it, or take it out.
        ShowArchive = "show_archive",
        /// Delete what should have been deleted by now.
        DeleteAsPlanned = "delete_as_planned",
        /// Delete the answers of this meeting for good.
        DeleteAnswers = "delete_answers",
        /// Delete a line for good.
        EraseLine = "erase_line",
        /// Into the trash.
        DeleteSession = "delete_session",
        /// What lies in the trash: take it back, or delete it for good.
        ShowTrash = "show_trash",
        /// A backup now.
        MakeBackup = "make_backup",
        /// A backup in the place of the data file.
        RestoreBackup = "restore_backup",
        /// A passphrase on the data file.
        Protect = "protect",
        /// Everything in another file.
        SaveElsewhere = "save_elsewhere",
        /// A new meeting.
        NewSession = "new_session",
        /// Back to the list of meetings.
        ShowStart = "show_start",
        /// Leave.
        Quit = "quit",
    }
}

/// What a command is called, what it takes and what it does.
#[derive(Debug, Clone, Copy)]
pub struct VerbWords {
    /// The words that say it, the one to show first, separated by `|`.
    pub words: &'static str,
    /// What may follow, as help shows it; empty for nothing.
    pub takes: &'static str,
    /// What it does; empty for commands of the full screen, which have their label there.
    pub does: &'static str,
}

impl Verb {
    fn phrases(self, texts: &Texts) -> impl Iterator<Item = &'static str> {
        (texts.plain.verb)(self).words.split('|')
    }

    /// The word to show, without `/`.
    pub(super) fn shown(self, texts: &Texts) -> &'static str {
        self.phrases(texts).next().unwrap_or(self.code())
    }

    /// «/samle 1,3 overskrift: samle linjer under en overskrift».
    pub(super) fn told(self, texts: &Texts) -> String {
        let VerbWords { takes, does, .. } = (texts.plain.verb)(self);
        let does = match Id::from_code(self.code()) {
            Some(id) if does.is_empty() => id.label(texts),
            _ => does,
        };
        let space = if takes.is_empty() { "" } else { " " };
        format!("/{}{space}{takes}: {does}", self.shown(texts))
    }
}

/// What says a command, as it is compared.
struct Phrase {
    verb: Verb,
    /// `None` for the code, which is of no language.
    lang: Option<Lang>,
    /// Its words by their search keys.
    words: Vec<String>,
}

static PHRASES: LazyLock<Vec<Phrase>> = LazyLock::new(|| {
    let mut phrases = Vec::new();
    for &verb in Verb::ALL {
        let mut add = |lang, phrase: &str| {
            phrases.push(Phrase { verb, lang, words: phrase.split(' ').map(search_key).collect() });
        };
        for &lang in Lang::ALL {
            verb.phrases(texts(lang)).for_each(|phrase| add(Some(lang), phrase));
        }
        // The code as words, and as it is written in settings and documents.
        add(None, &verb.code().replace('_', " "));
        add(None, verb.code());
    }
    phrases
});

/// A command with what follows it, or the word that was probably meant. The most words win, then the own language.
pub(super) fn read<'l>(line: &'l str, texts: &Texts) -> Result<(Verb, &'l str), Option<&'static str>> {
    let line = line.trim();
    if line.is_empty() {
        // A stroke alone asks what there is.
        return Ok((Verb::Help, ""));
    }
    // Signs may follow a command as they follow a word: «/samle: 1, 3».
    let key = |word: &str| search_key(word.trim_end_matches([':', ',']));
    let said: Vec<String> = line.split(' ').filter(|word| !word.is_empty()).take(LONGEST).map(key).collect();
    let best = PHRASES
        .iter()
        .filter(|phrase| said.starts_with(&phrase.words))
        .max_by_key(|phrase| (phrase.words.len(), phrase.lang == Some(texts.lang)));
    match best {
        Some(phrase) => Ok((phrase.verb, after_words(line, phrase.words.len()))),
        None => Err(meant(line, texts)),
    }
}

/// What follows so many words.
fn after_words(line: &str, count: usize) -> &str {
    (0..count).fold(line, |rest, _| rest.split_once(' ').map_or("", |(_, after)| after.trim_start()))
}

/// The command whose word is nearest to the beginning of a line.
fn meant(line: &str, texts: &Texts) -> Option<&'static str> {
    let phrases: Vec<&'static str> = Verb::ALL.iter().flat_map(|verb| verb.phrases(texts)).collect();
    let words: Vec<&str> = line.split_whitespace().collect();
    (1..=words.len().min(3)).rev().find_map(|count| {
        let begins = words.get(..count)?.join(" ");
        let phrases: Vec<_> =
            phrases.iter().copied().filter(|phrase| phrase.split(' ').count() == count).collect();
        nearest(&begins, &phrases)
    })
}

/// The verbs, for the page of help: what is used all the time first.
pub(super) fn all_told(texts: &Texts) -> Vec<String> {
    Verb::ALL.iter().map(|verb| verb.told(texts)).collect()
}

/// The texts of another language by its code or its name.
pub(super) fn language(said: &str, now: &Texts) -> Option<&'static Texts> {
    let said = search_key(said);
    if said.is_empty() {
        let mut langs = Lang::ALL.iter().cycle().skip_while(|lang| **lang != now.lang);
        return langs.nth(1).map(|lang| texts(*lang));
    }
    Lang::ALL
        .iter()
        .map(|lang| texts(*lang))
        .find(|texts| said == texts.lang.code() || said == search_key(texts.plain.language))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_word_means_two_commands_in_a_language() {
        for &lang in Lang::ALL {
            let mut seen: Vec<(String, Verb)> = Vec::new();
            for &verb in Verb::ALL {
                for phrase in verb.phrases(texts(lang)) {
                    let key = search_key(phrase);
                    assert!(!key.is_empty(), "{verb:?} in {lang:?}");
                    if let Some((_, other)) = seen.iter().find(|(taken, _)| *taken == key) {
                        panic!("«{phrase}» is {verb:?} and {other:?} in {lang:?}");
                    }
                    seen.push((key, verb));
                }
            }
        }
    }

    #[test]
    fn every_command_says_what_it_does() {
        for &lang in Lang::ALL {
            for &verb in Verb::ALL {
                let told = verb.told(texts(lang));
                let (said, does) = told.split_once(": ").unwrap();
                assert!(said.len() > 1 && !does.is_empty(), "{verb:?} in {lang:?}: {told}");
            }
        }
    }

    #[test]
    fn every_word_and_every_code_is_understood_in_every_language() {
        for &own in Lang::ALL {
            for &verb in Verb::ALL {
                for phrase in verb.phrases(texts(own)) {
                    assert_eq!(read(phrase, texts(own)), Ok((verb, "")), "«{phrase}» in {own:?}");
                }
                if verb.code().contains('_') {
                    assert_eq!(read(verb.code(), texts(own)), Ok((verb, "")), "{own:?}");
                }
            }
        }
    }

    #[test]
    fn what_follows_a_command_is_handed_on_as_written() {
        let nb = texts(Lang::Nb);
        for (line, verb, rest) in [
            ("gå 7", Verb::FindQuestion, "7"),
            ("GÅ TIL 7", Verb::FindQuestion, "7"),
            ("gjør om", Verb::Redo, ""),
            ("gjelder ikke  Vi har ikke natt", Verb::NotRelevant, "Vi har ikke natt"),
            ("samle 1, 3 Ro på Vakta", Verb::Gather, "1, 3 Ro på Vakta"),
            ("next question", Verb::NextQuestion, ""),
        ] {
            assert_eq!(read(line, nb), Ok((verb, rest)), "{line}");
        }
    }

    #[test]
    fn a_slip_of_the_finger_gets_the_word_that_was_meant() {
        for (line, meant) in [("nest", Some("neste")), ("hoppover", None), ("tiltakne", Some("tiltakene"))] {
            assert_eq!(read(line, texts(Lang::Nb)), Err(meant), "{line}");
        }
    }
}
