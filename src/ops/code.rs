//! Which operation: the word kept in the log, by which undo says what it takes back.

use crate::domain::codes::codes;

use super::Op;

codes! {
    /// An [`Op`] without its content.
    pub enum OpCode {
        /// See [`Op::SetDetail`].
        SetDetail = "set_detail",
        /// See [`Op::Begin`].
        Begin = "begin",
        /// See [`Op::Note`].
        Note = "note",
        /// See [`Op::Close`].
        Close = "close",
        /// See [`Op::Reopen`].
        Reopen = "reopen",
        /// See [`Op::AddSitting`].
        AddSitting = "add_sitting",
        /// See [`Op::EditSitting`].
        EditSitting = "edit_sitting",
        /// See [`Op::RemoveSitting`].
        RemoveSitting = "remove_sitting",
        /// See [`Op::SetTables`].
        SetTables = "set_tables",
        /// See [`Op::RenameGroup`].
        RenameGroup = "rename_group",
        /// See [`Op::SetGroupSize`].
        SetGroupSize = "set_group_size",
        /// See [`Op::SetMinutes`].
        SetMinutes = "set_minutes",
        /// See [`Op::Mark`].
        Mark = "mark",
        /// See [`Op::Concerns`].
        Concerns = "concerns",
        /// See [`Op::AddQuestion`].
        AddQuestion = "add_question",
        /// See [`Op::RemoveQuestion`].
        RemoveQuestion = "remove_question",
        /// See [`Op::AddAnswers`].
        AddAnswers = "add_answers",
        /// See [`Op::EditAnswer`].
        EditAnswer = "edit_answer",
        /// See [`Op::DeleteAnswers`].
        DeleteAnswers = "delete_answers",
        /// See [`Op::MoveAnswer`].
        MoveAnswer = "move_answer",
        /// See [`Op::ShiftAnswer`].
        ShiftAnswer = "shift_answer",
        /// See [`Op::MergeAnswers`].
        MergeAnswers = "merge_answers",
        /// See [`Op::SplitAnswer`].
        SplitAnswer = "split_answer",
        /// See [`Op::DuplicateAnswer`].
        DuplicateAnswer = "duplicate_answer",
        /// See [`Op::ToggleStar`].
        ToggleStar = "toggle_star",
        /// See [`Op::SetSway`].
        SetSway = "set_sway",
        /// See [`Op::SetNature`].
        SetNature = "set_nature",
        /// See [`Op::SetTags`].
        SetTags = "set_tags",
        /// See [`Op::SetTally`].
        SetTally = "set_tally",
        /// See [`Op::Gather`].
        Gather = "gather",
        /// See [`Op::Ungather`].
        Ungather = "ungather",
        /// See [`Op::RenameHeading`].
        RenameHeading = "rename_heading",
        /// See [`Op::Propose`].
        Propose = "propose",
        /// See [`Op::EditMeasure`].
        EditMeasure = "edit_measure",
        /// See [`Op::Agree`].
        Agree = "agree",
        /// See [`Op::Park`].
        Park = "park",
        /// See [`Op::Drop`].
        Drop = "drop",
        /// See [`Op::TakeUp`].
        TakeUp = "take_up",
        /// See [`Op::Start`].
        Start = "start",
        /// See [`Op::MoveDeadline`].
        MoveDeadline = "move_deadline",
        /// See [`Op::Comment`].
        Comment = "comment",
        /// See [`Op::Finish`].
        Finish = "finish",
        /// See [`Op::Evaluate`].
        Evaluate = "evaluate",
        /// See [`Op::DeleteMeasure`].
        DeleteMeasure = "delete_measure",
        /// See [`Op::RestoreMeasure`].
        RestoreMeasure = "restore_measure",
        /// See [`Op::ShiftMeasure`].
        ShiftMeasure = "shift_measure",
        /// See [`Op::MergeMeasures`].
        MergeMeasures = "merge_measures",
        /// See [`Op::SplitMeasure`].
        SplitMeasure = "split_measure",
        /// See [`Op::ProposeInto`].
        ProposeInto = "propose_into",
        /// See [`Op::ReadBack`].
        ReadBack = "read_back",
        /// See [`Op::SetCheck`].
        SetCheck = "set_check",
        /// See [`Op::SetPartAttendance`].
        SetPartAttendance = "set_part_attendance",
        /// See [`Op::LeaveBlank`].
        LeaveBlank = "leave_blank",
        /// See [`Op::ParkTopic`].
        ParkTopic = "park_topic",
        /// See [`Op::EditTopic`].
        EditTopic = "edit_topic",
        /// See [`Op::SettleTopic`].
        SettleTopic = "settle_topic",
        /// See [`Op::DeleteTopic`].
        DeleteTopic = "delete_topic",
        /// See [`Op::OpenVote`].
        OpenVote = "open_vote",
        /// See [`Op::EditVote`].
        EditVote = "edit_vote",
        /// See [`Op::CastVotes`].
        CastVotes = "cast_votes",
        /// See [`Op::CloseVote`].
        CloseVote = "close_vote",
        /// See [`Op::DeleteVote`].
        DeleteVote = "delete_vote",
        /// See [`Op::LookAgain`].
        LookAgain = "look_again",
        /// See [`Op::EditReview`].
        EditReview = "edit_review",
        /// See [`Op::AddKeep`].
        AddKeep = "add_keep",
        /// See [`Op::EditKeep`].
        EditKeep = "edit_keep",
        /// See [`Op::DeleteKeep`].
        DeleteKeep = "delete_keep",
        /// See [`Op::TakeIn`].
        TakeIn = "take_in",
        /// See [`Op::TakeInList`].
        TakeInList = "take_in_list",
    }
}

