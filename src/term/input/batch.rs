//! What came in one go: letters put together, and a paste recognised where the console has no word for it.

use std::time::Duration;

use crate::tui::input::{Input, Key, key};

/// How many letters make a burst.
const BURST: usize = 5;
/// What no hands reach, held keys (30 a second) included.
const PER_SECOND: f64 = 60.0;

/// Puts together what belongs together in one batch; nothing is lost and the order stays.
///
/// Letters next to each other become one [`Input::Text`], several [`Input::Resize`] in a row one. With `bursts` (the
/// Windows console, which has no paste event) five or more letters and line breaks in a row, with at least one break
/// and faster than 60 a second in the time `since_empty`, become one [`Input::Paste`]: there Enter must not accept a line.
/// `since_empty` reaches from the last moment when nothing was waiting to the last event of the batch, so that what was
/// typed behind a slow disk stays typing.
pub(super) fn coalesce(batch: Vec<Input>, since_empty: Duration, bursts: bool) -> Vec<Input> {
    let mut out = Vec::new();
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
pub(super) fn is_piece(input: &Input) -> bool {
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

pub(super) fn is_burst(pieces: usize, within: Duration) -> bool {
    // More pieces than a second has room for are fast however they are counted.
    let count = u32::try_from(pieces).map_or(f64::INFINITY, f64::from);
    pieces >= BURST && count > PER_SECOND * within.as_secs_f64()
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;
    use crate::tui::input::Chord;
    use proptest::prelude::*;

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
    pub(in crate::term::input) fn script(inputs: &[Input]) -> String {
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
        assert_eq!(
            out,
            [Input::Text("hei".to_owned()), Input::Key(key(Key::Up)), Input::Text("på".to_owned())]
        );
    }

    #[test]
    fn a_storm_of_resizes_is_one() {
        let click = Input::Click { column: 0, row: 0 };
        let batch = vec![Input::Resize, Input::Resize, click.clone(), Input::Resize, Input::Resize];
        assert_eq!(coalesce(batch, Duration::ZERO, true), [Input::Resize, click, Input::Resize]);
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
    }
}
