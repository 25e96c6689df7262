//! Types as a person does and reads the screen: the full screen without a terminal, over a file in memory or on disk.

use std::path::{Path, PathBuf};
use std::time::Duration;

use dialogduk::bank;
use dialogduk::domain::session::Session;
use dialogduk::env::Env;
use dialogduk::ops::Store;
use dialogduk::sets::{Catalogue, catalogue};
use dialogduk::settings::Settings;
use dialogduk::term::desk::{Desk, Wish};
use dialogduk::tui::input::{Chord, Input};
use dialogduk::tui::layout::Size;
use dialogduk::tui::model::{Model, Screen};
use dialogduk::tui::msg::{Effect, Msg};
use dialogduk::tui::theme::{Role, Theme};
use dialogduk::tui::update::{next_due, update};
use dialogduk::tui::view;
use ratatui::Terminal;
use ratatui::backend::TestBackend;
use ratatui::style::Style;

/// A laptop at the front of the room.
pub(crate) struct Room {
    pub(crate) model: Model,
    pub(crate) desk: Desk,
    pub(crate) env: Env,
    terminal: Terminal<TestBackend>,
    hits: view::Hits,
    /// Whether the program has been left.
    pub(crate) left: bool,
}

/// The sets that come with the program.
pub(crate) fn built_in() -> Catalogue {
    catalogue(&[], &|id| bank::all().measure(id).is_some())
}

impl Room {
    /// A new user's first start, 80×24, nothing on disk.
    pub(crate) fn new() -> Self {
        Self::with(Store::in_memory().unwrap(), Settings::default(), 80, 24)
    }

    /// The program over this file.
    pub(crate) fn on(path: &Path) -> Self {
        Self::with(Store::open(path).unwrap(), Settings::default(), 80, 24)
    }

    /// The program with these settings at this size.
    pub(crate) fn with(store: Store, settings: Settings, width: u16, height: u16) -> Self {
        let env = Env::fixed();
        let size = Size { width, height };
        let model = Model::new(settings, built_in(), PathBuf::from("dialogduk.db"), size, &env);
        let desk = Desk::new(store, None);
        let terminal = Terminal::new(TestBackend::new(width, height)).unwrap();
        let mut room = Self { model, desk, env, terminal, hits: view::Hits::new(), left: false };
        room.perform(vec![Effect::ReadShelf]);
        room.draw();
        room
    }

    /// Leaves as with Ctrl+Q and closes the file.
    pub(crate) fn quit(mut self) {
        self.press("Ctrl+Q");
        assert!(self.left, "Ctrl+Q leaves");
        self.desk.store.close().unwrap();
    }

    /// Types letters, one after the other, as keys come.
    pub(crate) fn type_(&mut self, text: &str) -> &mut Self {
        for letter in text.chars() {
            self.input(Input::Text(letter.to_string()));
        }
        self
    }

    /// Pastes a text.
    pub(crate) fn paste(&mut self, text: &str) -> &mut Self {
        self.input(Input::Paste(text.to_owned()))
    }

    /// Presses keys by their names, separated by spaces: «Tab Tab Enter».
    pub(crate) fn press(&mut self, keys: &str) -> &mut Self {
        for key in keys.split_whitespace() {
            let chord = Chord::parse(key).unwrap_or_else(|problem| panic!("{key}: {problem:?}"));
            self.input(Input::Key(chord));
        }
        self
    }

    /// Types a line and presses Enter.
    pub(crate) fn line(&mut self, text: &str) -> &mut Self {
        self.type_(text).press("Enter")
    }

    /// Clicks on the first cell of the screen that shows this text.
    pub(crate) fn click(&mut self, text: &str) -> &mut Self {
        let screen = self.screen();
        let (row, line) =
            screen.lines().enumerate().find(|(_, line)| line.contains(text)).unwrap_or_else(|| {
                panic!("«{text}» is not on the screen:\n{screen}");
            });
        let column = line[..line.find(text).unwrap()].chars().count();
        let cell = |n: usize| u16::try_from(n).unwrap();
        match view::hit(&self.hits, cell(column), cell(row)) {
            Some(target) => self.send(Msg::Hit(target)),
            None => self,
        }
    }

