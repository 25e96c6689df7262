//! From what the terminal sends to [`Input`].
//!
//! Every quirk of consoles, terminals and keyboards that the product knows of ends in [`translate`], so that no screen
//! has to think of it. [`Reader`] waits, takes all that is queued in one go and hands it to [`coalesce`].

use std::io;
use std::time::{Duration, Instant};

use crossterm::event::{
    self, Event, KeyCode, KeyEvent, KeyEventKind, KeyModifiers, MouseButton, MouseEvent, MouseEventKind,
};

use crate::tui::input::{Chord, Input, Key, key};

/// How many events one batch takes at most, so that a flood (a jammed key, a restless mouse) cannot keep the screen from
/// being drawn.
const BATCH: usize = 1_000;
/// How many events a paste that comes letter by letter may have; it has to stay in one piece.
const PASTE: usize = 200_000;
/// How many letters make a burst.
const BURST: usize = 5;
/// What no hands reach, held keys (30 a second) included.
const PER_SECOND: f64 = 60.0;
/// A console passes a paste on in pieces; this is how long the next piece may be under way.
const NEXT_PIECE: Duration = Duration::from_millis(20);

/// What an event means, or `None` when it means nothing here.
///
/// - Windows reports press *and* release of a key: only presses and repeats count.
/// - Windows reports AltGr as Ctrl+Alt. A sign with both that is no ASCII letter or digit is text: `@ £ $ € { [ ] } \ | ~`.
/// - Alt with a letter is nothing: over slow lines Esc and the next letter look like it.
/// - Ctrl with H, I, J, M and `[` *are* Backspace, Tab, Enter and Esc in most terminals; here they are so in all of them.
///   In many terminals Ctrl+Backspace cannot be told from Backspace or arrives as Ctrl+H; deleting a letter where a
///   word was meant is the milder mistake, so only a real Ctrl+Backspace keeps its Ctrl.
/// - Enter and Esc are the same whatever is held beside them, as most terminals cannot tell.
/// - Ctrl+Shift with a letter is nothing: it belongs to the terminal (copy, paste, tabs), and Ctrl+Shift+Z means the
///   opposite of Ctrl+Z in half of all programs.
/// - Pasted line ends `\r\n` and `\r` become `\n`.
/// - Mouse movements, drags and releases are dropped here, before they can cause a redraw.
pub fn translate(event: Event) -> Option<Input> {
    match event {
        Event::Key(KeyEvent { kind: KeyEventKind::Release, .. }) | Event::FocusGained | Event::FocusLost => {
            None
        }
        Event::Key(pressed) => from_key(pressed),
        Event::Mouse(mouse) => from_mouse(mouse),
        Event::Paste(text) if text.is_empty() => None,
        Event::Paste(text) => Some(Input::Paste(text.replace("\r\n", "\n").replace('\r', "\n"))),
        // The numbers are ignored: on Windows they are those of the buffer, not of the window.
        Event::Resize(..) => Some(Input::Resize),
    }
}

fn from_key(pressed: KeyEvent) -> Option<Input> {
    let held = pressed.modifiers;
    if held.intersects(KeyModifiers::SUPER | KeyModifiers::HYPER | KeyModifiers::META) {
        return None;
    }
    let (ctrl, alt, shift) = (
        held.contains(KeyModifiers::CONTROL),
        held.contains(KeyModifiers::ALT),
        held.contains(KeyModifiers::SHIFT),
    );
    if let KeyCode::Char(c) = pressed.code {
        return from_char(c, ctrl, alt, shift);
    }
    if alt {
        return None;
    }
    let named = match pressed.code {
        KeyCode::Enter => return Some(Input::Key(key(Key::Enter))),
        KeyCode::Esc => return Some(Input::Key(key(Key::Esc))),
        // Ctrl+Tab changes the tab of the terminal; what slips through is not ours.
        KeyCode::Tab | KeyCode::BackTab if ctrl => return None,
        KeyCode::Tab if shift => return Some(Input::Key(key(Key::BackTab))),
        KeyCode::BackTab => return Some(Input::Key(key(Key::BackTab))),
        KeyCode::Backspace => return Some(Input::Key(Chord { ctrl, ..key(Key::Backspace) })),
        KeyCode::Tab => Key::Tab,
        KeyCode::Delete => Key::Delete,
        KeyCode::Insert => Key::Insert,
        KeyCode::Up => Key::Up,
        KeyCode::Down => Key::Down,
        KeyCode::Left => Key::Left,
        KeyCode::Right => Key::Right,
        KeyCode::Home => Key::Home,
        KeyCode::End => Key::End,
        KeyCode::PageUp => Key::PageUp,
        KeyCode::PageDown => Key::PageDown,
        KeyCode::F(number) => Key::F(number),
        KeyCode::Char(_)
        | KeyCode::Null
        | KeyCode::CapsLock
        | KeyCode::ScrollLock
        | KeyCode::NumLock
        | KeyCode::PrintScreen
        | KeyCode::Pause
        | KeyCode::Menu
        | KeyCode::KeypadBegin
        | KeyCode::Media(_)
        | KeyCode::Modifier(_) => return None,
    };
    Some(Input::Key(Chord { key: named, ctrl, shift }))
}