impl Op {
    /// Which operation it is.
    pub fn code(&self) -> OpCode {
        match self {
            Self::SetDetail(_) => OpCode::SetDetail,
            Self::Begin => OpCode::Begin,
            Self::Note(..) => OpCode::Note,
            Self::Close => OpCode::Close,
            Self::Reopen { .. } => OpCode::Reopen,
            Self::AddSitting { .. } => OpCode::AddSitting,
            Self::EditSitting(..) => OpCode::EditSitting,
            Self::RemoveSitting(_) => OpCode::RemoveSitting,
            Self::SetTables { .. } => OpCode::SetTables,
            Self::RenameGroup { .. } => OpCode::RenameGroup,
            Self::SetGroupSize { .. } => OpCode::SetGroupSize,
            Self::SetMinutes { .. } => OpCode::SetMinutes,
            Self::Mark { .. } => OpCode::Mark,
            Self::Concerns { .. } => OpCode::Concerns,
            Self::AddQuestion { .. } => OpCode::AddQuestion,
            Self::RemoveQuestion(_) => OpCode::RemoveQuestion,
            Self::AddAnswers { .. } => OpCode::AddAnswers,
            Self::EditAnswer { .. } => OpCode::EditAnswer,
            Self::DeleteAnswers(_) => OpCode::DeleteAnswers,
            Self::MoveAnswer { .. } => OpCode::MoveAnswer,
            Self::ShiftAnswer { .. } => OpCode::ShiftAnswer,
            Self::MergeAnswers(_) => OpCode::MergeAnswers,
            Self::SplitAnswer { .. } => OpCode::SplitAnswer,
            Self::DuplicateAnswer(_) => OpCode::DuplicateAnswer,
            Self::ToggleStar(_) => OpCode::ToggleStar,
            Self::SetSway(..) => OpCode::SetSway,
            Self::SetNature(..) => OpCode::SetNature,
            Self::SetTags(..) => OpCode::SetTags,
            Self::SetTally { .. } => OpCode::SetTally,
            Self::Gather { .. } => OpCode::Gather,
            Self::Ungather(_) => OpCode::Ungather,
            Self::RenameHeading { .. } => OpCode::RenameHeading,
            Self::Propose(_) => OpCode::Propose,
            Self::EditMeasure { .. } => OpCode::EditMeasure,
            Self::Agree(_) => OpCode::Agree,
            Self::Park { .. } => OpCode::Park,
            Self::Drop { .. } => OpCode::Drop,
            Self::TakeUp(_) => OpCode::TakeUp,
            Self::Start(_) => OpCode::Start,
            Self::MoveDeadline { .. } => OpCode::MoveDeadline,
            Self::Comment { .. } => OpCode::Comment,
            Self::Finish { .. } => OpCode::Finish,
            Self::Evaluate { .. } => OpCode::Evaluate,
            Self::DeleteMeasure(_) => OpCode::DeleteMeasure,
            Self::RestoreMeasure(_) => OpCode::RestoreMeasure,
            Self::ShiftMeasure { .. } => OpCode::ShiftMeasure,
            Self::MergeMeasures { .. } => OpCode::MergeMeasures,
            Self::SplitMeasure { .. } => OpCode::SplitMeasure,
            Self::ProposeInto { .. } => OpCode::ProposeInto,
            Self::ReadBack { .. } => OpCode::ReadBack,
            Self::SetCheck { .. } => OpCode::SetCheck,
            Self::LeaveBlank { .. } => OpCode::LeaveBlank,
            Self::SetPartAttendance { .. } => OpCode::SetPartAttendance,
            Self::ParkTopic { .. } => OpCode::ParkTopic,
            Self::EditTopic { .. } => OpCode::EditTopic,
            Self::SettleTopic { .. } => OpCode::SettleTopic,
            Self::DeleteTopic(_) => OpCode::DeleteTopic,
            Self::OpenVote(_) => OpCode::OpenVote,
            Self::EditVote { .. } => OpCode::EditVote,
            Self::CastVotes { .. } => OpCode::CastVotes,
            Self::CloseVote(_) => OpCode::CloseVote,
            Self::DeleteVote(_) => OpCode::DeleteVote,
            Self::LookAgain(_) => OpCode::LookAgain,
            Self::EditReview(_) => OpCode::EditReview,
            Self::AddKeep(_) => OpCode::AddKeep,
            Self::EditKeep { .. } => OpCode::EditKeep,
            Self::DeleteKeep(_) => OpCode::DeleteKeep,
            Self::TakeIn(_) => OpCode::TakeIn,
            Self::TakeInList(_) => OpCode::TakeInList,
        }
    }

    /// Stable code for the log and for «Angre: …».
    pub fn label(&self) -> &'static str {
        self.code().code()
    }
}