    /// Lets time pass; whatever falls due on the way happens, and the screen is drawn at the end.
    pub(crate) fn wait(&mut self, time: Duration) -> &mut Self {
        let end = self.env.elapsed() + time;
        while let Some(due) = next_due(&self.model).filter(|due| *due <= end) {
            self.env.advance(due.saturating_sub(self.env.elapsed()));
            let effects = update(&mut self.model, Msg::Tick, &self.env);
            self.perform(effects);
        }
        self.env.advance(end.saturating_sub(self.env.elapsed()));
        self.draw();
        self
    }

    /// Goes to a screen as its key or the palette would.
    pub(crate) fn go(&mut self, screen: Screen) -> &mut Self {
        let effects = self.model.go(screen, &self.env);
        self.open(effects);
        self
    }

    /// Moves down until the selected row shows this text.
    pub(crate) fn select_row(&mut self, text: &str) -> &mut Self {
        for _ in 0..60 {
            let (_, y) = self.cursor();
            let row = self.screen().lines().nth(usize::from(y)).unwrap_or_default().to_owned();
            if row.contains('►') && row.contains(text) {
                return self;
            }
            self.press("Down");
        }
        panic!("no row «{text}»:\n{}", self.screen());
    }

    /// Carries out effects as if a screen had asked for them.
    pub(crate) fn open(&mut self, effects: Vec<Effect>) {
        self.perform(effects);
        self.draw();
    }

    /// Does a command as from the palette.
    pub(crate) fn command(&mut self, id: dialogduk::tui::commands::Id) -> &mut Self {
        self.send(Msg::Hit(dialogduk::tui::msg::Target::Command(id)))
    }

    /// Does something to the open meeting without a screen.
    pub(crate) fn does(&mut self, op: &dialogduk::ops::Op) -> &mut Self {
        let effects = self.model.act(op, &self.env);
        self.perform(effects);
        self.draw();
        self
    }

    /// Changes the size of the window.
    pub(crate) fn resize(&mut self, width: u16, height: u16) -> &mut Self {
        self.terminal.backend_mut().resize(width, height);
        self.input(Input::Resize)
    }

    /// One input, and all that follows from it.
    pub(crate) fn input(&mut self, input: Input) -> &mut Self {
        self.send(Msg::Input(input))
    }

    fn send(&mut self, msg: Msg) -> &mut Self {
        let effects = update(&mut self.model, msg, &self.env);
        // The pending line is drawn before it is written, as in the real loop.
        self.draw();
        self.perform(effects);
        self.draw();
        self
    }

    fn perform(&mut self, effects: Vec<Effect>) {
        let wishes = self.desk.carry_out(effects, &mut self.model, &self.env);
        self.left |= wishes.contains(&Wish::Quit);
    }

    fn draw(&mut self) {
        let model = &mut self.model;
        let mut hits = view::Hits::new();
        // Where the cursor stands when nothing is in focus and the terminal hides it.
        self.terminal.set_cursor_position((0, 0)).unwrap();
        self.terminal
            .draw(|frame| {
                let area = frame.area();
                model.size = Size { width: area.width, height: area.height };
                hits = view::draw(model, frame);
            })
            .unwrap();
        self.hits = hits;
    }

    /// The characters on the screen, one line a row, without trailing blanks.
    pub(crate) fn screen(&self) -> String {
        self.cells(|cell| cell.symbol().to_owned())
    }

