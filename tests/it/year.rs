//! A year in the life of one unit, as a unit leader lives it: the meeting, the first status, two quarterly reviews, the
//! follow-up meeting and next year's meeting, with a clock that is set.

use std::path::PathBuf;
use std::time::Duration;

use chrono::{Days, NaiveDate};
use dialogduk::domain::ids::SessionId;
use dialogduk::domain::measure::StateCode;
use dialogduk::domain::review::Outcome;
use dialogduk::domain::session::{Session, SessionEventKind, SessionState};
use dialogduk::env::Env;
use dialogduk::exchange::{self, session_file};
use dialogduk::ops::{DueKind, FollowFilter, Store};
use dialogduk::store::SessionFilter;

use crate::fixtures::day;
use crate::plain::{has, play};

const LEADER: &str = "Fast tid med leder for nattevakter";
const CARDS: &str = "Rutinekort i lommeformat";
const DRILL: &str = "Brannøvelse på natt";
const START: &str = "Felles start på vakta";
const FLOOR: &str = "Sklisikre matter i vaskerommet";

/// The unit's laptop.
struct Year {
    folder: tempfile::TempDir,
    store: Store,
    env: Env,
}

impl Year {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let store = Store::open(&folder.path().join("solbakken.db")).unwrap();
        Self { folder, store, env: Env::fixed() }
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// Sits down on this day.
    fn on(&mut self, to: NaiveDate) -> &mut Self {
        let at = to.and_hms_opt(9, 0, 0).unwrap();
        self.env.advance((at - self.env.local()).to_std().expect("time only goes on"));
        self
    }

    /// Types a script line by line, from the list of meetings on.
    fn types(&mut self, script: &str) -> String {
        let said = play(&mut self.store, None, &self.env, script.trim_start());
        self.env.advance(Duration::from_secs(60 * 60));
        said
    }

    /// The sessions, newest first.
    fn sessions(&self) -> Vec<Session> {
        let listed = self.store.sessions(&SessionFilter::default(), None, 50).unwrap();
        listed.iter().map(|it| self.load(it.id)).collect()
    }

    fn load(&self, id: SessionId) -> Session {
        self.store.load(id).unwrap().unwrap().session
    }

    /// The meeting the year began with.
    fn first_meeting(&self) -> Session {
        self.sessions().pop().unwrap()
    }

    /// What a measure of the first meeting stands at; the newest of that name.
    fn state(&self, title: &str) -> StateCode {
        let session = self.first_meeting();
        session.measures.iter().rfind(|measure| measure.title == title).unwrap().state.code()
    }

    /// What is due in the next two weeks.
    fn owes(&self, expected: &[(DueKind, &str)]) -> &Self {
        let today = self.env.today();
        let list = self.store.due(today, today + Days::new(14), 50).unwrap();
        let told: Vec<_> = list.rows.iter().map(|it| (it.kind, it.title.as_str())).collect();
        assert_eq!(told, expected, "{today}");
        let counted: u32 = list.counts.iter().map(|(_, count)| count).sum();
        assert_eq!(usize::try_from(counted).unwrap(), told.len());
        self
    }

    fn meets_for_the_first_time(&mut self) {
        let result = self.path("resultat.md");
        self.types(
            "
ny
Solbakken sykehjem
NED kjerneduk
5 5
22.11.2026
14.30
90
avdelingsleder
Kåre
Vi vil gjøre det lettere å være på jobb

Færre på jobb gir mer å gjøre på de andre
/oppmøte 10 12
/tiltakene
Fast tid med leder for nattevakter
Rutinekort i lommeformat
Brannøvelse på natt
Lyddempet pauserom
Felles start på vakta
/åpne 1
ansvarlig: avdelingsleder
frist: 15.12
oppfølging: 14. januar
første skritt: Sette opp tid i desemberturnusen
mål: Alle nattevakter har hatt minst én samtale innen jul
/enige
/åpne 2
ansvarlig: fagleder
frist: 1.3.2027
oppfølging: 15.3.2027
første skritt: Samle rutinene
delsteg: samle; trykke; dele ut
/enige
/åpne 3
ansvarlig: verneombud
frist: 1.2.2027
oppfølging: 1.2.2027
første skritt: Avtale dag
gjentas: 13
/enige
/parker 4 Mangler penger i år
/åpne 5
ansvarlig: turnusansvarlig
frist: 1.4.2027
oppfølging: 15.4.2027
første skritt: Prøve på én avdeling
/enige
/møtene
",
        );
        let said = self.types(&format!(
            "
1
/avslutt
1.9.2027
9 1
10

ja
/fil resultat {}
/slutt
",
            result.display()
        ));
        has(&said, "Møtet er avsluttet.");
        self.owes(&[]);
    }

