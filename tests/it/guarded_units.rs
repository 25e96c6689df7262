//! The guard looks at what is known of a unit like at any other text (J3): what it is called, where it belongs, its shifts,
//! and the role of whoever writes.

use std::fs;

use dialogduk::domain::ids::Id;
use dialogduk::domain::unit::Unit;
use dialogduk::env::Env;
use dialogduk::exchange;
use dialogduk::ops::{Asked, Store, UnitField, UnitRefusal, asked_of_unit, filled_in};
use dialogduk::settings::Settings;
use dialogduk::tui::commands::Id as Command;
use dialogduk::tui::model::Screen;

use crate::cli::Machine;
use crate::driver::{Room, in_meeting};
use crate::fixture;
use crate::fixtures::care_session;
use crate::plain::play;

/// What no unit is to be called.
const RISKY: &[&str] = &[
    "01010150074",
    "Ring 91234567",
    "kari@eksempel.no",
    "Hun har depresjon og er gravid",
    "Kari Nordmann er sykmeldt",
];

/// What units, municipalities and shifts are called.
const HARMLESS: &[&str] = &[
    "Solbakken",
    "Marie-huset",
    "Sofies barnehage",
    "Mariehjemmet",
    "Fredrik Nansens vei 3, 2. etasje",
    "St. Olavs hospital, sengepost 3B",
    "Nordre Aker bydel",
    "Avdeling A",
    "Hjemmetjenesten nord, gruppe B",
    "Rehabiliteringsavdelingen",
    "Psykisk helse og rus",
    "Korttidsavdelingen",
    "Kreftavdelingen",
    "Skjermet avdeling",
    "Barselavdelingen",
    "Ressurssenteret",
    "Renhold og drift",
    "NAV Fjordvik",
    "Dag, kveld, natt",
    "Natt A, natt B",
    "D1, A2, N",
    "999 888 777",
    "NO 999 888 777 MVA",
];

fn unit(name: &str) -> Unit {
    Unit::named(Id::from_bits(7).into(), name)
}

#[test]
fn what_may_concern_one_person_is_asked_about_in_every_fact_of_a_unit_and_names_of_places_pass() {
    let env = Env::fixed();
    let solbakken = unit("Solbakken");
    for field in [UnitField::Name, UnitField::Municipality, UnitField::Shifts, UnitField::OrganisationNumber]
    {
        for text in RISKY {
            let refused = filled_in(&solbakken, field, text, &[], &env);
            assert!(matches!(refused, Err(UnitRefusal::Guarded(_))), "{field:?} {text}: {refused:?}");
        }
        for text in HARMLESS {
            assert!(filled_in(&solbakken, field, text, &[], &env).is_ok(), "{field:?} {text}");
        }
    }
    for example in exchange::examples() {
        let session = exchange::read(example.1.as_bytes()).unwrap().session;
        assert_eq!(asked_of_unit(&session.unit, None, &env), [], "{}", session.unit.name);
    }
}

#[test]
fn what_stood_there_before_and_what_somebody_has_vouched_for_is_not_asked_about_again() {
    let env = Env::fixed();
    let before = unit("Kari Nordmann er sykmeldt");
    assert!(filled_in(&before, UnitField::Municipality, "Fjordvik", &[], &env).is_ok());
    let shifts = "dag,hun er sykmeldt";
    let asked = |refused| match refused {
        Err(UnitRefusal::Guarded(asked)) => asked,
        other => panic!("{other:?}"),
    };
    let asked: Vec<Asked> = asked(filled_in(&unit("Solbakken"), UnitField::Shifts, shifts, &[], &env));
    env.vouch(&asked[0].text);
    assert!(filled_in(&unit("Solbakken"), UnitField::Shifts, shifts, &[], &env).is_ok());
}

#[test]
fn on_the_screen_a_new_meeting_is_not_stored_before_what_its_unit_is_called_is_settled() {
    for (width, height) in [(80, 24), (60, 18)] {
        let mut room = Room::with(Store::in_memory().unwrap(), Settings::default(), width, height);
        room.press("Enter").type_("Hun har depresjon 01010150074").press("F4");
        room.sees("Kan dette gjelde én person?").sees("depresjon");
        assert_eq!(room.model.screen, Screen::Prepare);
        assert!(room.model.shelf.units.is_empty(), "nothing is stored");
        room.type_("3");
        assert_eq!(room.session().unit.name, "Hun har depresjon 01010150074");

        let mut room = Room::with(Store::in_memory().unwrap(), Settings::default(), width, height);
        room.press("Enter").type_("Solbakken for gravide Kari").press("F4").press("Esc");
        assert!(room.model.meeting.is_none() || room.session().unit.name != "Solbakken");
    }
}

