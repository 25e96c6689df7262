//! What to write, in which format, and where (G13, I12, I13): one question at a time, and a look at it before.

use std::path::Path;

use crate::domain::ids::AnswerId;
use crate::domain::session::Session;
use crate::export::{self, ExportJob, Format, What};
use crate::i18n::ExportTexts;
use crate::ops::{Asked, HitKind, SpotKind, asked_while_written, is_reason, spot_of};
use crate::report::Profile;
pub use crate::report::printout::Paper;
use crate::text::{Lines, TextBuffer, path};
use crate::tui::input::{Input, Key, key};
use crate::tui::model::Model;
use crate::tui::msg::{Content, Effect, FileJob, NotWritten, SessionFormat, Written};
use crate::tui::typing::edit;

use super::{Ask, Choose, Dialog, Explain, Next, forget, look_over, move_selection};

/// Cells across of the preview; the dialog is never wider.
const PREVIEW: usize = 70;

crate::domain::codes::codes! {
    /// What can be written from a session.
    pub enum Offer {
        /// One page for all staff (R1).
        Result = "result",
        /// What, who, when, status.
        Actions = "actions",
        /// The columns of an HMS plan.
        Hms = "hms",
        /// Every column.
        Full = "full",
        /// What was said and agreed, for those who were there.
        Minutes = "minutes",
        /// Deadlines and meetings, for a calendar.
        Calendar = "calendar",
        /// Figures and measures for NAV.
        Nav = "nav",
        /// The whole session, for another laptop.
        Session = "session",
        /// Leads to what is printed for the meeting.
        Paper = "paper",
        /// The empty cloth.
        Cloth = "cloth",
        /// The sheets of the groups.
        Sheets = "sheets",
        /// The facilitator's run sheet.
        Guide = "guide",
        /// The invitation.
        Invitation = "invitation",
        /// The measures, for the wall.
        Poster = "poster",
        /// The cloth as the room filled it.
        FilledCloth = "filled-cloth",
        /// The measures on cards.
        PocketCard = "pocket-card",
        /// What comes when, for the one who reminds (R63).
        Reminders = "reminders",
        /// Leads to lists fewer people ask for.
        More = "more",
        /// The measures with columns one chooses (I10).
        Own = "own",
        /// NAV's summary with what the meeting says of itself (I9).
        NavInWords = "nav-in-words",
        /// The measures as entries of a bank (R77).
        Bank = "bank",
    }
}

/// What a meeting leaves behind, and the way to what it begins with.
const OF_MEETING: &[Offer] = &[
    Offer::Result,
    Offer::Actions,
    Offer::Hms,
    Offer::Full,
    Offer::Minutes,
    Offer::Session,
    Offer::Paper,
    Offer::Calendar,
    Offer::Nav,
    Offer::More,
];
/// Lists fewer people ask for.
const MORE: &[Offer] = &[Offer::Own, Offer::Reminders, Offer::NavInWords, Offer::Bank];
/// What is printed for a meeting, and from it.
const ON_PAPER: &[Offer] = &[
    Offer::Invitation,
    Offer::Guide,
    Offer::Cloth,
    Offer::Sheets,
    Offer::Poster,
    Offer::PocketCard,
    Offer::FilledCloth,
    Offer::Reminders,
];

impl Offer {
    /// The formats it comes in, the usual one first.
    fn formats(self) -> Vec<FileFormat> {
        let of = |what: What| what.formats().iter().copied().map(FileFormat::Document).collect();
        match self {
            Self::Result => of(What::Result),
            Self::Minutes => of(What::Minutes),
            Self::Actions | Self::Hms | Self::Full | Self::Own => of(What::Actions),
            Self::Session => vec![FileFormat::Session, FileFormat::SessionJson],
            Self::Paper | Self::More => Vec::new(),
            Self::Calendar => of(What::Calendar),
            Self::Nav | Self::NavInWords => of(What::Nav { summary: false }),
            Self::Reminders => of(What::Reminders),
            Self::Bank => of(What::Bank),
            Self::Poster => of(What::Poster),
            Self::PocketCard => of(What::PocketCard),
            Self::Cloth | Self::FilledCloth => {
                Paper::FOR_CLOTH.iter().copied().map(FileFormat::Cloth).collect()
            }
            Self::Sheets => of(What::Sheets),
            Self::Guide => of(What::Guide),
            Self::Invitation => of(What::Invitation),
        }
    }

