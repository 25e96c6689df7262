//! Units: the workplaces that gather.

use super::facets::Sector;
use super::ids::UnitId;

/// A unit (*enhet*). Its open measures follow it from session to session.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unit {
    /// Its identity.
    pub id: UnitId,
    /// What people call it.
    pub name: String,
    /// The municipality; may be empty.
    pub municipality: String,
    /// What kind of workplace it is.
    pub sector: Sector,
    /// Optional organisation number, as typed (R80); empty when unknown.
    pub organisation_number: String,
    /// Names of the shifts, e.g. dag, kveld, natt (R10); empty for daytime units.
    pub shifts: Vec<String>,
    /// How many groups it usually makes; 0 when unknown.
    pub usual_groups: u16,
}

impl Unit {
    /// A unit of which only the name is known.
    pub fn named(id: UnitId, name: impl Into<String>) -> Self {
        Self {
            id,
            name: name.into(),
            municipality: String::new(),
            sector: Sector::Other,
            organisation_number: String::new(),
            shifts: Vec::new(),
            usual_groups: 0,
        }
    }
}