    fn asks_how_it_goes_after_two_weeks(&mut self) {
        self.on(day(2026, 12, 5)).owes(&[(DueKind::Soon, LEADER)]);
        self.on(day(2026, 12, 6)).owes(&[
            (DueKind::Soon, LEADER),
            (DueKind::FirstStatus, CARDS),
            (DueKind::FirstStatus, DRILL),
            (DueKind::FirstStatus, START),
        ]);
        self.types("1\n/kommentar 5 Prøves på 2. etasje\n/i gang 2\n/kryss 2 1\n");
        self.owes(&[(DueKind::Soon, LEADER), (DueKind::FirstStatus, DRILL)]);
        self.on(day(2026, 12, 17)).owes(&[(DueKind::Overdue, LEADER), (DueKind::FirstStatus, DRILL)]);
        let said = self.types("1\n/ferdig 1 15.12.2026\n");
        has(&said, "Effekten vurderes 15.03.2027");
        self.on(day(2027, 2, 1)).owes(&[(DueKind::Soon, DRILL)]);
        let said = self.types("1\n/ferdig 3\n");
        has(&said, "Neste gang er lagt inn, med frist 03.05.2027.");
        self.owes(&[]);
    }

    fn reviews_the_first_quarter(&mut self) {
        self.on(day(2027, 2, 25)).types(
            "
/gjennomgang 1
/gjennomgang
3
1.5.2027
Trykkeriet er forsinket
2
2
/avslutt
Ja, nesten
Ja
Ja
Ny leder på natt
Nei
Vi ser på det hvert kvartal

25.5.2027
ja
",
        );
        let review = &self.sessions()[0];
        assert_eq!(review.details.state, SessionState::Closed);
        let outcomes: Vec<_> = review.reviewed.iter().map(|it| it.outcome).collect();
        assert_eq!(outcomes, [Outcome::Moved(day(2027, 5, 1)), Outcome::Continues, Outcome::Continues]);
        self.owes(&[]);
        self.on(day(2027, 3, 15)).owes(&[(DueKind::Effect, LEADER)]);
        self.types("2\n/vurder 1 for tidlig: bare halvparten har hatt samtalen\n");
        self.owes(&[]);
        assert_eq!(self.state(LEADER), StateCode::Done);
    }

    fn brings_an_edited_list_back(&mut self) {
        self.on(day(2027, 4, 10)).owes(&[(DueKind::Overdue, START)]);
        let list = self.path("liste.csv");
        self.types(&format!("2\n/fil tiltak full csv {}\n", list.display()));
        let written = std::fs::read_to_string(&list).unwrap();
        let edited =
            written.replace("turnusansvarlig,,,2027-04-01,,avtalt", "turnusansvarlig,,,2027-06-15,,i gang");
        assert_ne!(written, edited);
        std::fs::write(&list, edited).unwrap();
        let said = self.types(&format!("/hent inn {}\nVi venter på ny turnus\nja\n", list.display()));
        has(&said, "1 tiltak endres, 5 er som før.");
        self.owes(&[]);
        assert_eq!(self.state(START), StateCode::InProgress);
    }

    fn reviews_the_second_quarter(&mut self) {
        self.on(day(2027, 5, 25)).owes(&[
            (DueKind::Overdue, CARDS),
            (DueKind::Overdue, DRILL),
            (DueKind::Effect, DRILL),
            (DueKind::Meeting, "Gjennomgang av tiltak"),
        ]);
        self.types(
            "
/gjennomgang 1
/gjennomgang
1
2
Noen nye var ikke med
2
1
/avslutt
Ja
Ja
Ja
Ingenting
Glatte gulv i vaskerommet


25.11.2027
ja
",
        );
        self.owes(&[]);
        assert_eq!(self.sessions()[0].reviewed.len(), 4);
        self.on(day(2027, 6, 15)).owes(&[(DueKind::Soon, START), (DueKind::Effect, LEADER)]);
        self.types("3\n/vurder 1 ja: nattevaktene sier at det hjelper\n");
        self.owes(&[(DueKind::Soon, START)]);
        assert_eq!(self.state(LEADER), StateCode::Evaluated);
    }