    /// The columns of its list of measures.
    fn profile(self) -> Profile {
        match self {
            Self::Hms => Profile::hms(),
            Self::Full => Profile::full(),
            Self::Result
            | Self::Actions
            | Self::Minutes
            | Self::Session
            | Self::Paper
            | Self::Cloth
            | Self::Sheets
            | Self::Guide
            | Self::Calendar
            | Self::Nav
            | Self::Poster
            | Self::FilledCloth
            | Self::PocketCard
            | Self::Reminders
            | Self::More
            | Self::Own
            | Self::NavInWords
            | Self::Bank
            | Self::Invitation => Profile::short(),
        }
    }
}

/// A format of any kind of file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FileFormat {
    /// That of a document.
    Document(Format),
    /// The cloth as PDF, on paper of this size.
    Cloth(Paper),
    /// See [`SessionFormat::Toml`].
    Session,
    /// See [`SessionFormat::Json`].
    SessionJson,
}

impl FileFormat {
    /// What it is called.
    pub fn name(self, texts: &ExportTexts) -> &'static str {
        match self {
            Self::Document(Format::Xlsx) => texts.xlsx,
            Self::Document(Format::Csv) => texts.csv,
            Self::Document(Format::CsvExcel) => texts.csv_excel,
            Self::Document(Format::Md) => texts.md,
            Self::Document(Format::Json) | Self::SessionJson => texts.json,
            Self::Document(Format::Text) => texts.text,
            Self::Document(Format::Pdf) => texts.pdf,
            Self::Document(Format::Docx) => texts.docx,
            Self::Document(Format::Html) => texts.html,
            Self::Document(Format::Ics) => texts.ics,
            Self::Document(Format::Toml) => texts.bank_toml,
            Self::Cloth(Paper::A1) => texts.cloth_a1,
            Self::Cloth(Paper::A2) => texts.cloth_a2,
            Self::Cloth(Paper::A3) => texts.cloth_a3,
            Self::Cloth(Paper::A4 | Paper::A4Lying) => texts.cloth_a4,
            Self::Session => texts.toml,
        }
    }

    /// The format of a document, or of a session.
    fn of(self) -> Result<Format, SessionFormat> {
        match self {
            Self::Document(format) => Ok(format),
            Self::Cloth(_) => Ok(Format::Pdf),
            Self::Session => Err(SessionFormat::Toml),
            Self::SessionJson => Err(SessionFormat::Json),
        }
    }
}

/// The dialog.
#[derive(Debug)]
pub struct Export {
    /// The question being asked.
    pub step: Step,
    /// The selected row of a list.
    pub selected: usize,
    /// The first list.
    pub offers: &'static [Offer],
    what: Offer,
    /// The columns that were chosen, where they were asked for.
    columns: Option<Profile>,
}

/// The questions in order.
#[derive(Debug)]
pub enum Step {
    /// What to write.
    What,
    /// With which columns: those that come with the program, and one's own.
    Columns(Vec<Profile>),
    /// In which format.
    Format(Vec<FileFormat>),
    /// Where, with a look at it.
    Place(Box<Place>),
}

/// Where to write.
#[derive(Debug)]
pub struct Place {
    /// The folder.
    pub folder: TextBuffer,
    /// The file name.
    pub name: TextBuffer,
    /// The name that stood there first.
    offered: String,
    /// Whether the folder has the focus, not the name.
    pub in_folder: bool,
    /// The first rows of what will be written.
    pub preview: Vec<String>,
    /// First row of it shown.
    pub scroll: usize,
    content: Content,
}

impl Export {
    /// Opens the dialog for the open session.
    pub fn new(_: &Model) -> Self {
        Self::of(OF_MEETING, Offer::Result)
    }

    /// Opens it for what is printed before the open session.
    pub fn on_paper() -> Self {
        Self::of(ON_PAPER, Offer::Invitation)
    }

    fn of(offers: &'static [Offer], what: Offer) -> Self {
        Self { step: Step::What, selected: 0, offers, what, columns: None }
    }

