//! What the guard asks of what is known of units (J3). A unit is no record of a meeting, so nothing here goes through
//! [`super::super::plan`].

use super::{Asked, NOBODY, Text, each_once, flags_of, in_small_letters, not_vouched_for, standing_in};
use crate::domain::unit::Unit;
use crate::env::Env;

/// What the guard asks before what is known of a unit is stored; `before` is what stood there, if anything did.
pub fn asked_of_unit(unit: &Unit, before: Option<&Unit>, env: &Env) -> Vec<Asked> {
    let before = in_small_letters(before.into_iter().flat_map(of_unit), env.guard());
    let asked = of_unit(unit).into_iter().filter_map(|text| {
        let mut flags = not_vouched_for(&text, &|| &NOBODY, env);
        flags.retain(|flag| !before.contains(&text.said(flag).to_lowercase()));
        text.asked(flags)
    });
    asked.collect()
}

/// What the guard asks before what units and places are called leaves the laptop by itself, as [`super::asked_before_sent`].
pub fn asked_of_names_sent<'n>(names: impl IntoIterator<Item = &'n str>, env: &Env) -> Vec<Asked> {
    found_in_names(names, env).filter(|it| env.why_let_out(&it.text).is_none()).collect()
}

/// Why that leaves the laptop all the same, as [`super::why_sent`].
pub fn why_names_sent<'n>(names: impl IntoIterator<Item = &'n str>, env: &Env) -> String {
    each_once(found_in_names(names, env).filter_map(|it| env.why_let_out(&it.text))).join("; ")
}

fn found_in_names<'n>(names: impl IntoIterator<Item = &'n str>, env: &Env) -> impl Iterator<Item = Asked> {
    each_once(names).into_iter().filter_map(|name| {
        let text = Text::naming(name);
        let flags = flags_of(&text, &|| &NOBODY, env);
        text.asked(flags)
    })
}

/// Whether it is known of a unit, word for word.
pub(in crate::ops) fn unit_says(unit: &Unit, text: &str) -> bool {
    of_unit(unit).iter().any(|it| it.words == text)
}

/// What is known of a unit in which something is still to be asked about.
pub(in crate::ops) fn standing_of_unit(unit: &Unit, env: &Env) -> Vec<String> {
    standing_in(of_unit(unit), &NOBODY, env)
}

/// Everything people have written that is known of a unit. Units and municipalities are called after people («Marie-huset»),
/// so names pass.
pub(super) fn of_unit(unit: &Unit) -> Vec<Text<'_>> {
    let Unit { id: _, name, municipality, sector: _, organisation_number, shifts, usual_groups: _ } = unit;
    let shifts = Text::naming(shifts.join(", "));
    [name, municipality, organisation_number].map(Text::naming).into_iter().chain([shifts]).collect()
}