#[test]
fn on_the_screen_the_page_of_the_unit_asks_too() {
    for (width, height) in [(80, 24), (60, 18)] {
        let mut room = in_meeting("ned-kjerne", &[5, 5]);
        room.resize(width, height);
        room.press("Ctrl+P").type_("kommune").press("Enter").type_("4");
        room.type_("dag,Kari er sykmeldt").press("Enter").sees("Kan dette gjelde én person?");
        assert!(room.session().unit.shifts.is_empty());
        room.type_("3").sees("er lagret");
        assert_eq!(room.session().unit.shifts, ["dag", "Kari er sykmeldt"]);
    }
}

#[test]
fn line_by_line_a_new_unit_and_its_page_are_asked_about() {
    let env = Env::fixed();
    let mut store = Store::in_memory().unwrap();
    let begin = "/ny\nHun har depresjon 01010150074\n";
    let said = play(&mut store, None, &env, begin);
    assert!(said.contains("kan være"), "{said}");
    assert!(store.units().unwrap().is_empty());
    let said = play(&mut store, None, &env, &format!("{begin}\nHun er gravid\nSolbakken\n\n\n\n\n\n\n\n\n"));
    assert!(said.contains("Det er ikke lagret."), "{said}");
    let names: Vec<String> = store.units().unwrap().into_iter().map(|unit| unit.name).collect();
    assert_eq!(names, ["Solbakken"], "{said}");

    let (env, mut store) = (Env::fixed(), Store::in_memory().unwrap());
    let session = fixture::session(&env);
    store.create_session(&session).unwrap();
    let shifts = |store: &Store| store.load(session.id).unwrap().unwrap().session.unit.shifts;
    let said =
        play(&mut store, Some(session.id), &env, "\n/enheten vakter: Kari er sykmeldt, ring 91234567\n\n");
    assert!(said.contains("kan være") && said.contains("Det er ikke lagret."), "{said}");
    assert!(shifts(&store).is_empty());
    play(&mut store, Some(session.id), &env, "\n/enheten vakter: Kari er sykmeldt\ndag, natt\n");
    assert_eq!(shifts(&store), ["dag", "natt"]);
    play(&mut store, Some(session.id), &env, "\n/enheten vakter: dag, Kari er sykmeldt\nbehold\n");
    assert_eq!(shifts(&store), ["dag", "Kari er sykmeldt"]);
}

#[test]
fn on_the_command_line_nothing_is_stored_unless_it_is_vouched_for() {
    let machine = Machine::new();
    fs::write(machine.path("plan.csv"), "Tiltak;Ansvarlig;Frist\nStillerom;leder;1.3.2027\n").unwrap();
    for unit in RISKY {
        for verb in [
            &["sessions", "new", "--set", "ned-kjerne", "--unit", unit][..],
            &["import", "plan.csv", "--yes", "--unit", unit],
        ] {
            let refused = machine.run(&[&["--lang", "nb"], verb].concat());
            assert!(refused.code == 1 && refused.err.contains("--vouch"), "{verb:?}: {}", refused.err);
        }
    }
    assert_eq!(machine.json(&["sessions", "list", "--json"])["sessions"].as_array().unwrap().len(), 0);
    let make = ["sessions", "new", "--set", "ned-kjerne", "--unit", RISKY[3]];
    assert_eq!(machine.run(&[&make[..], &["--vouch"]].concat()).code, 0);
    assert_eq!(machine.run(&make).code, 0, "the unit is known now");
}

#[test]
fn a_role_that_may_concern_one_person_takes_no_names_place() {
    let machine = Machine::with_examples();
    let role = "Ola som har kreft 01010150074";
    let purge = ["--lang", "nb", "purge", "--name", "verneombud", "--role", role, "--yes"];
    let refused = machine.run(&purge);
    assert!(refused.code == 1 && refused.err.contains("--vouch"), "{}", refused.err);
    let stands =
        || machine.json(&["purge", "--find", "kreft 0101", "--json"])["places"].as_array().unwrap().len();
    assert_eq!(stands(), 0);
    assert_eq!(machine.run(&[&purge[..], &["--vouch"]].concat()).code, 0);
    assert!(stands() > 0);
}