    /// Takes the first question as answered.
    pub fn choose_what(&mut self, what: Offer, model: &Model) {
        if what == Offer::Paper {
            *self = Self::on_paper();
            return;
        }
        if what == Offer::More {
            *self = Self::of(MORE, Offer::Own);
            return;
        }
        self.what = what;
        if what == Offer::Own {
            let built_in = Profile::BUILT_IN.iter().filter_map(|id| Profile::built_in(id));
            self.step = Step::Columns(built_in.chain(model.profiles.iter().cloned()).collect());
            self.selected = 0;
            return;
        }
        self.ask_format(model);
    }

    fn ask_format(&mut self, model: &Model) {
        let what = self.what;
        let formats = what.formats();
        if let [only] = formats.as_slice() {
            self.choose_format(*only, model);
        } else {
            self.step = Step::Format(formats);
            self.selected = 0;
        }
    }

    /// Goes back one question; `false` at the first.
    pub(super) fn back(&mut self) -> bool {
        let formats = self.what.formats();
        self.selected = 0;
        self.step = match self.step {
            Step::What => return false,
            Step::Place(_) if formats.len() > 1 => Step::Format(formats),
            Step::Place(_) | Step::Format(_) | Step::Columns(_) => {
                self.selected = self.offers.iter().position(|offer| *offer == self.what).unwrap_or(0);
                Step::What
            }
        };
        true
    }

    /// Rows of the list on the screen.
    pub fn count(&self) -> usize {
        match &self.step {
            Step::What => self.offers.len(),
            Step::Columns(profiles) => profiles.len(),
            Step::Format(formats) => formats.len(),
            Step::Place(_) => 0,
        }
    }

    pub(super) fn input(&mut self, input: &Input, model: &mut Model) -> Next {
        let width = model.size.input_width();
        let count = self.count();
        if let Step::Place(place) = &mut self.step {
            return match place.input(input, width) {
                Outcome::Stay => Next::Stay,
                Outcome::Write => self.write(model),
            };
        }
        if move_selection(&mut self.selected, count, input, 8) {
            return Next::Stay;
        }
        match input {
            Input::Key(chord) if *chord == key(Key::Enter) => self.choose(self.selected, model),
            Input::Key(chord) if *chord == key(Key::Backspace) => {
                self.back();
                Next::Stay
            }
            // A digit chooses its row at once.
            Input::Text(text) => match text.parse::<usize>() {
                Ok(number) if (1..=count).contains(&number) => self.choose(number - 1, model),
                _ => Next::Stay,
            },
            _ => Next::Stay,
        }
    }

    pub(super) fn choose(&mut self, row: usize, model: &mut Model) -> Next {
        match &self.step {
            Step::What => {
                if let Some(what) = self.offers.get(row) {
                    self.choose_what(*what, model);
                }
            }
            Step::Columns(profiles) => {
                self.columns = profiles.get(row).cloned();
                self.ask_format(model);
            }
            Step::Format(formats) => {
                if let Some(format) = formats.get(row).copied() {
                    self.choose_format(format, model);
                }
            }
            Step::Place(_) => {}
        }
        Next::Stay
    }

    fn choose_format(&mut self, format: FileFormat, model: &Model) {
        let Some(meeting) = &model.meeting else { return };
        let session = &meeting.session;
        let (content, name, preview) = match format.of() {
            Ok(kind) => {
                let job = self.job(format, kind, model);
                let (text, name) = export::preview(session, &job, PREVIEW);
                (Content::Document(Box::new(job)), name, dense(&text))
            }
            Err(format) => {
                let texts = model.texts.export;
                let name = session_file_name(session, texts.session_file, format);
                let about = crate::text::wrapped_lines(texts.session_holds, PREVIEW);
                let about = about.into_iter().map(|line| line.trim_end().to_owned()).collect();
                (Content::Session(format, model.lang()), name, about)
            }
        };
        let line = |text: &str| {
            let mut buffer = TextBuffer::new(Lines::One);
            buffer.set_text(text);
            buffer
        };
        self.step = Step::Place(Box::new(Place {
            folder: line(&model.export_folder.display().to_string()),
            name: line(&name),
            offered: name,
            in_folder: false,
            preview,
            scroll: 0,
            content,
        }));
    }

