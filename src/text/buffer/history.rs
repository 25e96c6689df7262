//! What can be undone: steps, and which of them are one to a person.

/// The steps made and those taken back.
#[derive(Debug, Clone, Default)]
pub(super) struct History {
    done: Vec<Step>,
    undone: Vec<Step>,
    /// Whether the next step may join the last one. Moving the cursor closes it.
    open: bool,
}

impl History {
    /// A step was made: what was taken back before it is gone.
    pub(super) fn push(&mut self, step: Step) {
        let rest = match self.done.last_mut() {
            Some(last) if self.open => last.join(step),
            _ => Some(step),
        };
        self.done.extend(rest);
        self.undone.clear();
        self.open = true;
    }

    /// The step to take back now, which can be done again afterwards.
    pub(super) fn undo(&mut self) -> Option<&Step> {
        let step = self.done.pop()?;
        self.open = false;
        self.undone.push(step);
        self.undone.last()
    }

    /// The step to do again now, which can be taken back afterwards.
    pub(super) fn redo(&mut self) -> Option<&Step> {
        let step = self.undone.pop()?;
        self.open = false;
        self.done.push(step);
        self.done.last()
    }

    /// The next step is something new.
    pub(super) fn close(&mut self) {
        self.open = false;
    }
}

/// One step of undo: at byte `at`, `removed` became `inserted`.
#[derive(Debug, Clone)]
pub(super) struct Step {
    pub(super) kind: Kind,
    pub(super) at: usize,
    pub(super) removed: String,
    pub(super) inserted: String,
    pub(super) cursor_before: usize,
    pub(super) cursor_after: usize,
}

/// What a step may be joined with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Typing,
    DeletingBack,
    DeletingForward,
    /// Pasted, deleted by the word, a line break: a step of its own.
    Whole,
}

impl Step {
    /// Takes the step that follows into this one, or gives it back if it begins something new.
    ///
    /// A group is a word and the blanks after it, in the direction of the work.
    fn join(&mut self, next: Step) -> Option<Step> {
        let blank = char::is_whitespace;
        let starts_new_word =
            |before: &str, after: &str| before.ends_with(blank) && !after.starts_with(blank);
        match next.kind {
            _ if self.kind != next.kind => return Some(next),
            Kind::Typing
                if next.at == self.at + self.inserted.len()
                    && !starts_new_word(&self.inserted, &next.inserted) =>
            {
                self.inserted.push_str(&next.inserted);
            }
            Kind::DeletingBack
                if next.at + next.removed.len() == self.at
                    && (!self.removed.starts_with(blank) || next.removed.ends_with(blank)) =>
            {
                self.removed.insert_str(0, &next.removed);
                self.at = next.at;
            }
            Kind::DeletingForward if next.at == self.at && !starts_new_word(&self.removed, &next.removed) => {
                self.removed.push_str(&next.removed);
            }
            Kind::Typing | Kind::DeletingBack | Kind::DeletingForward | Kind::Whole => return Some(next),
        }
        self.cursor_after = next.cursor_after;
        None
    }
}