    fn meets_to_follow_up(&mut self) {
        self.on(day(2027, 9, 1)).owes(&[
            (DueKind::Overdue, START),
            (DueKind::Overdue, DRILL),
            (DueKind::Effect, CARDS),
            (DueKind::Effect, DRILL),
            (DueKind::Meeting, "NED kjerneduk"),
        ]);
        let said = self.types(
            "
ny

Oppfølgingsmøte
5 5
1.9.2027
14.30
90


Vi ser på tiltakene igjen

2
Bra for dem som er her fast
4
Vi fikk det ikke til med turnusen
1
1
/tiltakene
Sklisikre matter i vaskerommet
/åpne 1
ansvarlig: fagleder
frist: 1.11.2027
oppfølging: 15.11.2027
første skritt: Måle opp
mål: Ingen sier at gulvet er glatt
/enige
/avslutt
Ja





Godt jobbet
22.11.2027



ja
",
        );
        has(&said, "4 av 4 er sett på.");
        has(&said, "Møtet er avsluttet.");
        self.owes(&[]);
        assert_eq!(self.state(START), StateCode::Dropped);
    }

    fn meets_again_next_year(&mut self) {
        self.on(day(2027, 11, 22)).owes(&[
            (DueKind::Overdue, DRILL),
            (DueKind::Overdue, FLOOR),
            (DueKind::Effect, DRILL),
            (DueKind::Meeting, "Oppfølgingsmøte"),
        ]);
        let said = self.types(
            "
ny

NED kjerneduk
6 5
22.11.2027
14.30
90


Ett år etter

1
3
1.2.2028
Mattene er bestilt
Det er mindre løping på kveldene
/tiltakene
Korte overlapp på natt
/åpne 1
ansvarlig: fagleder
frist: 1.2.2028
oppfølging: 15.2.2028
første skritt: Spørre nattevaktene
/enige
/avslutt
Ja
Ja
Nei, vi tar ett til
Ny avdeling
Nei


1.3.2028
11
11
10 1
ja
",
        );
        has(&said, "2 av 2 er sett på.");
        has(&said, "Møtet er avsluttet.");
        self.owes(&[(DueKind::Effect, DRILL)]);
    }

    fn nothing_is_lost(&mut self) {
        let stands: Vec<_> = self.sessions().into_iter().rev().flat_map(|session| session.measures).collect();
        let stands: Vec<_> = stands.iter().map(|it| (it.title.as_str(), it.state.code())).collect();
        assert_eq!(
            stands,
            [
                (LEADER, StateCode::Evaluated),
                (CARDS, StateCode::Evaluated),
                (DRILL, StateCode::Evaluated),
                ("Lyddempet pauserom", StateCode::Parked),
                (START, StateCode::Dropped),
                (DRILL, StateCode::Evaluated),
                (DRILL, StateCode::Done),
                (DRILL, StateCode::Done),
                (DRILL, StateCode::Agreed),
                (FLOOR, StateCode::Agreed),
                ("Korte overlapp på natt", StateCode::Agreed),
            ]
        );
        assert_eq!(
            self.timeline(1),
            [
                "22. november 2026: Foreslått (i møtet)",
                "22. november 2026: Status: forslag → avtalt (i møtet)",
                "17. desember 2026: Status: avtalt → gjennomført",
                "15. mars 2027: Hjalp det? for tidlig å si. bare halvparten har hatt samtalen",
                "15. mars 2027: Vurder effekten: 15.03.2027 → 15.06.2027. bare halvparten har hatt samtalen",
                "15. juni 2027: Hjalp det? ja. nattevaktene sier at det hjelper",
                "15. juni 2027: Status: gjennomført → vurdert. nattevaktene sier at det hjelper",
            ]
        );
        assert_eq!(
            self.timeline(2),
            [
                "22. november 2026: Foreslått (i møtet)",
                "22. november 2026: Status: forslag → avtalt (i møtet)",
                "6. desember 2026: Status: avtalt → i gang",
                "6. desember 2026: Delsteg gjort: samle",
                "25. februar 2027: Frist: 01.03.2027 → 01.05.2027. Trykkeriet er forsinket (Gjennomgang av tiltak)",
                "25. februar 2027: Oppfølging: 15.03.2027 → 15.05.2027. Trykkeriet er forsinket (Gjennomgang av tiltak)",
                "25. mai 2027: Status: i gang → gjennomført (Gjennomgang av tiltak)",
                "1. september 2027: Hjalp det? delvis. Bra for dem som er her fast (Oppfølgingsmøte)",
                "1. september 2027: Status: gjennomført → vurdert. Bra for dem som er her fast (Oppfølgingsmøte)",
            ]
        );
        assert_eq!(
            self.timeline(5)[2..],
            [
                "6. desember 2026: «Prøves på 2. etasje»",
                "10. april 2027: Frist: 01.04.2027 → 15.06.2027. Vi venter på ny turnus",
                "10. april 2027: Oppfølging: 15.04.2027 → 29.06.2027. Vi venter på ny turnus",
                "10. april 2027: Status: avtalt → i gang",
                "1. september 2027: Status: i gang → forkastet. Vi fikk det ikke til med turnusen (Oppfølgingsmøte)",
            ]
        );
        let happened: Vec<_> = self.first_meeting().events.iter().map(|it| it.kind).collect();
        assert_eq!(
            happened,
            [
                SessionEventKind::Created,
                SessionEventKind::NoticeShown,
                SessionEventKind::Opened,
                SessionEventKind::Closed,
                SessionEventKind::Exported,
                SessionEventKind::Exported,
            ]
        );
    }

