//! What is known of a unit: what it is called, where it belongs and when it works (A2, R10). It is the unit's and not
//! the meeting's, so every meeting of the unit shows it, and undo does not reach it.

use crate::domain::facets::Sector;
use crate::domain::unit::Unit;
use crate::env::Env;
use crate::text::sanitize::one_line;
use crate::text::{fold, is_blank};

use super::guarded::{Asked, asked_of_unit};

crate::domain::codes::codes! {
    /// A fact about a unit that a person can change.
    pub enum UnitField {
        /// What people call it.
        Name = "name",
        /// The municipality.
        Municipality = "municipality",
        /// What kind of workplace it is.
        Sector = "sector",
        /// Its shifts.
        Shifts = "shifts",
        /// The organisation number.
        OrganisationNumber = "organisation_number",
    }
}

/// Why a unit stays as it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum UnitRefusal {
    /// It must be called something.
    NeedsName,
    /// Another unit is called so.
    NameTaken,
    /// There is no such kind of workplace.
    NoSuchSector,
    /// The guard asks about these words, for which nobody has vouched (J3).
    Guarded(Vec<Asked>),
}

/// The unit with one fact changed. A sector is told by its code, shifts are separated by commas; `others` are the units
/// whose names are taken.
pub fn filled_in(
    unit: &Unit,
    field: UnitField,
    text: &str,
    others: &[Unit],
    env: &Env,
) -> Result<Unit, UnitRefusal> {
    let after = with(unit, field, text, others)?;
    // Shifts are stored in other words than they are typed in; whoever vouched has read those.
    let asked =
        if env.has_vouched(&one_line(text)) { Vec::new() } else { asked_of_unit(&after, Some(unit), env) };
    if asked.is_empty() { Ok(after) } else { Err(UnitRefusal::Guarded(asked)) }
}

/// Whether a fact can be so, while it is being written; what the guard asks is asked when it is to be stored.
pub fn can_be_filled_in(
    unit: &Unit,
    field: UnitField,
    text: &str,
    others: &[Unit],
) -> Result<(), UnitRefusal> {
    with(unit, field, text, others).map(|_| ())
}

fn with(unit: &Unit, field: UnitField, text: &str, others: &[Unit]) -> Result<Unit, UnitRefusal> {
    let mut unit = unit.clone();
    let text = one_line(text);
    match field {
        UnitField::Name if is_blank(&text) => return Err(UnitRefusal::NeedsName),
        UnitField::Name => {
            let key = fold::search_key(&text);
            if others.iter().any(|other| other.id != unit.id && fold::search_key(&other.name) == key) {
                return Err(UnitRefusal::NameTaken);
            }
            unit.name = text;
        }
        UnitField::Municipality => unit.municipality = text,
        UnitField::OrganisationNumber => unit.organisation_number = text,
        UnitField::Shifts => {
            let shifts = text.split(',').map(str::trim).filter(|shift| !shift.is_empty());
            unit.shifts = shifts.map(str::to_owned).collect();
        }
        UnitField::Sector => unit.sector = Sector::from_code(&text).ok_or(UnitRefusal::NoSuchSector)?,
    }
    Ok(unit)
}