fn from_char(c: char, ctrl: bool, alt: bool, shift: bool) -> Option<Input> {
    if c.is_control() {
        return None;
    }
    match (ctrl, alt) {
        (false, false) => Some(Input::Text(c.to_string())),
        (true, true) if !c.is_ascii_alphanumeric() => Some(Input::Text(c.to_string())),
        (_, true) => None,
        (true, false) if shift => None,
        (true, false) => Some(Input::Key(match c.to_ascii_lowercase() {
            'h' => key(Key::Backspace),
            'i' => key(Key::Tab),
            'j' | 'm' => key(Key::Enter),
            '[' => key(Key::Esc),
            letter => Chord { key: Key::Char(letter), ctrl: true, shift: false },
        })),
    }
}

fn from_mouse(mouse: MouseEvent) -> Option<Input> {
    let MouseEvent { column, row, .. } = mouse;
    match mouse.kind {
        MouseEventKind::Down(MouseButton::Left) => Some(Input::Click { column, row }),
        MouseEventKind::ScrollUp => Some(Input::Scroll { up: true, column, row }),
        MouseEventKind::ScrollDown => Some(Input::Scroll { up: false, column, row }),
        MouseEventKind::Down(_)
        | MouseEventKind::Up(_)
        | MouseEventKind::Drag(_)
        | MouseEventKind::Moved
        | MouseEventKind::ScrollLeft
        | MouseEventKind::ScrollRight => None,
    }
}

/// Puts together what belongs together in one batch; nothing is lost and the order stays.
///
/// Letters next to each other become one [`Input::Text`], several [`Input::Resize`] in a row one. With `bursts` (the
/// Windows console, which has no paste event) five or more letters and line breaks in a row, with at least one break
/// and faster than 60 a second in the time `since_empty`, become one [`Input::Paste`]: there Enter must not accept a line.
/// `since_empty` reaches from the last moment when nothing was waiting to the last event of the batch, so that what was
/// typed behind a slow disk stays typing.
pub fn coalesce(batch: Vec<Input>, since_empty: Duration, bursts: bool) -> Vec<Input> {
    let mut out = Vec::with_capacity(batch.len().min(BATCH));
    let mut run = Vec::new();
    for input in batch {
        if is_piece(&input) {
            run.push(input);
            continue;
        }
        settle(&mut run, since_empty, bursts, &mut out);
        if input != Input::Resize || out.last() != Some(&Input::Resize) {
            out.push(input);
        }
    }
    settle(&mut run, since_empty, bursts, &mut out);
    out
}

/// What a paste consists of when it comes key by key. Tab is one too: cells copied from a table have tabs between them.
fn is_piece(input: &Input) -> bool {
    match input {
        Input::Text(_) => true,
        Input::Key(chord) => *chord == key(Key::Enter) || *chord == key(Key::Tab),
        Input::Paste(_) | Input::Click { .. } | Input::Scroll { .. } | Input::Resize => false,
    }
}

