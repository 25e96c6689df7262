//! Every sentence a person reads, in bokmål, nynorsk and English.
//!
//! Texts are Rust structs, one per area, with one `static` per language side by side in the area's file: a missing
//! translation does not compile, and a translator sees all three at once. Plural and word order are functions.
//! Switching language is swapping a pointer.
//!
//! Remarks for translators: plain words a nurse would use; bokmål says «du», never «man»; nynorsk is its own
//! language (korleis, kva, vi/oss, tilsett, leiar, sjukefråvær), not bokmål with other endings.

pub mod backup;
pub mod bank;
pub mod calendar;
pub mod checks;
pub mod cli;
pub mod cli_help;
pub mod close;
pub mod cloth;
pub mod coach;
pub mod commands;
pub mod common;
pub mod dates;
pub mod deciding;
pub mod dialogs;
pub mod doctor;
pub mod documents;
pub mod due;
pub mod earlier_list;
pub mod elsewhere;
pub mod exchange;
pub mod export;
pub mod figures;
pub mod follow_up;
pub mod forget;
pub mod guard;
pub mod help;
pub mod here;
pub mod history;
pub mod life;
pub mod look_over;
pub mod measure;
pub mod measures;
pub mod merging;
pub mod opening;
pub mod operations;
pub mod outgoing;
pub mod pace;
pub mod paper;
pub mod people;
pub mod plain;
pub mod prepare;
pub mod present;
pub mod print;
pub mod profiles;
pub mod protection;
pub mod put_away;
pub mod question;
pub mod refusals;
pub mod report;
pub mod review;
pub mod roundtrip;
pub mod search;
pub mod sets;
pub mod sets_screen;
pub mod settings;
pub mod sittings;
pub mod small;
pub mod start;
pub mod states;
pub mod store;
pub mod takeaway;
pub mod trend;
pub mod unit;
pub mod vote;

mod codes;
mod files;

use crate::domain::localized::Lang;

/// A problem in three sentences, without the library's own words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Explanation {
    /// What happened.
    pub what: &'static str,
    /// What is safe.
    pub safe: &'static str,
    /// What to do now.
    pub todo: &'static str,
}

/// Declares the areas: module, type, what it holds. One line each, so that adding one touches one place.
macro_rules! areas {
    ($($(#[$doc:meta])* $area:ident: $texts:ident,)+) => {
        $(pub use $area::$texts;)+

        /// All texts of one language.
        pub struct Texts {
            /// Which language this is.
            pub lang: Lang,
            $($(#[$doc])* pub $area: &'static $texts,)+
        }

        static NB: Texts = Texts { lang: Lang::Nb, $($area: &$area::NB),+ };
        static NN: Texts = Texts { lang: Lang::Nn, $($area: &$area::NN),+ };
        static EN: Texts = Texts { lang: Lang::En, $($area: &$area::EN),+ };
    };
}

areas! {
    /// Documents people keep.
    documents: DocumentTexts,
    /// Words around column profiles of one's own.
    profiles: ProfileTexts,
    /// What people take away from a meeting besides lists.
    takeaway: TakeawayTexts,
    /// Words of the command line, and of every start.
    cli: CliTexts,
    /// Around the help of the command line.
    cli_help: CliHelpTexts,
    /// What is wrong with the data file and around it.
    doctor: DoctorTexts,
    /// Backups.
    backup: BackupTexts,
    /// Earlier states of a meeting.
    states: StateTexts,
    /// Files that cannot be read.
    files: FileTexts,
    /// What has changed from meeting to meeting.
    trend: TrendTexts,
    /// Looking over a meeting before the room sees it.
    look_over: LookOverTexts,
    /// How many people gave an answer.
    small: SmallTexts,
    /// Statistics and the report across meetings.
    figures: FigureTexts,
    /// Passphrases on files.
    protection: ProtectionTexts,
    /// Finding something in all meetings.
    search: SearchTexts,
    /// What the goal checks ask and hint.
    checks: CheckTexts,
    /// Words of the coach beside the form.
    coach: CoachTexts,
    /// The line-by-line front.
    plain: PlainTexts,
    /// The clock and the plan while the meeting goes on.
    pace: PaceTexts,
    /// People in groups.
    people: PeopleTexts,
    /// Names of operations, for undo and history.
    operations: OperationTexts,
    /// What the guard asks.
    guard: GuardTexts,
    /// What leaves the laptop.
    outgoing: OutgoingTexts,
    /// Why something was not done.
    refusals: RefusalTexts,
    /// Dates that people type.
    calendar: CalendarTexts,
    /// Names of commands.
    commands: CommandTexts,
    /// Words of the end of a meeting.
    close: CloseTexts,
    /// Words of the cloth.
    cloth: ClothTexts,
    /// Words that many screens share.
    common: CommonTexts,
    /// Words of what the room decides.
    deciding: DecidingTexts,
    /// Words of dialogs.
    dialogs: DialogTexts,
    /// What is due.
    due: DueTexts,
    /// How long answers are kept, and erasing for good.
    forget: ForgetTexts,
    /// Words of the follow-up list.
    follow_up: FollowUpTexts,
    /// Words of the help page.
    help: HelpTexts,
    /// Words for what a key does just here.
    here: HereTexts,
    /// The history of a meeting.
    history: HistoryTexts,
    /// Lists of measures from a spreadsheet.
    roundtrip: RoundtripTexts,
    /// Going on in another file.
    elsewhere: ElsewhereTexts,
    /// Lists a unit has kept itself.
    earlier_list: EarlierListTexts,
    /// The life of a measure after the meeting.
    life: LifeTexts,
    /// The measure bank.
    bank: BankTexts,
    /// Words of the form of one measure.
    measure: MeasureTexts,
    /// Words of the list of measures, the matrix and what is to be kept.
    measures: MeasuresTexts,
    /// Several sittings of one meeting.
    sittings: SittingsTexts,
    /// Words of the start screen.
    start: StartTexts,
    /// Words of the form before a meeting.
    prepare: PrepareTexts,
    /// Words of the window the room looks at.
    present: PresentTexts,
    /// Words of the opening.
    opening: OpeningTexts,
    /// The archive and the trash.
    put_away: PutAwayTexts,
    /// Looking again at what was agreed earlier.
    review: ReviewTexts,
    /// Words of the screen of question sets.
    sets_screen: SetsScreenTexts,
    /// Words of the settings screen.
    settings: SettingsTexts,
    /// Words of the question screen.
    question: QuestionTexts,
    /// Words of the vote in the room.
    vote: VoteTexts,
    /// Names of states, facets and kinds.
    codes: CodeTexts,
    /// Dates, weekdays, spans and numbers.
    dates: DateTexts,
    /// Words of the dialog that writes a file.
    export: ExportTexts,
    /// Session files: what is wrong with one.
    exchange: ExchangeTexts,
    /// Putting together what two laptops wrote.
    merging: MergingTexts,
    /// Exported documents.
    report: ReportTexts,
    /// Printed sheets.
    print: PrintTexts,
    /// Keying in sheets of paper.
    paper: PaperTexts,
    /// Question sets: what is wrong with one, and how it could be better.
    sets: SetTexts,
    /// Problems with the file.
    store: StoreTexts,
    /// Words about the unit.
    unit: UnitTexts,
}

/// The texts of a language.
pub fn texts(lang: Lang) -> &'static Texts {
    match lang {
        Lang::Nb => &NB,
        Lang::Nn => &NN,
        Lang::En => &EN,
    }
}