    /// One letter per style, so that a snapshot shows emphasis too.
    pub(crate) fn styles(&self) -> String {
        let theme = Theme::new(self.model.settings.theme);
        let ground = theme.ground();
        self.cells(|cell| {
            if cell.symbol() == " " {
                return " ".to_owned();
            }
            let style = cell.style();
            let same = |role: &&Role| {
                let wanted = Style::default().patch(ground).patch(theme.style(**role));
                wanted.fg.unwrap_or_default() == style.fg.unwrap_or_default()
                    && wanted.bg.unwrap_or_default() == style.bg.unwrap_or_default()
                    && wanted.add_modifier == style.add_modifier
            };
            let role = Role::ALL.iter().position(|role| same(&role));
            role.and_then(|at| "tdqhasgwfe-klT".chars().nth(at)).unwrap_or('?').to_string()
        })
    }

    fn cells(&self, show: impl Fn(&ratatui::buffer::Cell) -> String) -> String {
        let buffer = self.terminal.backend().buffer();
        let width = usize::from(buffer.area.width).max(1);
        let line = |row: &[ratatui::buffer::Cell]| {
            // The cell behind a wide sign is the sign's other half.
            let mut covered = 0;
            let mut line = String::new();
            for cell in row {
                if covered == 0 {
                    line += &show(cell);
                    covered = dialogduk::text::width::cells(cell.symbol()).max(1);
                }
                covered -= 1;
            }
            line.trim_end().to_owned() + "\n"
        };
        buffer.content.chunks(width).map(line).collect()
    }

    /// Where the real cursor stands: column and row; the top left corner when it is hidden.
    pub(crate) fn cursor(&mut self) -> (u16, u16) {
        let position = self.terminal.get_cursor_position().unwrap();
        (position.x, position.y)
    }

    /// The session as it is in memory.
    pub(crate) fn session(&self) -> &Session {
        &self.model.meeting.as_ref().expect("a meeting is open").session
    }

    /// The session as it is in the file.
    pub(crate) fn reload(&self) -> Session {
        self.desk.store.load(self.session().id).unwrap().expect("the session is in the file").session
    }

    /// The session with this title as it is in the file, whatever is open.
    pub(crate) fn reload_by_title(&self, title: &str) -> Session {
        let found = self.desk.store.find_session(title).unwrap();
        let id = found.first().expect("a session has this title").id;
        self.desk.store.load(id).unwrap().expect("the session is in the file").session
    }

    /// Fails unless the screen shows this.
    pub(crate) fn sees(&mut self, text: &str) -> &mut Self {
        let screen = self.screen();
        assert!(screen.contains(text), "«{text}» is not on the screen:\n{screen}");
        self
    }

    /// Fails if the screen shows this.
    pub(crate) fn sees_no(&mut self, text: &str) -> &mut Self {
        let screen = self.screen();
        assert!(!screen.contains(text), "«{text}» is on the screen:\n{screen}");
        self
    }
}

/// Creates a meeting straight in the file and opens it at its first question.
pub(crate) fn in_meeting(set: &str, tables: &[u16]) -> Room {
    in_meeting_on(Store::in_memory().unwrap(), set, tables)
}

/// The same over a given file.
pub(crate) fn in_meeting_on(store: Store, set: &str, tables: &[u16]) -> Room {
    let mut room = Room::with(store, Settings::default(), 80, 24);
    let set = built_in().get(&dialogduk::domain::ids::SetId::new(set)).unwrap().set.clone();
    let unit = dialogduk::domain::unit::Unit {
        id: room.env.new_id(),
        name: "Solbakken sykehjem".into(),
        municipality: "Fjellvik".into(),
        sector: dialogduk::domain::facets::Sector::HealthCare,
        organisation_number: String::new(),
        shifts: Vec::new(),
        usual_groups: 0,
    };
    let new = dialogduk::ops::NewSession {
        unit,
        set,
        title: String::new(),
        date: room.env.today(),
        start: None,
        place: String::new(),
        tables: tables.to_vec(),
        table_label: "Bord".into(),
        minutes: 120,
        rehearsal: false,
    };
    let session = dialogduk::ops::new_session(&new, &room.env);
    room.perform(vec![Effect::Create(Box::new(session))]);
    // Past the opening, which tells the room what is stored.
    room.press("Enter");
    assert_eq!(room.model.screen, dialogduk::tui::model::Screen::Question);
    room
}