    fn job(&self, chosen: FileFormat, format: Format, model: &Model) -> ExportJob {
        let paper = if let FileFormat::Cloth(paper) = chosen { paper } else { Paper::A3 };
        let what = match self.what {
            Offer::Result => What::Result,
            Offer::Minutes => What::Minutes,
            Offer::Cloth => What::Cloth(paper),
            Offer::Sheets => What::Sheets,
            Offer::Guide => What::Guide,
            Offer::Invitation => What::Invitation,
            Offer::Calendar => What::Calendar,
            Offer::Nav => What::Nav { summary: false },
            Offer::NavInWords => What::Nav { summary: true },
            Offer::Reminders => What::Reminders,
            Offer::Bank => What::Bank,
            Offer::Poster => What::Poster,
            Offer::FilledCloth => What::FilledCloth(paper),
            Offer::PocketCard => What::PocketCard,
            Offer::Actions
            | Offer::Hms
            | Offer::Full
            | Offer::Own
            | Offer::Session
            | Offer::Paper
            | Offer::More => What::Actions,
        };
        ExportJob {
            what,
            format,
            lang: model.lang(),
            profile: self.columns.clone().unwrap_or_else(|| self.what.profile()),
            as_of: model.now.today(),
            force: false,
            target: None,
        }
    }

    fn write(&mut self, model: &mut Model) -> Next {
        let (Step::Place(place), Some(meeting)) = (&self.step, &model.meeting) else { return Next::Close };
        if place.name.is_blank() {
            model.say(model.texts.dialogs.write_something);
            return Next::Stay;
        }
        let folder = path::typed(place.folder.text(), "", Path::new(""));
        let job = FileJob {
            session: meeting.session.id,
            content: place.content.clone(),
            target: path::typed(place.name.text(), &place.offered, &folder),
            force: false,
        };
        Next::Then(Box::new(move |_, _| vec![Effect::Export(Box::new(job))]))
    }
}

/// What an input meant where the place is asked for.
enum Outcome {
    Stay,
    Write,
}

impl Place {
    fn input(&mut self, input: &Input, width: usize) -> Outcome {
        match input {
            Input::Key(chord) if *chord == key(Key::Enter) => return Outcome::Write,
            Input::Key(chord)
                if [Key::Tab, Key::BackTab, Key::Up, Key::Down].iter().any(|k| *chord == key(*k)) =>
            {
                self.in_folder = !self.in_folder;
            }
            Input::Key(chord) if *chord == key(Key::PageDown) => self.scroll_by(true),
            Input::Key(chord) if *chord == key(Key::PageUp) => self.scroll_by(false),
            Input::Scroll { up, .. } => self.scroll_by(!up),
            input => {
                let field = if self.in_folder { &mut self.folder } else { &mut self.name };
                edit(field, input, width);
            }
        }
        Outcome::Stay
    }

    fn scroll_by(&mut self, down: bool) {
        const STEP: usize = 5;
        let last = self.preview.len().saturating_sub(1);
        self.scroll = if down { (self.scroll + STEP).min(last) } else { self.scroll.saturating_sub(STEP) };
    }
}

/// The lines of a text without empty ones and underlines: more of the content in the few rows there are.
fn dense(text: &str) -> Vec<String> {
    let says = |line: &&str| line.chars().any(|c| !c.is_whitespace() && !"=-·".contains(c));
    text.lines().filter(says).map(str::to_owned).collect()
}

/// «Solbakken sykehjem – møte 2026-11-22.toml».
fn session_file_name(session: &Session, word: &str, format: SessionFormat) -> String {
    let day = session.meeting_day().format("%Y-%m-%d");
    let stem = export::name::safe_stem(&format!("{} – {word} {day}", session.unit.name));
    format!("{stem}.{}", format.code())
}

/// The card with the whole path, and what was left out and why (I17).
pub fn show_written(model: &mut Model, written: &Written) {
    if let Some(folder) = written.path.parent() {
        folder.clone_into(&mut model.export_folder);
    }
    let mut paragraphs = vec![written.path.display().to_string()];
    paragraphs.extend((!written.listed).then(|| model.texts.outgoing.listed_later.to_owned()));
    if !written.notes.is_empty() {
        paragraphs.push(model.texts.export.left_out.to_owned());
        paragraphs.extend(written.notes.iter().map(|note| format!("– {note}")));
    }
    model.dialogs.push(Dialog::Explain(Explain::new(model.texts.dialogs.exported, paragraphs)));
}