fn settle(run: &mut Vec<Input>, since_empty: Duration, bursts: bool, out: &mut Vec<Input>) {
    let broken = run.contains(&Input::Key(key(Key::Enter)));
    if bursts && broken && is_burst(run.len(), since_empty) {
        let mut pasted = String::with_capacity(run.len());
        for piece in run.drain(..) {
            match piece {
                Input::Text(letters) => pasted.push_str(&letters),
                Input::Key(chord) => pasted.push(if chord.key == Key::Tab { '\t' } else { '\n' }),
                other => out.push(other), // not reached: only pieces are collected
            }
        }
        out.push(Input::Paste(pasted));
        return;
    }
    for piece in run.drain(..) {
        match (piece, out.last_mut()) {
            (Input::Text(letters), Some(Input::Text(before))) => before.push_str(&letters),
            (piece, _) => out.push(piece),
        }
    }
}

fn is_burst(pieces: usize, within: Duration) -> bool {
    // More pieces than a second has room for are fast however they are counted.
    let count = u32::try_from(pieces).map_or(f64::INFINITY, f64::from);
    pieces >= BURST && count > PER_SECOND * within.as_secs_f64()
}

/// Where events come from: the console, or a list in a test.
pub trait Source {
    /// Waits at most `wait` for an event; whether there is one.
    fn poll(&mut self, wait: Duration) -> io::Result<bool>;
    /// The next event; only called after `poll` said there is one.
    fn read(&mut self) -> io::Result<Event>;
    /// What time it is.
    fn now(&self) -> Instant;
}

/// The terminal this process runs in.
#[derive(Debug, Clone, Copy, Default)]
pub struct Console;

impl Source for Console {
    fn poll(&mut self, wait: Duration) -> io::Result<bool> {
        event::poll(wait)
    }

    fn read(&mut self) -> io::Result<Event> {
        event::read()
    }

    fn now(&self) -> Instant {
        Instant::now()
    }
}

/// Waits for input and takes all of it that is queued.
#[derive(Debug)]
pub struct Reader<S = Console> {
    source: S,
    bursts: bool,
    /// The last moment when nothing was waiting.
    empty_at: Instant,
}

impl Reader {
    /// Reads from the terminal. Bursts are taken for pastes on Windows, where no paste event exists.
    pub fn new() -> Self {
        Self::from_source(Console, cfg!(windows))
    }
}

impl Default for Reader {
    fn default() -> Self {
        Self::new()
    }
}

impl<S: Source> Reader<S> {
    /// Reads from `source`; `bursts` says whether pastes come letter by letter there.
    pub fn from_source(source: S, bursts: bool) -> Self {
        let empty_at = source.now();
        Self { source, bursts, empty_at }
    }

    /// Waits at most `wait` and returns all that happened, in order. Empty when the time is over, and also when only
    /// mouse movements or key releases came: then nothing has to be drawn.
    pub fn read(&mut self, wait: Duration) -> io::Result<Vec<Input>> {
        if !self.source.poll(Duration::ZERO)? {
            let came = self.source.poll(wait)?;
            // It was empty until just now: the wait is no part of how long the letters took.
            self.empty_at = self.source.now();
            if !came {
                return Ok(Vec::new());
            }
        }
        let mut batch = vec![];
        let mut events = 0;
        let mut pieces = 0;
        let mut last_at = self.empty_at;
        let empty_since = loop {
            let pasting = self.bursts && is_burst(pieces, last_at.duration_since(self.empty_at));
            let (limit, wait) = if pasting { (PASTE, NEXT_PIECE) } else { (BATCH, Duration::ZERO) };
            if events >= limit {
                break self.empty_at;
            }
            if events > 0 && !self.source.poll(wait)? {
                break self.source.now();
            }
            let event = self.source.read()?;
            events += 1;
            last_at = self.source.now();
            let Some(input) = translate(event) else { continue };
            pieces = if is_piece(&input) { pieces + 1 } else { 0 };
            batch.push(input);
        };
        let since_empty = last_at.duration_since(self.empty_at);
        self.empty_at = empty_since;
        Ok(coalesce(batch, since_empty, self.bursts))
    }