#[test]
fn a_role_in_the_settings_that_may_concern_one_person_is_written_nowhere_and_that_is_said() {
    let machine = Machine::with_examples();
    let measure = machine.json(&["measures", "list", "--json"])["measures"][0]["id"].clone();
    let comment = ["measures", "comment", measure.as_str().unwrap(), "Det går bra", "--lang", "nb"];
    let written = || {
        let told = machine.json(&["measures", "show", measure.as_str().unwrap(), "--json"]);
        let events = told["events"].as_array().unwrap().clone();
        let ours = events.iter().filter(|it| it["new"] == "Det går bra");
        ours.map(|it| it["by"].as_str().unwrap_or_default().to_owned()).collect::<Vec<_>>()
    };
    let by = machine.run(&[&comment[..], &["--by", "Kari som er sykmeldt"]].concat());
    assert!(by.code == 1 && by.err.contains("--vouch"), "{}", by.err);
    assert!(written().is_empty());
    machine.write_settings("role = 'Kari som er sykmeldt for depresjon 01010150074'\n");
    let ran = machine.run(&comment);
    assert!(ran.code == 0 && ran.err.contains("Rollen din i"), "{}", ran.err);
    assert!(!ran.err.contains("depresjon"), "it may be on the wall: {}", ran.err);
    assert_eq!(written(), [""]);
    machine.write_settings("role = 'verneombud'\n");
    assert!(!machine.run(&comment).err.contains("Rollen din i"));
    assert_eq!(written(), ["", "verneombud"]);
}

#[test]
fn no_file_tells_what_a_unit_is_called_unasked_neither_in_it_nor_by_its_name() {
    let machine = Machine::new();
    let name = "Hun har depresjon 01010150074";
    let mut session = care_session();
    (session.unit.name, session.unit.municipality) = (name.into(), "Ring 91234567".into());
    let mut store = Store::open(&machine.data_file()).unwrap();
    store.create_session(&session).unwrap();
    store.close().unwrap();
    for arguments in [
        &["export", "result", "NED", "-o", "r.pdf"][..],
        &["export", "invitation", "NED", "-o", "inv.pdf"],
        &["export", "nav", "NED", "-o", "nav.docx"],
        &["export", "cloth", "NED", "-o", "duk.pdf"],
        &["export", "session", "NED", "-o", "m.toml"],
        &["report", "-o", "rep.md"],
        &["report", "-o", "rep.json"],
    ] {
        let file = machine.path(arguments.last().unwrap());
        let refused = machine.run(&[&["--lang", "nb"], arguments].concat());
        assert!(refused.code == 1 && refused.err.contains("--reason"), "{arguments:?}: {}", refused.err);
        assert!(!file.exists(), "{arguments:?}");
        let ran = machine.run(&[arguments, &["--reason", "Dette er et tenkt eksempel"]].concat());
        assert!(ran.code == 0 && file.exists(), "{arguments:?}: {}", ran.err);
    }
    let unnamed = machine.run(&["report", "--without-units", "-o", "uten.md"]);
    assert_eq!(unnamed.code, 0, "{}", unnamed.err);
    let log = machine.json(&["sessions", "sent", "--json"]);
    let reasons = log["sent"].as_array().unwrap().iter().filter(|it| it["reason"] != "").count();
    assert_eq!(reasons, 7, "{log}");
}

#[test]
fn on_the_screen_a_file_waits_for_what_the_unit_is_called_and_the_way_leads_there() {
    for (width, height) in [(80, 24), (60, 18)] {
        let mut room = Room::with(Store::in_memory().unwrap(), Settings::default(), width, height);
        room.press("Enter").type_("Hun har depresjon").press("F4").type_("3");
        let folder = tempfile::tempdir().unwrap();
        room.model.export_folder = folder.path().to_owned();
        room.command(Command::Export);
        room.type_("5").type_("4").press("Enter").sees("Se over før det sendes ut").sees("Hun har depresjon");
        room.press("Enter").sees("Om enheten").sees("Navn: Hun har depresjon");
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 0);
    }
}
