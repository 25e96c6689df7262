//! The JSON Schema that other programs check a session file against (I4): it takes what this program writes, and
//! nothing that it would refuse to read for its shape.

use std::sync::LazyLock;

use jsonschema::Validator;
use serde_json::{Value, json};

use super::*;

static SCHEMA: LazyLock<Validator> = LazyLock::new(|| {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/session.schema.json");
    let schema: Value = serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap();
    jsonschema::meta::validate(&schema).expect("a schema of draft 2020-12");
    jsonschema::validator_for(&schema).unwrap()
});

fn value(session: &Session) -> Value {
    serde_json::from_str(&dialogduk::exchange::json::write(session)).unwrap()
}

/// What the schema has against it, by place.
fn faults(value: &Value) -> Vec<String> {
    SCHEMA.iter_errors(value).map(|error| format!("{}: {error}", error.instance_path())).collect()
}

#[test]
fn every_example_is_what_the_schema_says() {
    for (name, _) in examples() {
        assert_eq!(faults(&value(&session(name))), Vec::<String>::new(), "{name}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn whatever_is_written_is_what_the_schema_says(session in any_session()) {
        prop_assert_eq!(faults(&value(&session)), Vec::<String>::new());
    }
}

#[test]
fn what_the_reader_refuses_for_its_shape_the_schema_refuses_too() {
    let whole = value(&session("solbakken-sykehjem"));
    assert!(faults(&whole).is_empty());
    for (place, replaced) in [
        ("/answr", json!([])),
        ("/kind", json!("noe annet")),
        ("/schema", json!(99)),
        ("/id", json!("kort")),
        ("/unit/sektor", json!("barnehage")),
        ("/unit/sector", json!("havbruk")),
        ("/details/minutes", json!("to timer")),
        ("/details/safety_rep", json!("kanskje")),
        ("/sitting/0/date", json!("22.11.2026")),
        ("/group/0/size", json!(-1)),
        ("/answer/0/group", json!(null)),
        ("/answer/0/number", json!(3)),
        ("/answer/0/author", json!("Kari")),
        ("/measure/0/benefit", json!(6)),
        ("/measure/0/state", json!("ferdig")),
        ("/event/0/at", json!("i går")),
        ("/set/part/0/question/0/type", json!("fritekst")),
    ] {
        let mut altered = whole.clone();
        let (parent, key) = place.rsplit_once('/').unwrap();
        altered.pointer_mut(parent).unwrap().as_object_mut().unwrap().insert(key.into(), replaced);
        assert!(!faults(&altered).is_empty(), "{place}");
        assert!(read(altered.to_string().as_bytes()).is_err(), "{place} is read all the same");
    }
}

#[test]
fn an_agreed_measure_without_a_deadline_is_none() {
    let mut whole = value(&session("solbakken-sykehjem"));
    let measures = whole["measure"].as_array_mut().unwrap();
    let agreed = measures.iter_mut().find(|it| it["state"] == "agreed").expect("an agreed measure");
    agreed.as_object_mut().unwrap().remove("deadline");
    assert!(!faults(&whole).is_empty());
}

#[test]
fn versions_of_pieces_are_in_the_schema() {
    let mut whole = value(&session("solbakken-sykehjem"));
    let mark = whole["id"].clone();
    whole["version"] =
        json!([{ "of": "details", "marks": [mark] }, { "of": "keep/x", "gone": true, "marks": [mark] }]);
    assert_eq!(faults(&whole), Vec::<String>::new());
    whole["version"][0]["marks"] = json!(["kort"]);
    assert!(!faults(&whole).is_empty());
}