    /// Throws away what is queued, such as keys that were meant for another program in between.
    pub fn discard(&mut self) -> io::Result<()> {
        for _ in 0..BATCH {
            if !self.source.poll(Duration::ZERO)? {
                break;
            }
            self.source.read()?;
        }
        self.empty_at = self.source.now();
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tui::input::{ctrl, ctrl_key, f, shift};
    use proptest::prelude::*;
    use std::collections::VecDeque;

    const NONE: KeyModifiers = KeyModifiers::NONE;
    const CTRL: KeyModifiers = KeyModifiers::CONTROL;
    const ALT: KeyModifiers = KeyModifiers::ALT;
    const SHIFT: KeyModifiers = KeyModifiers::SHIFT;

    fn pressed(code: KeyCode, held: KeyModifiers) -> Event {
        Event::Key(KeyEvent::new(code, held))
    }

    fn text(letters: &str) -> Input {
        Input::Text(letters.to_owned())
    }

    fn typed(c: char) -> Event {
        pressed(KeyCode::Char(c), NONE)
    }

    #[test]
    fn letters_are_text_however_the_keyboard_makes_them() {
        let altgr = CTRL | ALT;
        for (c, held, meant) in [
            ('a', NONE, Some(text("a"))),
            ('A', SHIFT, Some(text("A"))),
            ('æ', NONE, Some(text("æ"))),
            ('Ø', SHIFT, Some(text("Ø"))),
            ('å', NONE, Some(text("å"))),
            ('é', NONE, Some(text("é"))),
            ('🙂', NONE, Some(text("🙂"))),
            (' ', NONE, Some(text(" "))),
            ('@', altgr, Some(text("@"))),
            ('£', altgr, Some(text("£"))),
            ('$', altgr, Some(text("$"))),
            ('€', altgr, Some(text("€"))),
            ('{', altgr, Some(text("{"))),
            ('[', altgr, Some(text("["))),
            (']', altgr, Some(text("]"))),
            ('}', altgr, Some(text("}"))),
            ('\\', altgr, Some(text("\\"))),
            ('|', altgr, Some(text("|"))),
            ('~', altgr, Some(text("~"))),
            ('µ', altgr, Some(text("µ"))),
            (' ', altgr, Some(text(" "))),
            ('{', altgr | SHIFT, Some(text("{"))),
            ('a', altgr, None),
            ('Q', altgr | SHIFT, None),
            ('7', altgr, None),
            ('x', ALT, None),
            ('X', ALT | SHIFT, None),
            ('ø', ALT, None),
            ('x', KeyModifiers::SUPER, None),
            ('\u{7}', NONE, None),
            ('\u{7f}', NONE, None),
        ] {
            assert_eq!(translate(pressed(KeyCode::Char(c), held)), meant, "{c:?} with {held:?}");
        }
    }

    #[test]
    fn a_key_means_the_same_in_every_terminal() {
        let chord = |chord| Some(Input::Key(chord));
        for (code, held, meant) in [
            (KeyCode::Char('p'), CTRL, chord(ctrl('p'))),
            (KeyCode::Char('P'), CTRL, chord(ctrl('p'))), // caps lock
            (KeyCode::Char('P'), CTRL | SHIFT, None),
            (KeyCode::Char('c'), CTRL | SHIFT, None),
            (KeyCode::Char('h'), CTRL, chord(key(Key::Backspace))),
            (KeyCode::Char('i'), CTRL, chord(key(Key::Tab))),
            (KeyCode::Char('j'), CTRL, chord(key(Key::Enter))),
            (KeyCode::Char('m'), CTRL, chord(key(Key::Enter))),
            (KeyCode::Char('['), CTRL, chord(key(Key::Esc))),
            (KeyCode::Char(' '), CTRL, chord(ctrl(' '))),
            (KeyCode::Enter, NONE, chord(key(Key::Enter))),
            (KeyCode::Enter, SHIFT, chord(key(Key::Enter))),
            (KeyCode::Enter, CTRL, chord(key(Key::Enter))),
            (KeyCode::Enter, ALT, None),
            (KeyCode::Esc, NONE, chord(key(Key::Esc))),
            (KeyCode::Tab, NONE, chord(key(Key::Tab))),
            (KeyCode::Tab, SHIFT, chord(key(Key::BackTab))),
            (KeyCode::BackTab, SHIFT, chord(key(Key::BackTab))),
            (KeyCode::BackTab, NONE, chord(key(Key::BackTab))),
            (KeyCode::Tab, CTRL, None),
            (KeyCode::BackTab, CTRL | SHIFT, None),
            (KeyCode::Backspace, NONE, chord(key(Key::Backspace))),
            (KeyCode::Backspace, SHIFT, chord(key(Key::Backspace))),
            (KeyCode::Backspace, CTRL, chord(ctrl_key(Key::Backspace))),
            (KeyCode::Delete, CTRL, chord(ctrl_key(Key::Delete))),
            (KeyCode::Insert, NONE, chord(key(Key::Insert))),
            (KeyCode::Left, NONE, chord(key(Key::Left))),
            (KeyCode::Right, CTRL, chord(ctrl_key(Key::Right))),
            (KeyCode::Up, SHIFT, chord(shift(Key::Up))),
            (KeyCode::Down, ALT, None),
            (KeyCode::Home, CTRL | SHIFT, chord(Chord { key: Key::Home, ctrl: true, shift: true })),
            (KeyCode::End, NONE, chord(key(Key::End))),
            (KeyCode::PageUp, NONE, chord(key(Key::PageUp))),
            (KeyCode::PageDown, NONE, chord(key(Key::PageDown))),
            (KeyCode::F(1), NONE, chord(f(1))),
            (KeyCode::F(4), ALT, None),
            (KeyCode::F(10), SHIFT, chord(shift(Key::F(10)))),
            (KeyCode::CapsLock, NONE, None),
            (KeyCode::Null, NONE, None),
            (KeyCode::Menu, NONE, None),
        ] {
            assert_eq!(translate(pressed(code, held)), meant, "{code:?} with {held:?}");
        }
    }

    #[test]
    fn one_key_is_one_letter_although_windows_reports_the_release_too() {
        let kinds = [
            (KeyEventKind::Press, Some(text("a"))),
            (KeyEventKind::Repeat, Some(text("a"))),
            (KeyEventKind::Release, None),
        ];
        for (kind, meant) in kinds {
            let event = Event::Key(KeyEvent::new_with_kind(KeyCode::Char('a'), NONE, kind));
            assert_eq!(translate(event), meant, "{kind:?}");
        }
    }

    #[test]
    fn a_pasted_text_has_plain_line_ends() {
        for (pasted, meant) in [
            ("a\r\nb\rc\nd", Some("a\nb\nc\nd")),
            ("\r\r\n\n", Some("\n\n\n")),
            ("én linje", Some("én linje")),
            ("", None),
        ] {
            let meant = meant.map(|text| Input::Paste(text.to_owned()));
            assert_eq!(translate(Event::Paste(pasted.to_owned())), meant, "pasted {pasted:?}");
        }
    }

    #[test]
    fn only_clicks_and_the_wheel_come_through_from_the_mouse() {
        let left = MouseButton::Left;
        for (kind, meant) in [
            (MouseEventKind::Down(left), Some(Input::Click { column: 3, row: 7 })),
            (MouseEventKind::ScrollUp, Some(Input::Scroll { up: true, column: 3, row: 7 })),
            (MouseEventKind::ScrollDown, Some(Input::Scroll { up: false, column: 3, row: 7 })),
            (MouseEventKind::Moved, None),
            (MouseEventKind::Drag(left), None),
            (MouseEventKind::Up(left), None),
            (MouseEventKind::Down(MouseButton::Right), None),
            (MouseEventKind::ScrollLeft, None),
        ] {
            let event = Event::Mouse(MouseEvent { kind, column: 3, row: 7, modifiers: NONE });
            assert_eq!(translate(event), meant, "{kind:?}");
        }
        assert_eq!(translate(Event::Resize(0, 9_999)), Some(Input::Resize));
        assert_eq!(translate(Event::FocusGained), None);
    }

    /// The batch that a script of keys makes: `⏎` is Enter, `⇥` Tab, `↑` an arrow, all else letters.
    fn batch(script: &str) -> Vec<Input> {
        script
            .chars()
            .map(|c| match c {
                '⏎' => Input::Key(key(Key::Enter)),
                '⇥' => Input::Key(key(Key::Tab)),
                '↑' => Input::Key(key(Key::Up)),
                _ => Input::Text(c.to_string()),
            })
            .collect()
    }

    /// What a list of inputs says, as such a script; pastes stand in brackets.
    fn script(inputs: &[Input]) -> String {
        inputs
            .iter()
            .map(|input| match input {
                Input::Text(letters) => letters.clone(),
                Input::Paste(pasted) => format!("[{}]", pasted.replace('\n', "⏎").replace('\t', "⇥")),
                Input::Key(Chord { key: Key::Enter, .. }) => "⏎".to_owned(),
                Input::Key(Chord { key: Key::Tab, .. }) => "⇥".to_owned(),
                Input::Key(_) => "↑".to_owned(),
                other => panic!("not in these scripts: {other:?}"),
            })
            .collect()
    }

    #[test]
    fn a_burst_with_a_break_is_a_paste_and_typing_is_not() {
        let (fast, slow) = (Duration::from_millis(2), Duration::from_secs(2));
        for (keys, within, bursts, meant) in [
            ("ro⏎mat⏎tid", fast, true, "[ro⏎mat⏎tid]"),
            ("ro⏎mat⏎tid", fast, false, "ro⏎mat⏎tid"),
            ("ro⏎mat⏎tid", slow, true, "ro⏎mat⏎tid"), // typed while the disk was slow
            ("ro⏎m", fast, true, "ro⏎m"),             // too short to tell
            ("ro⏎ma", fast, true, "[ro⏎ma]"),
            ("Ro i gangen⏎", fast, true, "[Ro i gangen⏎]"), // a line copied with its end
            ("Ro i gangen", fast, true, "Ro i gangen"),
            ("navn⇥frist⏎Kari⇥uke 36⏎", fast, true, "[navn⇥frist⏎Kari⇥uke 36⏎]"),
            ("ro⏎mat↑tid⏎a", fast, true, "[ro⏎mat]↑[tid⏎a]"),
            ("ro⏎↑mat⏎↑tid", fast, true, "ro⏎↑mat⏎↑tid"),
            ("⏎⏎⏎⏎⏎", fast, true, "[⏎⏎⏎⏎⏎]"),
            ("", fast, true, ""),
        ] {
            assert_eq!(script(&coalesce(batch(keys), within, bursts)), meant, "{keys} in {within:?}");
        }
    }

    #[test]
    fn letters_side_by_side_become_one_text() {
        let out = coalesce(batch("hei↑på"), Duration::ZERO, false);
        assert_eq!(out, [text("hei"), Input::Key(key(Key::Up)), text("på")]);
    }

    #[test]
    fn a_storm_of_resizes_is_one() {
        let click = Input::Click { column: 0, row: 0 };
        let batch = vec![Input::Resize, Input::Resize, click.clone(), Input::Resize, Input::Resize];
        assert_eq!(coalesce(batch, Duration::ZERO, true), [Input::Resize, click, Input::Resize]);
    }

    /// Events with the moment they arrive; reading takes no time, waiting does.
    struct Script {
        start: Instant,
        now: Duration,
        waiting: VecDeque<(Duration, Event)>,
    }

    impl Script {
        fn new(events: impl IntoIterator<Item = (u64, Event)>) -> Self {
            let waiting = events.into_iter().map(|(ms, event)| (Duration::from_millis(ms), event)).collect();
            Self { start: Instant::now(), now: Duration::ZERO, waiting }
        }
    }

    impl Source for Script {
        fn poll(&mut self, wait: Duration) -> io::Result<bool> {
            match self.waiting.front() {
                Some((at, _)) if *at <= self.now + wait => {
                    self.now = self.now.max(*at);
                    Ok(true)
                }
                _ => {
                    self.now += wait;
                    Ok(false)
                }
            }
        }

        fn read(&mut self) -> io::Result<Event> {
            self.waiting
                .pop_front()
                .map(|(_, event)| event)
                .ok_or_else(|| io::ErrorKind::UnexpectedEof.into())
        }

        fn now(&self) -> Instant {
            self.start + self.now
        }
    }

    /// The keys of a script, one every `gap` milliseconds from `start` on.
    fn keys(script: &str, start: u64, gap: u64) -> Vec<(u64, Event)> {
        let code = |c| match c {
            '⏎' => KeyCode::Enter,
            '⇥' => KeyCode::Tab,
            '↑' => KeyCode::Up,
            c => KeyCode::Char(c),
        };
        (0_u64..).zip(script.chars()).map(|(n, c)| (start + n * gap, pressed(code(c), NONE))).collect()
    }

    /// Reads until nothing comes for a while; `busy` milliseconds of other work lie between two reads.
    fn read_all(events: Vec<(u64, Event)>, busy: u64) -> Vec<Input> {
        let mut reader = Reader::from_source(Script::new(events), true);
        let mut out = Vec::new();
        while !reader.source.waiting.is_empty() {
            out.extend(reader.read(Duration::from_secs(10)).unwrap());
            reader.source.now += Duration::from_millis(busy);
        }
        out
    }

    #[test]
    fn fast_typing_behind_a_slow_disk_is_no_paste() {
        // Twelve keys a second is a very fast typist; each save takes three seconds.
        let typing = "Ro i gangen⏎Mat sammen⏎Tid⏎";
        assert_eq!(script(&read_all(keys(typing, 5_000, 80), 3_000)), typing);
    }

    #[test]
    fn a_paste_stays_one_however_the_console_cuts_it() {
        let mut events = keys("Ro i", 5_000, 0);
        events.extend(keys(" gangen", 5_000, 0));
        events.extend(keys("⏎M", 5_012, 0));
        events.extend(keys("at", 5_030, 0));
        assert_eq!(script(&read_all(events, 5)), "[Ro i gangen⏎Mat]");
    }

    #[test]
    fn a_paste_may_be_longer_than_a_batch() {
        let lines = "Ro i gangen⏎".repeat(500);
        assert_eq!(script(&read_all(keys(&lines, 100, 0), 5)), format!("[{lines}]"));
    }

    #[test]
    fn a_paste_is_seen_after_a_long_wait_too() {
        // The hours before it do not make it slow.
        assert_eq!(script(&read_all(keys("ro⏎mat", 9_999, 0), 5)), "[ro⏎mat]");
    }

    #[test]
    fn a_flood_of_mouse_movements_says_nothing_and_ends() {
        let moved =
            Event::Mouse(MouseEvent { kind: MouseEventKind::Moved, column: 1, row: 1, modifiers: NONE });
        let flood: Vec<_> = (0..2_500).map(|_| (0, moved.clone())).collect();
        let mut reader = Reader::from_source(Script::new(flood), true);
        assert_eq!(reader.read(Duration::ZERO).unwrap(), []);
        assert_eq!(reader.source.waiting.len(), 1_500, "one batch is a thousand");
    }

    #[test]
    fn when_the_time_is_over_nothing_has_happened() {
        let mut reader = Reader::from_source(Script::new([(500, typed('a'))]), true);
        assert_eq!(reader.read(Duration::from_millis(200)).unwrap(), []);
        assert_eq!(reader.read(Duration::from_millis(400)).unwrap(), [text("a")]);
    }

    #[test]
    fn what_was_meant_for_another_program_is_thrown_away() {
        let mut reader = Reader::from_source(Script::new(keys("q⏎", 0, 0)), true);
        reader.discard().unwrap();
        assert_eq!(reader.read(Duration::ZERO).unwrap(), []);
    }

    proptest! {
        #[test]
        fn nothing_is_lost_and_the_order_stays(
            keys in "[aæ ⏎⇥↑]{0,40}",
            ms in 0_u64..3_000,
            bursts: bool,
        ) {
            let out = script(&coalesce(batch(&keys), Duration::from_millis(ms), bursts));
            prop_assert_eq!(out.replace(['[', ']'], ""), keys);
        }

        #[test]
        fn nothing_is_lost_however_it_arrives(
            words in prop::collection::vec(("[aæ⏎⇥↑]{1,8}", 0_u64..200, 0_u64..90), 0..12),
            busy in 0_u64..500,
        ) {
            let mut at = 0;
            let mut events = Vec::new();
            let mut all = String::new();
            for (word, pause, gap) in words {
                at += pause;
                events.extend(keys(&word, at, gap));
                at += gap * word.chars().count() as u64;
                all.push_str(&word);
            }
            prop_assert_eq!(script(&read_all(events, busy)).replace(['[', ']'], ""), all);
        }

        #[test]
        fn no_hands_are_fast_enough_to_paste(
            typing in "[aæ⏎]{1,60}",
            gap in 21_u64..200,
            busy in 0_u64..3_000,
        ) {
            prop_assert_eq!(script(&read_all(keys(&typing, 0, gap), busy)), typing);
        }
    }
}
