//! Waiting for input, and taking all of it that is queued.

use std::io;
use std::time::{Duration, Instant};

use crossterm::event::{self, Event};

use super::batch::{coalesce, is_burst, is_piece};
use super::translate;
use crate::tui::input::Input;

/// How many events one batch takes at most, so that a flood (a jammed key, a restless mouse) cannot keep the screen from
/// being drawn.
const BATCH: usize = 1_000;
/// How many events a paste that comes letter by letter may have; it has to stay in one piece.
const PASTE: usize = 200_000;
/// A console passes a paste on in pieces; this is how long the next piece may be under way.
const NEXT_PIECE: Duration = Duration::from_millis(20);

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
    use crate::term::input::batch::tests::script;
    use crossterm::event::{KeyCode, KeyEvent, KeyModifiers, MouseEvent, MouseEventKind};
    use proptest::prelude::*;
    use std::collections::VecDeque;

    fn typed(code: KeyCode) -> Event {
        Event::Key(KeyEvent::new(code, KeyModifiers::NONE))
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
        (0_u64..).zip(script.chars()).map(|(n, c)| (start + n * gap, typed(code(c)))).collect()
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
        let moved = Event::Mouse(MouseEvent {
            kind: MouseEventKind::Moved,
            column: 1,
            row: 1,
            modifiers: KeyModifiers::NONE,
        });
        let flood: Vec<_> = (0..2_500).map(|_| (0, moved.clone())).collect();
        let mut reader = Reader::from_source(Script::new(flood), true);
        assert_eq!(reader.read(Duration::ZERO).unwrap(), []);
        assert_eq!(reader.source.waiting.len(), 1_500, "one batch is a thousand");
    }

    #[test]
    fn when_the_time_is_over_nothing_has_happened() {
        let mut reader = Reader::from_source(Script::new([(500, typed(KeyCode::Char('a')))]), true);
        assert_eq!(reader.read(Duration::from_millis(200)).unwrap(), []);
        assert_eq!(reader.read(Duration::from_millis(400)).unwrap(), [Input::Text("a".to_owned())]);
    }

    #[test]
    fn what_was_meant_for_another_program_is_thrown_away() {
        let mut reader = Reader::from_source(Script::new(keys("q⏎", 0, 0)), true);
        reader.discard().unwrap();
        assert_eq!(reader.read(Duration::ZERO).unwrap(), []);
    }

    proptest! {
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
