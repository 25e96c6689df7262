//! Units.

use rusqlite::{Connection, named_params};

use super::{BadColumn, code, parse};
use crate::domain::facets::Sector;
use crate::domain::unit::Unit;
use crate::store::table::{Fetched, Json};

/// A row of `unit`.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub(in crate::store) struct UnitRow {
    pub(in crate::store) id: String,
    pub(in crate::store) name: String,
    pub(in crate::store) municipality: String,
    pub(in crate::store) sector: String,
    pub(in crate::store) organisation_number: String,
    pub(in crate::store) shifts: Json<Vec<String>>,
    pub(in crate::store) usual_groups: u16,
}

impl UnitRow {
    /// Adds the unit, or replaces the one with its id.
    pub(in crate::store) fn put(&self, db: &Connection) -> rusqlite::Result<()> {
        db.prepare_cached(
            "INSERT INTO unit (id, name, municipality, sector, organisation_number, shifts, usual_groups)
             VALUES (:id, :name, :municipality, :sector, :organisation_number, :shifts, :usual_groups)
             ON CONFLICT (id) DO UPDATE SET
                 name = excluded.name, municipality = excluded.municipality, sector = excluded.sector,
                 organisation_number = excluded.organisation_number, shifts = excluded.shifts,
                 usual_groups = excluded.usual_groups",
        )?
        .execute(named_params! {
            ":id": self.id,
            ":name": self.name,
            ":municipality": self.municipality,
            ":sector": self.sector,
            ":organisation_number": self.organisation_number,
            ":shifts": self.shifts,
            ":usual_groups": self.usual_groups,
        })
        .map(drop)
    }

    /// Reads the columns in the order of the struct.
    pub(in crate::store) fn read(row: &rusqlite::Row<'_>) -> rusqlite::Result<Self> {
        Ok(Self {
            id: row.get(0)?,
            name: row.get::<_, String>(1)?.inert(),
            municipality: row.get::<_, String>(2)?.inert(),
            sector: row.get(3)?,
            organisation_number: row.get::<_, String>(4)?.inert(),
            shifts: row.get(5)?,
            usual_groups: row.get(6)?,
        })
    }
}

impl From<&Unit> for UnitRow {
    fn from(unit: &Unit) -> Self {
        Self {
            id: unit.id.to_string(),
            name: unit.name.clone(),
            municipality: unit.municipality.clone(),
            sector: unit.sector.code().to_owned(),
            organisation_number: unit.organisation_number.clone(),
            shifts: Json(unit.shifts.clone()),
            usual_groups: unit.usual_groups,
        }
    }
}

impl TryFrom<UnitRow> for Unit {
    type Error = BadColumn;

    fn try_from(row: UnitRow) -> Result<Self, BadColumn> {
        Ok(Self {
            id: parse("id", &row.id)?,
            sector: code("sector", Sector::from_code, &row.sector)?,
            name: row.name,
            municipality: row.municipality,
            organisation_number: row.organisation_number,
            shifts: row.shifts.0,
            usual_groups: row.usual_groups,
        })
    }
}