/// The guard asks before a file is written (J3): the first of the texts is said in other words or deleted for good where it
/// stands, or somebody says why they may be sent. The reason is looked through like any text.
pub fn ask_before_sent(model: &mut Model, job: FileJob, asked: Vec<Asked>) {
    /// What can be done besides going there, as it is offered.
    const SEND: usize = 1;
    const ERASE: usize = 2;
    let (texts, guard) = (model.texts.outgoing, model.texts.guard);
    let lead = texts.lines(guard, &asked).join("\n");
    let open = model.meeting.as_ref().filter(|it| it.session.id == job.session).map(|it| &it.session);
    let spot = open.and_then(|session| asked.iter().find_map(|it| spot_of(session, &it.text)));
    let line = spot
        .as_ref()
        .filter(|spot| spot.kind == SpotKind::Found(HitKind::Answer))
        .and_then(|spot| spot.id.parse().ok());
    let mut rows = vec![if spot.is_some() { texts.go_there } else { texts.rephrase }, texts.send];
    rows.extend(line.map(|_: AnswerId| texts.erase));
    let rows = rows.into_iter().map(str::to_owned).collect();
    let choose = Choose::new(texts.title, rows, move |model, row, env| {
        if row == SEND {
            ask_why_sent(model, job, asked, "");
            return Vec::new();
        }
        model.say(texts.not_written);
        let mut effects = look_over::go_to(model, spot, env);
        if let Some(line) = line.filter(|_| row == ERASE) {
            effects.extend(forget::ask_line(model, line));
        }
        effects
    });
    model.dialogs.push(Dialog::Choose(choose.lead(lead)));
}

/// The reason is kept in the log, so it tells of nobody either; one that does is asked for again.
fn ask_why_sent(model: &mut Model, job: FileJob, asked: Vec<Asked>, written: &str) {
    let texts = model.texts.outgoing;
    let ask = Ask::new(texts.reason_title, texts.reason_label, move |model, why, env| {
        if !is_reason(&why) {
            model.say(model.texts.outgoing.no_reason);
            ask_why_sent(model, job.clone(), asked.clone(), &why);
            return Vec::new();
        }
        if let Some(in_reason) = asked_while_written(&why, env) {
            model.say(model.texts.guard.of(&[in_reason]));
            ask_why_sent(model, job.clone(), asked.clone(), &why);
            return Vec::new();
        }
        for it in &asked {
            env.let_out(&it.text, &why);
        }
        vec![Effect::Export(Box::new(job.clone()))]
    });
    model.dialogs.push(Dialog::Ask(ask.with(written).fleeting()));
}

/// The name is taken: replace it, take the free one beside it, or leave it. Anything else is explained.
pub fn ask_instead(model: &mut Model, not_written: NotWritten) {
    let NotWritten { job, problem } = not_written;
    let texts = model.texts;
    let explained = problem.explain(model.lang());
    let Some(free) = problem.proposal().map(Path::to_owned) else {
        let mut paragraphs = vec![explained.what.to_owned()];
        paragraphs.extend(problem.path().map(|path| path.display().to_string()));
        paragraphs.extend([explained.safe.to_owned(), explained.todo.to_owned()]);
        let mut card = Explain::new(texts.dialogs.not_exported, paragraphs);
        if let export::ExportProblem::Other { detail, .. } = &problem {
            card.detail.clone_from(detail);
        }
        model.dialogs.push(Dialog::Explain(card));
        return;
    };
    let free_name = free.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let can_replace = matches!(problem, export::ExportProblem::Exists { .. });
    let mut rows = vec![(texts.export.save_as)(&free_name)];
    if can_replace {
        rows.push(texts.export.replace.to_owned());
    }
    let choose = Choose::new(texts.dialogs.not_exported, rows, move |_, row, _| {
        let job = if row == 0 { FileJob { target: free, ..job } } else { FileJob { force: true, ..job } };
        vec![Effect::Export(Box::new(job))]
    });
    model.dialogs.push(Dialog::Choose(choose.lead(explained.what)));
}
