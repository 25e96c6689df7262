use proptest::prelude::*;

use super::*;

fn day(iso: &str) -> NaiveDate {
    iso.parse().unwrap_or_else(|_| panic!("{iso} is no date"))
}

/// A Wednesday in an ISO year that has a week 53. Easter is on 28 March 2027.
const TODAY: &str = "2026-08-19";

fn expect_on(today: &str, table: &[(&str, &str)]) {
    let mut wrong = Vec::new();
    for (text, iso) in table {
        let read = read(text, day(today));
        if !matches!(&read, Ok(reading) if reading.date() == Some(day(iso))) {
            wrong.push(format!("«{text}» said on {today}: expected {iso}, read {read:?}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn counted_times_are_read() {
    expect_on(
        TODAY,
        &[
            ("3 uker", "2026-09-09"),
            ("om tre uker", "2026-09-09"),
            ("3 veker", "2026-09-09"),
            ("om ei veke", "2026-08-26"),
            ("in 3 weeks", "2026-09-09"),
            ("within three weeks", "2026-09-09"),
            ("innen 3 uker", "2026-09-09"),
            ("i løpet av tre uker", "2026-09-09"),
            ("3 uker fra nå", "2026-09-09"),
            ("3 uker fra i dag", "2026-09-09"),
            ("3 weeks from today", "2026-09-09"),
            ("et par uker", "2026-09-02"),
            ("a couple of weeks", "2026-09-02"),
            ("om en ukes tid", "2026-08-26"),
            ("14 dager", "2026-09-02"),
            ("14 dagar", "2026-09-02"),
            ("fjorten dager", "2026-09-02"),
            ("to måneder", "2026-10-19"),
            ("to månader", "2026-10-19"),
            ("2 mnd.", "2026-10-19"),
            ("om en måned", "2026-09-19"),
            ("et halvt år", "2027-02-19"),
            ("om eit halvt år", "2027-02-19"),
            ("half a year", "2027-02-19"),
            ("½ år", "2027-02-19"),
            ("1/2 år", "2027-02-19"),
            ("om et halvår", "2027-02-19"),
            ("halvannet år", "2028-02-19"),
            ("1,5 år", "2028-02-19"),
            ("1½ år", "2028-02-19"),
            ("to og et halvt år", "2029-02-19"),
            ("halvannen måned", "2026-10-03"),
            ("om et kvartal", "2026-11-19"),
            ("et år", "2027-08-19"),
            ("om eitt år", "2027-08-19"),
            ("5 arbeidsdager", "2026-08-26"),
            ("10 working days", "2026-09-02"),
            ("ti virkedagar", "2026-09-02"),
            ("for to uker siden", "2026-08-05"),
            ("3 weeks ago", "2026-07-29"),
            ("en uke før jul", "2026-12-17"),
            ("to veker etter påske", "2027-04-12"),
            ("en uke fra fredag", "2026-08-28"),
            ("2 måneder etter 1. september", "2026-11-01"),
        ],
    );
    // Where the month is too short, its last day; and over a holiday, working days step.
    expect_on("2027-12-31", &[("2 måneder", "2028-02-29"), ("1 mnd", "2028-01-31")]);
    expect_on("2027-03-24", &[("1 arbeidsdag", "2027-03-30"), ("2 yrkedagar", "2027-03-31")]);
}

#[test]
fn dates_are_read_with_day_before_month() {
    expect_on(
        TODAY,
        &[
            ("1.9", "2026-09-01"),
            ("1.9.", "2026-09-01"),
            ("01.09", "2026-09-01"),
            ("1/9", "2026-09-01"),
            ("1-9", "2026-09-01"),
            ("1,9", "2026-09-01"), // the number pad of a Norwegian keyboard
            ("1. 9.", "2026-09-01"),
            ("01.09.2027", "2027-09-01"),
            ("1.9.27", "2027-09-01"),
            ("1.9-27", "2027-09-01"),
            ("1/9/27", "2027-09-01"),
            ("13/7-27", "2027-07-13"),
            ("13.7. 2027", "2027-07-13"),
            ("31.12.-26", "2026-12-31"),
            ("2027-09-01", "2027-09-01"),
            ("2027.09.01", "2027-09-01"),
            ("2027/9/1", "2027-09-01"),
            ("010927", "2027-09-01"),
            ("01092027", "2027-09-01"),
            ("20270901", "2027-09-01"),
            ("1. september", "2026-09-01"),
            ("1 september", "2026-09-01"),
            ("1. sept 27", "2027-09-01"),
            ("1. sept. 2027", "2027-09-01"),
            ("1.sept.", "2026-09-01"),
            ("1. jul", "2027-07-01"),
            ("den 1. september", "2026-09-01"),
            ("innen 1. mars", "2027-03-01"),
            ("innan 1. mars", "2027-03-01"),
            ("senest 1. mars", "2027-03-01"),
            ("by March 1st", "2027-03-01"),
            ("1. juni neste år", "2027-06-01"),
            ("1. juni til neste år", "2027-06-01"),
            ("1. november i år", "2026-11-01"),
            ("September 1, 2027", "2027-09-01"),
            ("Sept 1st", "2026-09-01"),
            ("the 1st of September", "2026-09-01"),
            ("1st September", "2026-09-01"),
            ("første september", "2026-09-01"),
            ("syttende mai", "2027-05-17"),
            ("17. mai", "2027-05-17"),
            ("1.–3. september", "2026-09-03"),
            ("den 15.", "2026-09-15"),
            ("the 20th", "2026-08-20"),
            ("31.", "2026-08-31"),
            ("1. neste måned", "2026-09-01"),
            ("den 15. i neste månad", "2026-09-15"),
            ("28. denne måneden", "2026-08-28"),
            ("tirsdag 1. september", "2026-09-01"),
            ("tysdag 1.9.", "2026-09-01"),
            ("ons. 01.09.2027", "2027-09-01"),
            ("Tuesday, 1 September", "2026-09-01"),
            ("1.8.2026", "2026-08-01"), // behind us, and said with its year
            ("19.8", "2026-08-19"),     // today
            ("18.8", "2027-08-18"),     // yesterday, so next year
            ("  1.  SEPTEMBER  ", "2026-09-01"),
            ("«1. september»", "2026-09-01"),
        ],
    );
    // A decomposed «å», as a Mac hands it over.
    expect_on(TODAY, &[("to ma\u{30a}neder", "2026-10-19"), ("a\u{30a}rsskiftet", "2026-12-31")]);
}

#[test]
fn leap_days_wait_for_a_year_that_has_them() {
    expect_on(
        TODAY,
        &[
            ("29.2.28", "2028-02-29"),
            ("29. februar 2028", "2028-02-29"),
            ("slutten av februar", "2027-02-28"),
        ],
    );
    expect_on("2027-02-28", &[("28.2", "2027-02-28")]);
    expect_on("2027-03-01", &[("29.2", "2028-02-29"), ("før 29. februar", "2028-02-28")]);
    expect_on(
        "2028-02-29",
        &[("29.2", "2028-02-29"), ("et år", "2029-02-28"), ("månedsskiftet", "2028-02-29")],
    );
    // More than a year away, nobody means it by leaving the year out; 2100 is no leap year.
    for (today, text, year) in [
        (TODAY, "29.2", 2028),
        (TODAY, "før 29. februar", 2028),
        (TODAY, "tirsdag 29. februar", 2028),
        ("2027-02-27", "29.2", 2028),
        ("2096-03-01", "29.2", 2104),
    ] {
        let problem = DateProblem::NotBefore { day: 29, month: 2, year };
        assert_eq!(read(text, day(today)), Err(problem), "«{text}» said on {today}");
    }
}

#[test]
fn a_month_without_a_year_has_as_many_days_as_the_coming_one() {
    for (today, text, last) in [
        (TODAY, "31.2", 28),
        ("2027-02-28", "31.2", 28),
        ("2027-03-01", "31.2", 29),
        ("2027-03-01", "31. februar 2027", 28),
    ] {
        match read(text, day(today)) {
            Err(DateProblem::NoSuchDay { last: told, .. }) => {
                assert_eq!(told, last, "«{text}» said on {today}");
            }
            other => panic!("«{text}» said on {today}: {other:?}"),
        }
    }
}

#[test]
fn weeks_are_iso_weeks_and_last_until_friday() {
    expect_on(
        TODAY,
        &[
            ("uke 36", "2026-09-04"),
            ("veke 36", "2026-09-04"),
            ("week 36", "2026-09-04"),
            ("uke36", "2026-09-04"),
            ("u36", "2026-09-04"),
            ("W36", "2026-09-04"),
            ("i uke 36", "2026-09-04"),
            ("uke 34", "2026-08-21"), // this week
            ("uke 33", "2027-08-20"), // last week, so next year
            ("uke 2", "2027-01-15"),
            ("uke 2 2027", "2027-01-15"),
            ("uke 2/2027", "2027-01-15"),
            ("uke 2 i 2027", "2027-01-15"),
            ("uke 36-26", "2026-09-04"),
            ("uke 36–37", "2026-09-11"),
            ("uke 2 neste år", "2027-01-15"),
            ("2027-W36", "2027-09-10"),
            ("2027W36", "2027-09-10"),
            ("uke 53", "2027-01-01"), // week 53 of 2026 ends in 2027
            ("uke 53 2026", "2027-01-01"),
            ("uke 53 2032", "2032-12-31"),
            ("uke 1", "2027-01-08"),
            ("denne uka", "2026-08-21"),
            ("ila uke 36", "2026-09-04"),
            ("mandag til uka", "2026-08-24"), // this Monday is behind us
            ("i uka", "2026-08-21"),
            ("i løpet av uka", "2026-08-21"),
            ("ut uka", "2026-08-21"),
            ("slutten av veka", "2026-08-21"),
            ("midt i neste uke", "2026-08-26"),
            ("starten av uke 36", "2026-08-31"),
            ("før uke 36", "2026-08-28"),
            ("etter uke 36", "2026-09-07"),
            ("neste uke", "2026-08-28"),
            ("neste veke", "2026-08-28"),
            ("next week", "2026-08-28"),
            ("forrige uke", "2026-08-14"),
            ("fredag uke 36", "2026-09-04"),
            ("mandag i uke 36", "2026-08-31"),
            ("uke 36 torsdag", "2026-09-03"),
            ("Monday in week 36", "2026-08-31"),
            ("søndag uke 53", "2027-01-03"),
            ("mandag uke 1 2027", "2027-01-04"),
            ("onsdag uke 1 2026", "2025-12-31"), // the first ISO week begins before its year
        ],
    );
    // On the days after the Friday, the running week lasts until Sunday.
    expect_on(
        "2026-08-22",
        &[("uke 34", "2026-08-23"), ("denne uka", "2026-08-23"), ("uke 35", "2026-08-28")],
    );
    expect_on(
        "2026-12-30",
        &[("uke 53", "2027-01-01"), ("uke 1", "2027-01-08"), ("denne uka", "2027-01-01")],
    );
    expect_on("2027-01-02", &[("uke 53", "2027-01-03")]);
    expect_on("2024-12-30", &[("uke 1", "2025-01-03"), ("uke 52", "2025-12-26")]);
}

#[test]
fn days_of_the_week_are_read() {
    expect_on(
        TODAY,
        &[
            ("i dag", "2026-08-19"),
            ("today", "2026-08-19"),
            ("i morgen", "2026-08-20"),
            ("i morgon", "2026-08-20"),
            ("imorgen", "2026-08-20"),
            ("tomorrow", "2026-08-20"),
            ("i overmorgen", "2026-08-21"),
            ("i overmorgon", "2026-08-21"),
            ("the day after tomorrow", "2026-08-21"),
            ("i går", "2026-08-18"),
            ("fredag", "2026-08-21"),
            ("på fredag", "2026-08-21"),
            ("innen fredag", "2026-08-21"),
            ("før fredag", "2026-08-20"),
            ("på mandag", "2026-08-24"),
            ("måndag", "2026-08-24"),
            ("laurdag", "2026-08-22"),
            ("on Tuesday", "2026-08-25"),
            ("nå på fredag", "2026-08-21"),
            ("førstkommende fredag", "2026-08-21"),
            ("denne fredagen", "2026-08-21"),
            ("fredag denne uka", "2026-08-21"),
            ("fredag i neste uke", "2026-08-28"),
            ("neste ukes fredag", "2026-08-28"),
            ("neste mandag", "2026-08-24"), // next week either way
            ("neste onsdag", "2026-08-26"),
            ("forrige fredag", "2026-08-14"),
            ("fredag om en uke", "2026-08-28"),
            ("fredag om ei veke", "2026-08-28"),
            ("Friday in 2 weeks", "2026-09-04"),
            ("fredag om 14 dager", "2026-09-04"),
            ("en uke på fredag", "2026-08-28"),
            ("i dag om to uker", "2026-09-02"),
            ("første mandag i september", "2026-09-07"),
            ("siste fredag i måneden", "2026-08-28"),
            ("last Friday of October", "2026-10-30"),
            ("andre tysdag i januar 2027", "2027-01-12"),
            ("til helga", "2026-08-23"),
            ("i helgen", "2026-08-23"),
            ("før helga", "2026-08-21"),
            ("innen helgen", "2026-08-21"),
            ("over helga", "2026-08-24"),
            ("after the weekend", "2026-08-24"),
        ],
    );
    expect_on("2026-08-21", &[("neste fredag", "2026-08-28"), ("fredag om en uke", "2026-08-28")]);
    expect_on("2026-08-22", &[("neste fredag", "2026-08-28"), ("neste helg", "2026-08-30")]);
    expect_on("2026-08-23", &[("før mandag", "2026-08-23"), ("over helga", "2026-08-24")]);
}

#[test]
fn months_and_longer_stretches_last_out() {
    expect_on(
        TODAY,
        &[
            ("september", "2026-09-30"),
            ("i august", "2026-08-31"),
            ("juli", "2027-07-31"),
            ("sept. 2027", "2027-09-30"),
            ("september neste år", "2027-09-30"),
            ("09.2027", "2027-09-30"),
            ("2027-09", "2027-09-30"),
            ("slutten av måneden", "2026-08-31"),
            ("i slutten av månaden", "2026-08-31"),
            ("innen utgangen av mars", "2027-03-31"),
            ("ultimo oktober", "2026-10-31"),
            ("end of the month", "2026-08-31"),
            ("last day of the month", "2026-08-31"),
            ("ut september", "2026-09-30"),
            ("månedsskiftet", "2026-08-31"),
            ("til månadsskiftet", "2026-08-31"),
            ("før månedsskiftet", "2026-08-31"),
            ("etter månedsskiftet", "2026-09-01"),
            ("månedsskiftet mars/april", "2027-03-31"),
            ("neste måned", "2026-09-30"),
            ("neste månad", "2026-09-30"),
            ("begynnelsen av mars", "2027-03-01"),
            ("i byrjinga av januar", "2027-01-04"), // the 1st is a holiday and then a weekend comes
            ("midten av september", "2026-09-15"),
            ("medio oktober", "2026-10-15"), // 31 days
            ("mid-September", "2026-09-15"),
            ("før september", "2026-08-31"),
            ("etter september", "2026-10-01"),
            ("2. kvartal", "2027-06-30"),
            ("Q3 2027", "2027-09-30"),
            ("neste kvartal", "2026-12-31"),
            ("slutten av kvartalet", "2026-09-30"),
            ("2. tertial", "2026-08-31"),
            ("tredje tertial", "2026-12-31"),
            ("første halvår 2027", "2027-06-30"),
            ("i år", "2026-12-31"),
            ("i løpet av året", "2026-12-31"),
            ("neste år", "2027-12-31"),
            ("slutten av 2027", "2027-12-31"),
            ("end of the year", "2026-12-31"),
            ("årsskiftet", "2026-12-31"),
            ("før årsskiftet", "2026-12-31"),
            ("etter årsskiftet", "2027-01-04"),
            ("årsskiftet 2026/27", "2026-12-31"),
        ],
    );
    expect_on(
        "2026-12-31",
        &[("årsskiftet", "2026-12-31"), ("neste måned", "2027-01-31"), ("1.1", "2027-01-01")],
    );
}

#[test]
fn feasts_are_read_and_their_edges_are_working_days() {
    expect_on(
        TODAY,
        &[
            ("før jul", "2026-12-23"),
            ("innen jul", "2026-12-23"),
            ("til jul", "2026-12-23"),
            ("before Christmas", "2026-12-23"),
            ("før jul 2027", "2027-12-23"),
            ("over nyttår", "2027-01-04"),
            ("etter nyttår", "2027-01-04"),
            ("after New Year's", "2027-01-04"),
            ("før nyttår", "2026-12-31"),
            ("etter påske", "2027-03-30"),
            ("over påska", "2027-03-30"),
            ("after Easter", "2027-03-30"),
            ("etter påske neste år", "2027-03-30"),
            ("før pinse", "2027-05-14"),
            ("etter pinse", "2027-05-18"), // Whit Monday is 17 May
            ("julaften", "2026-12-24"),
            ("1. juledag", "2026-12-25"),
            ("andre juledag", "2026-12-26"),
            ("2. påskedag 2028", "2028-04-17"),
            ("skjærtorsdag", "2027-03-25"),
            ("langfredag", "2027-03-26"),
            ("Kristi himmelfartsdag", "2027-05-06"),
            ("nyttårsaften", "2026-12-31"),
            ("etter 17. mai", "2027-05-18"),
            ("før 1. mars", "2027-02-26"),
            ("etter 1. mai", "2027-05-03"),
        ],
    );
    // Between the days, what the edge asks for decides which year is meant.
    expect_on("2026-12-24", &[("før jul", "2027-12-23"), ("over nyttår", "2027-01-04")]);
    expect_on("2027-01-01", &[("over nyttår", "2027-01-04"), ("etter jul", "2027-01-04")]);
    expect_on("2027-03-01", &[("før 1. mars", "2028-02-29"), ("innen 1. mars", "2027-03-01")]);
    expect_on("2027-03-22", &[("før påske", "2027-03-24")]); // Palm Sunday has been
}

#[test]
fn where_people_mean_different_days_all_of_them_come_back() {
    let table: &[(&str, &str, &[&str])] = &[
        (TODAY, "neste fredag", &["2026-08-21", "2026-08-28"]),
        (TODAY, "next Friday", &["2026-08-21", "2026-08-28"]),
        (TODAY, "innen neste fredag", &["2026-08-21", "2026-08-28"]),
        (TODAY, "neste helg", &["2026-08-23", "2026-08-30"]),
        (TODAY, "onsdag", &["2026-08-19", "2026-08-26"]),
        (TODAY, "til uka", &["2026-08-21", "2026-08-28"]),
        (TODAY, "2–3 uker", &["2026-09-02", "2026-09-09"]),
        (TODAY, "to til tre veker", &["2026-09-02", "2026-09-09"]),
        (TODAY, "mandag om en uke", &["2026-08-24", "2026-08-31"]),
        (TODAY, "mars 27", &["2027-03-27", "2027-03-31"]),
        (TODAY, "uke 20-27", &["2027-05-21", "2027-07-09"]),
        (TODAY, "før påske", &["2027-03-19", "2027-03-24"]),
        (TODAY, "etter jul", &["2026-12-28", "2027-01-04"]),
    ];
    for (today, text, days) in table {
        let days = days.iter().map(|iso| day(iso)).collect();
        assert_eq!(read(text, day(today)), Ok(Reading::Ambiguous(days)), "«{text}» said on {today}");
    }
}

#[test]
fn what_is_wrong_is_named() {
    let unknown = |word: &str| DateProblem::NotUnderstood { word: Some(word.to_owned()) };
    let strange = DateProblem::NotUnderstood { word: None };
    let no_day = |day, month, year, last| DateProblem::NoSuchDay { day, month, year, last };
    let no_week = |week, year, last| DateProblem::NoSuchWeek { week, year, last };
    let table = [
        ("", DateProblem::Empty),
        ("  \t ", DateProblem::Empty),
        ("...", strange.clone()),
        ("🙂", unknown("🙂")),
        ("når Kari er tilbake", unknown("når")),
        ("fredag klokka 12", unknown("klokka")),
        ("-3 uker", unknown("-")),
        ("99999999999", unknown("99999999999")),
        ("før etter jul", strange.clone()),
        ("uke mars", strange.clone()),
        ("en halv uke", strange.clone()),
        ("fredag om en måned", strange.clone()),
        ("femte mandag i mars", strange),
        ("14", DateProblem::OnlyNumber(14)),
        ("30.2", no_day(30, 2, None, 28)),
        ("30.2.", no_day(30, 2, None, 28)),
        ("31.4", no_day(31, 4, None, 30)),
        ("31. april 2027", no_day(31, 4, Some(2027), 30)),
        ("29.2.2027", no_day(29, 2, Some(2027), 28)),
        ("2027-02-29", no_day(29, 2, Some(2027), 28)),
        ("0.9", no_day(0, 9, None, 30)),
        ("fredag 30. februar", no_day(30, 2, None, 28)),
        ("den 32.", no_day(32, 8, None, 31)),
        ("1.13", DateProblem::NoSuchMonth(13)),
        ("9/13/2027", DateProblem::NoSuchMonth(13)),
        ("2027-13", DateProblem::NoSuchMonth(13)),
        ("uke 0", no_week(0, None, 53)),
        ("uke 54", no_week(54, None, 53)),
        ("uke 54 2027", no_week(54, None, 53)),
        ("uke 53 2027", no_week(53, Some(2027), 52)),
        ("fredag uke 53 neste år", no_week(53, Some(2027), 52)),
        ("5. kvartal", DateProblem::NoSuchPart { number: 5, last: 4 }),
        ("4. tertial", DateProblem::NoSuchPart { number: 4, last: 3 }),
        ("fredag 1. september", DateProblem::WrongWeekday { date: day("2026-09-01"), said: Weekday::Fri }),
        ("1.9.1026", DateProblem::YearOutOfRange(1026)),
        ("1.9.20277", DateProblem::YearOutOfRange(20277)),
        ("5000 år", DateProblem::TooFar),
        ("900000000 arbeidsdager", DateProblem::TooFar),
        ("999999999 uker siden", DateProblem::TooFar),
        ("snarest", DateProblem::Vague(Vague::Soon)),
        ("så fort som mulig", DateProblem::Vague(Vague::Soon)),
        ("fortløpende", DateProblem::Vague(Vague::Ongoing)),
        ("hver fredag", DateProblem::Vague(Vague::Recurring)),
        ("kvar veke", DateProblem::Vague(Vague::Recurring)),
        ("til høsten", DateProblem::Vague(Vague::Season)),
        ("før sommaren", DateProblem::Vague(Vague::Season)),
        ("om noen uker", DateProblem::Vague(Vague::Amount)),
    ];
    for (text, problem) in table {
        assert_eq!(read(text, day(TODAY)), Err(problem), "«{text}»");
    }
    assert_eq!(read("uke 53", day("2027-08-18")), Err(no_week(53, Some(2027), 52)));
}

#[test]
fn a_reading_says_how_it_was_understood() {
    let table = [
        ("1.9.2027", How::Exact),
        ("1.9", How::NextSuch),
        ("den 15.", How::NextSuch),
        ("julaften", How::NextSuch),
        ("i morgen", How::Relative),
        ("fredag", How::Relative),
        ("fredag uke 36", How::NextSuch),
        ("3 uker", How::Counted),
        ("en uke før jul", How::Counted),
        ("uke 53", How::Week { year: 2026, week: 53 }),
        ("neste uke", How::Week { year: 2026, week: 35 }),
        ("september", How::LastDay),
        ("slutten av måneden", How::LastDay),
        ("årsskiftet", How::LastDay),
        ("midten av mars", How::Middle),
        ("begynnelsen av mars", How::FirstWorkingDay),
        ("før 1. mars", How::WorkingDayBefore),
        ("til jul", How::WorkingDayBefore),
        ("over nyttår", How::WorkingDayAfter),
    ];
    for (text, how) in table {
        match read(text, day(TODAY)) {
            Ok(Reading::One(understood)) => assert_eq!(understood.how, how, "«{text}»"),
            other => panic!("«{text}» was read as {other:?}"),
        }
    }
}

#[test]
fn a_day_behind_us_is_read_and_marked() {
    for (text, past) in
        [("18.8.2026", true), ("i går", true), ("19.8.2026", false), ("uke 1 2026", true), ("i dag", false)]
    {
        match read(text, day(TODAY)) {
            Ok(Reading::One(understood)) => assert_eq!(understood.past, past, "«{text}»"),
            other => panic!("«{text}» was read as {other:?}"),
        }
    }
}

#[test]
fn distance_is_said_the_way_lists_say_it() {
    let table = [
        ("2026-08-16", Distance::Overdue(3)),
        ("2026-08-18", Distance::Overdue(1)),
        ("2026-08-19", Distance::Today),
        ("2026-08-20", Distance::Tomorrow),
        ("2026-08-21", Distance::InDays(2)),
        ("2026-08-28", Distance::InDays(9)),
        ("2027-08-19", Distance::InDays(365)),
    ];
    for (iso, said) in table {
        assert_eq!(distance(day(TODAY), day(iso)), said, "{iso}");
    }
}

fn any_day() -> impl Strategy<Value = NaiveDate> {
    (0_u64..109_573).prop_map(|days| day("1900-01-01") + chrono::Days::new(days))
}

/// Words of the vocabulary in any order find corners that arbitrary letters do not.
fn any_words() -> impl Strategy<Value = String> {
    let word = prop::sample::select(vec![
        "om",
        "før",
        "etter",
        "innen",
        "en",
        "halv",
        "to",
        "uke",
        "36",
        "53",
        "1.",
        "1.9",
        "29.2",
        "-",
        "/",
        "27",
        "2027",
        "fredag",
        "neste",
        "siste",
        "denne",
        "mars",
        "jul",
        "påske",
        "helga",
        "månedsskiftet",
        "slutten av",
        "midten av",
        "år",
        "kvartal",
        "arbeidsdager",
        "siden",
        "fra",
        "i dag",
        "i morgen",
        "juledag",
        "31",
        "999999",
    ]);
    prop::collection::vec(word, 0..9).prop_map(|words| words.join(" "))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

    #[test]
    fn a_written_date_reads_back_as_itself(date in any_day(), today in any_day()) {
        for format in ["%Y-%m-%d", "%d.%m.%Y", "%-d.%-m.%Y", "%-d/%-m-%Y", "%-d. %B %Y", "%d%m%Y", "%Y%m%d", "%G-W%V %A"] {
            let text = date.format(format).to_string();
            let reading = read(&text, today);
            // The last days of 2199 can be in a week of 2200.
            if !format.contains("%G") || (1901..2199).contains(&date.year()) {
                prop_assert_eq!(reading.map(|reading| reading.date()), Ok(Some(date)), "{}", text);
            }
        }
    }

    #[test]
    fn a_date_without_a_year_is_the_next_such_day(date in any_day(), today in any_day()) {
        prop_assume!(today.year() < 2190);
        let text = date.format("%-d.%-m").to_string();
        let found = match read(&text, today) {
            Err(DateProblem::NotBefore { day, month, year }) => {
                let found = NaiveDate::from_ymd_opt(year, month, day).unwrap();
                prop_assert!(found > today.checked_add_months(chrono::Months::new(12)).unwrap());
                found
            }
            reading => reading.unwrap().date().unwrap(),
        };
        prop_assert!(found >= today);
        prop_assert_eq!((found.day(), found.month()), (date.day(), date.month()));
        let between = today.iter_days().take_while(|day| *day < found);
        prop_assert!(between.into_iter().all(|day| (day.day(), day.month()) != (date.day(), date.month())));
    }

    #[test]
    fn candidates_are_several_in_order_and_within_the_years(text in any_words(), today in any_day()) {
        match read(&text, today) {
            Ok(Reading::Ambiguous(days)) => {
                prop_assert!(days.len() > 1 && days.is_sorted_by(|a, b| a < b), "{} {:?}", text, days);
                prop_assert!(days.iter().all(|day| YEARS.contains(&day.year())), "{} {:?}", text, days);
            }
            Ok(Reading::One(one)) => {
                prop_assert!(YEARS.contains(&one.date.year()), "{} {:?}", text, one);
                prop_assert_eq!(one.past, one.date < today);
            }
            Err(_) => {}
        }
    }

    #[test]
    fn no_text_panics(text in "\\PC{0,40}", today in any_day()) {
        let _ = read(&text, today);
    }

    #[test]
    fn no_day_panics(text in any_words(), last in any::<bool>()) {
        let _ = read(&text, if last { NaiveDate::MAX } else { NaiveDate::MIN });
    }
}
