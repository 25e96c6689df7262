//! The window of the room's own: what it has been told, and when there is something to draw.

use chrono::{DateTime, Utc};

use super::{Shown, Waiting, shown_as_revealed};
use crate::domain::live::{KeptLive, Live};
use crate::domain::session::Session;
use crate::i18n::Texts;
use crate::rules::revealed::Revealed;

/// What has been read from the file.
#[derive(Debug)]
pub enum News {
    /// What the room is shown, and the session if it is another one than before, or has changed.
    Meeting(KeptLive, Option<Box<Session>>),
    /// There is nothing to show.
    Waiting(Waiting),
}

/// What stands on the wall.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Drawn {
    /// Not what should.
    Spoilt,
    /// What is shown, without a clock that runs.
    Still,
    /// What is shown, and this second of the clock.
    Second(u32),
}

/// The window.
pub struct Window {
    texts: &'static Texts,
    told: Option<(KeptLive, Box<Session>)>,
    /// What `shown` was made from.
    live: Option<Live>,
    revealed: Revealed,
    shown: Shown,
    drawn: Drawn,
}

impl Window {
    /// A window that has not been told anything yet.
    pub fn new(texts: &'static Texts) -> Self {
        Self {
            texts,
            told: None,
            live: None,
            revealed: Revealed::default(),
            shown: Shown::waiting(Waiting::Nothing),
            drawn: Drawn::Spoilt,
        }
    }

    /// The words.
    pub fn texts(&self) -> &'static Texts {
        self.texts
    }

    /// What the room sees.
    pub fn shown(&self) -> &Shown {
        &self.shown
    }

    /// Takes in what has been read.
    pub fn take(&mut self, news: News, now: DateTime<Utc>) {
        match news {
            News::Waiting(waiting) => {
                (self.told, self.live) = (None, None);
                self.show(Shown::waiting(waiting));
            }
            News::Meeting(kept, session) => {
                let before = self.told.take().map(|(_, session)| session);
                // Changed, or the same as before; the reader of the file leaves out only what it has told.
                let Some(session) = session.or(before) else { return };
                self.told = Some((kept, session));
                self.live = None;
                self.believe(now);
            }
        }
    }

    /// Whether something is to be drawn at `now`: what was told has changed, or the second on the clock.
    pub fn is_due(&mut self, now: DateTime<Utc>) -> bool {
        self.believe(now);
        let clock = self.shown.running_clock().map(|clock| clock.used_at(now));
        let drawn = clock.map_or(Drawn::Still, Drawn::Second);
        std::mem::replace(&mut self.drawn, drawn) != drawn
    }

    /// Everything has to be drawn: the window has another size.
    pub fn spoilt(&mut self) {
        self.drawn = Drawn::Spoilt;
    }

    /// Works out the wall anew, where what can be believed has changed.
    fn believe(&mut self, now: DateTime<Utc>) {
        let Some((kept, session)) = &self.told else { return };
        let live = kept.believed_at(now);
        if self.live.as_ref() != Some(&live) {
            self.revealed.follow(session, &live);
            let shown = shown_as_revealed(session, &live, &self.revealed, self.texts);
            self.live = Some(live);
            self.show(shown);
        }
    }

    fn show(&mut self, shown: Shown) {
        if self.shown != shown {
            self.shown = shown;
            self.drawn = Drawn::Spoilt;
        }
    }
}