    /// What lists and sums tell, on some days, against the file itself read without this program.
    fn every_figure_is_what_the_file_says(&mut self) {
        let db = rusqlite::Connection::open(self.path("solbakken.db")).unwrap();
        let count = |sql: &str| -> u32 { db.query_row(sql, [], |row| row.get(0)).unwrap() };
        let today = self.env.today();
        for &state in StateCode::ALL {
            let filter = FollowFilter { states: vec![state], ..FollowFilter::default() };
            let told = self.store.followed_count(&filter, today).unwrap();
            assert_eq!(
                told,
                count(&format!("SELECT count(*) FROM measure WHERE state = '{}'", state.code()))
            );
        }
        for day in [day(2027, 11, 22), day(2028, 2, 1), day(2028, 2, 2), day(2028, 3, 1), day(2029, 1, 1)] {
            let until = day + Days::new(14);
            let told = self.store.due(day, until, 50).unwrap();
            let owed = "SELECT count(*) FROM measure WHERE state IN ('agreed', 'in_progress')";
            for (kind, sql) in [
                (DueKind::Overdue, format!("{owed} AND deadline < '{day}'")),
                (DueKind::Soon, format!("{owed} AND deadline >= '{day}' AND deadline <= '{until}'")),
                (DueKind::FollowUp, format!("{owed} AND follow_up <= '{until}' AND deadline > '{until}'")),
                (
                    DueKind::Effect,
                    format!(
                        "SELECT count(*) FROM measure WHERE state = 'done' AND coalesce(effect_on, date(max(deadline, done_on), '+3 months')) <= '{until}'"
                    ),
                ),
            ] {
                assert_eq!(told.count(kind), count(&sql), "{kind:?} on {day}");
            }
        }
    }

    fn all_of_it_can_be_carried_to_another_laptop(&mut self) {
        let mut other = Store::in_memory().unwrap();
        for session in self.sessions() {
            let written = session_file::write(&session);
            let read = exchange::read(written.as_bytes()).unwrap().session;
            assert_eq!(read, session);
            other.create_session(&read).unwrap();
            let there = other.load(session.id).unwrap().unwrap().session;
            assert_eq!(session_file::write(&there), written);
        }
        let (today, later) = (self.env.today(), self.env.today() + Days::new(90));
        assert_eq!(other.due(today, later, 50).unwrap(), self.store.due(today, later, 50).unwrap());
    }

    /// What happened to a measure of the first meeting, as it is told.
    fn timeline(&mut self, number: usize) -> Vec<String> {
        let at = self.sessions().len();
        let said = self.types(&format!("{at}\n/historikk {number}\n"));
        let lines = said.lines().skip_while(|line| !line.starts_with("En linje er et nytt forslag"));
        lines.skip(1).take_while(|line| !line.starts_with("Alt er lagret")).map(str::to_owned).collect()
    }
}

#[test]
fn a_unit_keeps_its_measures_alive_for_a_year() {
    let mut year = Year::new();
    year.meets_for_the_first_time();
    year.asks_how_it_goes_after_two_weeks();
    year.reviews_the_first_quarter();
    year.brings_an_edited_list_back();
    year.reviews_the_second_quarter();
    year.meets_to_follow_up();
    year.meets_again_next_year();
    year.nothing_is_lost();
    year.every_figure_is_what_the_file_says();
    year.all_of_it_can_be_carried_to_another_laptop();
}
