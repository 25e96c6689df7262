//! Words about the unit (A2, R10).

use crate::domain::unit::Unit;
use crate::ops::{UnitField, UnitRefusal};

use super::{CodeTexts, guard};

/// Words about the unit.
pub struct UnitTexts {
    /// Over the card.
    pub title: &'static str,
    /// Whom a change concerns.
    pub lead: &'static str,
    /// What a fact is called.
    pub field: fn(UnitField) -> &'static str,
    /// Before the line it is typed in, with an example where one helps.
    pub label: fn(UnitField) -> &'static str,
    /// It has been saved.
    pub kept: fn(&str) -> String,
    /// Why it stays as it is.
    pub refusal: fn(&UnitRefusal) -> String,
}

impl UnitTexts {
    /// What is known, in words; empty when nobody has said.
    pub fn value(&self, field: UnitField, unit: &Unit, codes: &CodeTexts) -> String {
        match field {
            UnitField::Name => unit.name.clone(),
            UnitField::Municipality => unit.municipality.clone(),
            UnitField::Sector => (codes.sector)(unit.sector).to_owned(),
            UnitField::Shifts => unit.shifts.join(", "),
            UnitField::OrganisationNumber => unit.organisation_number.clone(),
        }
    }
}

pub(super) static NB: UnitTexts = UnitTexts {
    title: "Om enheten",
    lead: "Gjelder alle møtene til enheten. Filer som er laget før, endres ikke.",
    field: |field| match field {
        UnitField::Name => "Navn",
        UnitField::Municipality => "Kommune",
        UnitField::Sector => "Type arbeidsplass",
        UnitField::Shifts => "Vakter",
        UnitField::OrganisationNumber => "Organisasjonsnummer",
    },
    label: |field| match field {
        UnitField::Name => "Enheten heter",
        UnitField::Municipality => "Kommune",
        UnitField::Sector => "Type",
        UnitField::Shifts => "F.eks. dag, kveld, natt",
        UnitField::OrganisationNumber => "Nummer",
    },
    kept: |name| format!("Opplysningene om {name} er lagret."),
    refusal: |refusal| match refusal {
        UnitRefusal::NeedsName => "Enheten må hete noe. Navnet er ikke endret.".into(),
        UnitRefusal::NameTaken => "En annen enhet heter det allerede. Navnet er ikke endret.".into(),
        UnitRefusal::NoSuchSector => "Den typen arbeidsplass finnes ikke her.".into(),
        UnitRefusal::Guarded(asked) => guard::NB.of(asked),
    },
};

pub(super) static NN: UnitTexts = UnitTexts {
    title: "Om eininga",
    lead: "Gjeld alle møta til eininga. Filer som er laga før, blir ikkje endra.",
    field: |field| match field {
        UnitField::Name => "Namn",
        UnitField::Municipality => "Kommune",
        UnitField::Sector => "Type arbeidsplass",
        UnitField::Shifts => "Vakter",
        UnitField::OrganisationNumber => "Organisasjonsnummer",
    },
    label: |field| match field {
        UnitField::Name => "Eininga heiter",
        UnitField::Municipality => "Kommune",
        UnitField::Sector => "Type",
        UnitField::Shifts => "T.d. dag, kveld, natt",
        UnitField::OrganisationNumber => "Nummer",
    },
    kept: |name| format!("Opplysningane om {name} er lagra."),
    refusal: |refusal| match refusal {
        UnitRefusal::NeedsName => "Eininga må heite noko. Namnet er ikkje endra.".into(),
        UnitRefusal::NameTaken => "Ei anna eining heiter det frå før. Namnet er ikkje endra.".into(),
        UnitRefusal::NoSuchSector => "Den typen arbeidsplass finst ikkje her.".into(),
        UnitRefusal::Guarded(asked) => guard::NN.of(asked),
    },
};

pub(super) static EN: UnitTexts = UnitTexts {
    title: "About the unit",
    lead: "Holds for all meetings of the unit. Files made earlier do not change.",
    field: |field| match field {
        UnitField::Name => "Name",
        UnitField::Municipality => "Municipality",
        UnitField::Sector => "Kind of workplace",
        UnitField::Shifts => "Shifts",
        UnitField::OrganisationNumber => "Organisation number",
    },
    label: |field| match field {
        UnitField::Name => "The unit is called",
        UnitField::Municipality => "Municipality",
        UnitField::Sector => "Kind",
        UnitField::Shifts => "E.g. day, evening, night",
        UnitField::OrganisationNumber => "Number",
    },
    kept: |name| format!("What is known about {name} has been saved."),
    refusal: |refusal| match refusal {
        UnitRefusal::NeedsName => "The unit must be called something. Its name is unchanged.".into(),
        UnitRefusal::NameTaken => "Another unit is called that already. The name is unchanged.".into(),
        UnitRefusal::NoSuchSector => "There is no such kind of workplace here.".into(),
        UnitRefusal::Guarded(asked) => guard::EN.of(asked),
    },
};
