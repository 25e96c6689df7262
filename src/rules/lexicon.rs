//! The words the goal checks know, list by list and language by language.
//!
//! How phrases are written is told at [`Phrases`]. Nynorsk lists hold what differs from bokmål: a measure is read with
//! all three languages at once, since a unit writes as it speaks, whatever language the program shows. Letters are
//! folded (å is a, ø is o), so «vår» is also «var» and «før» is also «for»: such words are left out on purpose.

use std::sync::LazyLock;

use super::words::Phrases;

/// Declares lists of phrases in three languages.
macro_rules! lists {
    ($($(#[$meta:meta])* $name:ident { nb: $nb:literal, nn: $nn:literal, en: $en:literal })+) => {$(
        $(#[$meta])*
        pub(super) static $name: LazyLock<Phrases> = LazyLock::new(|| Phrases::of([$nb, $nn, $en]));
    )+};
}

lists! {
    /// V4: words that begin neither with a verb nor with a noun phrase.
    NOT_AN_ACTION {
        nb: "at, det, dette, vi, jeg, man, hvis, dersom, når, fordi, kanskje, ikke, bare, må, bør, skal, kan, burde, vil,
            hva, hvordan, hvem, hvorfor, være, bli, ha",
        nn: "eg, me, om, berre, burde, kva, korleis, kven, kvifor, vere, vera, verte, bli, ikkje",
        en: "that, it, we, they, if, maybe, not, should, must, can, could, because, how, what, why, when, be"
    }

    /// V5: infinitives and imperatives. Forms that are also common nouns (plan, test, møte, svar) are left out.
    VERBS {
        nb: "lage, lag, skrive, skriv, kjøpe, holde, hold, gi, ta, sette, sett, henge, heng, sende, send, ringe, ring,
            invitere, inviter, innføre, innfør, gjennomføre, gjennomfør, arrangere, arranger, opprette, opprett,
            etablere, etabler, utarbeide, utarbeid, informere, informer, evaluere, evaluer, kartlegge, kartlegg,
            planlegge, planlegg, følge, følg, gå, bestille, bestill, skaffe, skaff, lære, lær, bruke, velge, velg, finne,
            finn, avtal, drøfte, drøft, diskutere, diskuter, fordele, endre, flytte, flytt, rydde, rydd, bygge, bygg,
            øve, dele, vise, legge, legg, oppdatere, oppdater, sjekke, kontakte, prøve, snakke, spørre, spør, rekruttere,
            rekrutter, ansette, tilby, besøke, kurse, trene, samle, pusse, montere, monter, starte, lese",
        nn: "halde, hald, gje, setje, set, hengje, ringje, skipe, skip, kartleggje, planleggje, følgje, følg, tinge, ting,
            velje, byggje, leggje, spørje, besøkje, kjøpe, merke, vise",
        en: "make, write, buy, hold, give, take, set, hang, send, call, invite, introduce, arrange, create, establish,
            inform, evaluate, appoint, find, choose, agree, discuss, move, build, show, update, contact, ask, teach,
            provide, organise, organize, prepare, hire, tell"
    }

    /// V5: what joins two measures in one sentence.
    AND { nb: "og, samt", nn: "", en: "and" }

    /// V5: what may stand between «og» and the second verb.
    AND_THEN { nb: "å, så, deretter, også", nn: "òg, deretter", en: "to, then, also" }

    /// V6: something that either is there or is not.
    DELIVERABLE {
        nb: "på plass, ferdig, ferdige, laget, finnes, henger, sendt, kjøpt, har fått, får tilbud, har hatt, har vært,
            har møtt, har lest, har gått, er i bruk, tas i bruk, tatt i bruk, gjennomført, bestilt, skrevet, vedtatt,
            montert, opprettet, utarbeidet, signert, tatt opp, delt ut, prøvd ut, funnet, valgt, avtalt, holdt, ryddet, flyttet,
            byttet, kjent for, alle vet, alle kan, alle har, alle får, alle er,
            ingen, kan vise, ligger i, ligger på, står i, står på, satt opp, innført, levert, hver vakt, hver av, nytt utstyr",
        nn: "ferdig, laga, finst, heng, kjøpt, har møtt, har lese, har gått, vore, teke i bruk, tinga, skrive, vedteke,
            oppretta, utarbeidd, signert, teke opp, delte ut, prøvde ut, funne, vald, halde, rydda, flytta, bytta, kjend for, alle veit, ligg i, ligg på, står i, sett opp, innført,
            får tilbod",
        en: "in place, finished, done, made, bought, sent, have had, has had, have been, have met, have read, in use,
            carried out, ordered, written, decided, installed, set up, signed, everyone has, everyone knows, everyone can,
            no one, nobody, on the wall, all have, delivered"
    }

    /// V6, V13, precision: how often.
    FREQUENCY {
        nb: "daglig, ukentlig, månedlig, kvartalsvis, halvårlig, årlig, årlige, månedlige, ukentlige, daglige, hver dag,
            hver *dag, hver uke, hver måned, hver vakt, hver natt, hver helg, hver time, hver # _, hver gang, hvert kvartal,
            hvert halvår, hvert år, hvert *møte, hver annen _, annenhver, annethvert, hver tredje _, hver fjerde _,
            første *dag, siste *dag, # ganger, en gang i, en gang per, ett møte i, ved hver, ved hvert, hver morgen,
            hver høst, hvert skift, ved vaktskifte",
        nn: "dagleg, kvar veke, vekentleg, månadleg, kvartalsvis, halvårleg, årleg, årlege, månadlege, kvar dag, kvar *dag,
            kvar månad, kvar vakt, kvar natt, kvar helg, kvar # _, kvar gong, kvart kvartal, kvart halvår, kvart år,
            kvart *møte, annankvar, annakvart, anna kvar, kvar tredje _, kvar fjerde _, # gonger, ein gong i, éin gong i,
            ved kvar, ved kvart, kvar morgon, fyrste *dag, ved vaktskifte",
        en: "daily, weekly, monthly, quarterly, yearly, annually, every day, every *day, every week, every month, every shift,
            every night, every weekend, every quarter, every year, every meeting, every # _, every other _, each week,
            each month, each shift, # times, once a, twice a, first *day, every time"
    }

    /// V6, V13: numbers in words that count something.
    COUNTED {
        nb: "minst en, minst ett, minst én, # *møte*, # *samtale*, # *dag*, # uker, # ukers, # måneder, # timer, # minutt*,
            # svar, # personer, # av, # ansatte, # *vakt*, # besøk, # kurs, # *rom, # stk, # nye, # faste, # ganger,
            halvparten, # lærlinger",
        nn: "minst ein, minst ei, minst eitt, # veker, # månader, # timar, # personar, # tilsette, # gonger, # nye, helvta,
            # minutt*",
        en: "at least one, # meetings, # talks, # days, # weeks, # months, # hours, # minutes, # people, # of, # staff,
            # shifts, # visits, # times, half of, # new"
    }

    /// V13, precision: a day, or a part of a year.
    DATE {
        nb: "januar, februar, mars, april, mai, juni, juli, august, september, oktober, november, desember, årsskift*, nyttår,
            til jul, innen jul, innen utgangen av, innen året, påske, innen påske, til sommeren, innen sommeren,
            sommerferien, til høsten, innen høsten, til våren, innen våren, uke #, neste år, i år, dette året, # kvartal,
            første kvartal, andre kvartal, tredje kvartal, fjerde kvartal, første halvår, andre halvår, innen *dag,
            denne måneden, neste måned, innen måneden",
        nn: "veke #, innan jul, innan utgangen av, innan året, til sommaren, innan sommaren, sommarferien, til hausten,
            innan hausten, innan påske, fyrste halvår, andre halvår, neste år, innan *dag, denne månaden, neste månad",
        en: "january, february, march, june, july, october, december, new year, by christmas, year end, end of the year,
            by the summer, by summer, by autumn, by spring, week #, next year, this year, # quarter, first quarter, by *day"
    }

    /// Precision: when, reckoned from something that happens.
    TIMING {
        nb: "innen # uker, innen # dager, innen # måneder, innen en uke, innen ei uke, innen en måned, etter # uker, etter # dager,
            samme dag, første dag, første uke, første uka, ved vaktstart, på slutten av vakta, ved vaktskifte, fast tid,
            faste tider, fast punkt",
        nn: "innan # veker, innan # dagar, innan # månader, innan ei veke, etter # veker, etter # dagar, same dag,
            fyrste dag, fyrste veka, ved vaktstart, faste tider",
        en: "within # weeks, within # days, within a week, after # weeks, same day, first day, first week, at fixed times,
            at handover"
    }

    /// V11: a first step that lies close.
    SOON {
        nb: "i dag, i morgen, i kveld, denne uka, denne uken, neste uke, innen *dag, på *dag, førstkommende, straks, med en gang,
            før helga, førstkommende",
        nn: "i morgon, denne veka, neste veke, innan *dag, på *dag, med ein gong",
        en: "today, tomorrow, tonight, this week, next week, by *day, on *day, at once, right away"
    }

    /// V13: words of vision and purpose.
    VAGUE {
        nb: "fokus*, satse på, satsing, styrk*, bedre, forbedr*, økt, økte, øke, bevissthet, bevisstgjør*, åpenhet, raushet,
            respekt, mer, trygghet, synliggjør*, jobbe med, arbeide med, bli flinkere, tilstrebe, holdninger, holdningsskapende,
            optimal*, videreutvikl*, tydeligere, gode rutiner, god kommunikasjon",
        nn: "styrkj*, betre, forbetr*, auka, auke, medvit, medvitne, openheit, rausheit, meir, tryggleik, synleggjer*,
            jobbe med, arbeide med, bli flinkare, haldningar, haldningsskapande, vidareutvikl*, tydelegare",
        en: "focus*, strengthen*, better, improv*, increas*, awareness, openness, generosity, respect, more, safety culture,
            work on, attitudes, optimis*, optimiz*, clearer"
    }

    /// V13: words that tell why rather than what.
    PURPOSE { nb: "for å, slik at, sånn at, for at, med mål om", nn: "slik at, for at, med mål om", en: "so that, in order to" }

    /// V7, V15, V16: absence.
    ABSENCE {
        nb: "*fravær, *fraværet, *fraværsprosent, *fraværsprosenten, *fraværsdager, *korttidsfravær*, *langtidsfravær*,
            fravær*tall*",
        nn: "*fråvær, *fråværet, *fråværsprosent, *fråværsprosenten, *fråværsdagar",
        en: "absence, absences, absenteeism, sick leave"
    }

    /// V7, V15, V16: presence.
    PRESENCE {
        nb: "*nærvær, *nærværet, *nærværsprosent, *nærværsprosenten",
        nn: "",
        en: "presence, attendance"
    }

    /// V7: words that turn absence into a goal.
    CHANGE {
        nb: "reduser*, senk*, minsk*, lavere, mindre, høyere, øke, økt, økes, halver*, få ned, ned med, ned til, skal ned, opp til,
            opp med, under #, over #",
        nn: "redusere*, lågare, mindre, høgare, auke, auka, skal ned, under #, over #",
        en: "reduce*, lower*, cut, decrease*, less, higher, increase*, halve*, bring down, below #, under #"
    }

    /// V7: what turns a sentence about absence into something other than a goal: «rutine ved fravær».
    ABOUT {
        nb: "om, ved, rundt, under, når, for, knyttet, grunnet",
        nn: "knytt, kring",
        en: "about, on, during, around, when, for"
    }

    /// V7: where a figure comes from.
    SOURCE {
        nb: "kilde*, ifølge, pai, nav, ssb, ks, statistikk*, *statistikken, *statistikk, hr, personalsystem*, lønnssystem*, visma,
            egne tall, egne lister, kommunens tall, våre tall, *rapport, *rapporten, *målt i, registrert i",
        nn: "kjelde*, ifølgje, eigne tal, tala til kommunen, *statistikken, lønssystem*",
        en: "source*, according to, statistics, payroll, our own figures, register*, hr, nav"
    }

    /// V7: the span a figure is of.
    PERIOD {
        nb: "kvartal*, *kvartal, halvår*, *halvår, i året, per år, hele året, årsgjennomsnitt*, siste år, siste # måneder,
            i snitt, gjennomsnitt*, per måned, i måneden, # måneder, fjoråret, i fjor, helårs*",
        nn: "heile året, siste # månader, per månad, i månaden, # månader",
        en: "quarter*, half year, per year, a year, last year, last # months, average, per month, # months"
    }

    /// V14: downwards.
    DOWN {
        nb: "reduser*, ned, senk*, minsk*, kutt*, lavere, mindre, færre, nedgang, reduksjon*, halver*, under",
        nn: "lågare, færre, nedgang, reduksjon*, redusere*",
        en: "reduc*, down, cut, lower*, decreas*, less, fewer, drop*, fall, below, under"
    }

    /// V14: upwards.
    UP {
        nb: "øke, øk, økes, økt, økning, opp, heve, hev, høyere, bedre, stige, over",
        nn: "auke, auk, auka, auking, høgare, heve, betre",
        en: "increas*, up, rais*, higher, improv*, grow*, above, over"
    }

    /// V14: what before a percentage makes it a level: «til 8 %».
    LEVEL_BEFORE {
        nb: "til, under, over, maks, maksimalt, minst, høyst, på, være, er, lik, rundt, ca, opptil, enn",
        nn: "til, høgst, vere",
        en: "to, under, over, below, above, at, max, least, most, is, be"
    }

    /// V14: where a change begins: «fra 9 %».
    FROM { nb: "fra", nn: "frå", en: "from" }

    /// V14: what before a percentage makes it a change even when «av» follows.
    BY { nb: "med", nn: "med", en: "by" }

    /// V14: what after a percentage makes it a share: «10 % av tida», «50 % stilling».
    SHARE { nb: "av, stilling*, post", nn: "", en: "of, position*" }

    /// V14: percent, relative or not.
    PERCENT { nb: "%, prosent, pst", nn: "", en: "percent, per cent" }

    /// V14: percentage points.
    POINTS { nb: "prosentpoeng, pp, % poeng", nn: "prosentpoeng", en: "percentage points, percentage point, points" }

    /// V15: no absence at all.
    ZERO {
        nb: "null *fravær, nullfravær*, ingen *fravær, 0 *fravær, 0 % *fravær, 0 prosent *fravær, fraværsfri*,
            fullt *nærvær, 100 % *nærvær, 100 prosent *nærvær",
        nn: "null *fråvær, nullfråvær*, ingen *fråvær, 0 *fråvær, 0 % *fråvær, 0 prosent *fråvær, fråværsfri*",
        en: "zero absence, no absence, zero sick leave, no sick leave, full attendance, 100 % attendance, 100 % presence"
    }

    /// V16: rewards.
    REWARD {
        nb: "*bonus*, premi*, gave, gaver, gavekort, gaven, belønn*, påskjønn*, vinner*, trekning*, lønnstillegg, blomster",
        nn: "*bonus*, premi*, gåve, gåver, gåvekort, lønn for, påskjøn*, løn for",
        en: "*bonus*, prize*, gift, gifts, reward*, voucher*"
    }

    /// V16: those a reward would go to.
    REWARDED {
        nb: "*fravær*, *nærvær*, *frisk, *friske, langtidsfrisk*, aldri syk, aldri syke, ikke syk, ikke syke",
        nn: "*fråvær*, *nærvær*, aldri sjuk, aldri sjuke",
        en: "*absence*, attendance, presence, healthy, never sick, never ill"
    }

    /// V16: taking people on.
    HIRE {
        nb: "ansett, ansette, ansettelse*, rekrutter*, nyansettelse*",
        nn: "tilsetje, tilset, tilsetjing*, rekrutter*",
        en: "hire, hiring, recruit*, employ"
    }

    /// V16: only some.
    HEALTHY_OR_YOUNG { nb: "frisk, friske, unge, ung, yngre", nn: "", en: "healthy, young, younger, fit" }

    /// V17: social events.
    SOCIAL {
        nb: "sosial*, *fest, *festen, julebord*, lønningspils, bowling, utflukt*, *tur, *turen, kake, *trivsel*, quiz*, pizza*,
            sommeravslutning",
        nn: "trivnad*, tur, utferd*, sommaravslutning",
        en: "social*, party, outing*, cake, quiz*"
    }

    /// V17: routines for calling in.
    CALL_IN {
        nb: "melde, meld, meldes, melding, *melderutine*, *meldingsrutine*, fraværsmelding*, *melding av, ringe inn, si fra,
            sykemelding, sykmelding",
        nn: "seie frå, fråværsmelding*, ringje inn",
        en: "call in, calling in, report absence, reporting absence, notify"
    }

    /// V18: one person, without a name.
    ONE_PERSON {
        nb: "hun, han, ham, henne, hennes, hans, vedkommende, den sykmeldte, den sykemeldte, sykmeldt, sykemeldt",
        nn: "ho, honom, hennar, vedkomande, den sjukmelde, sjukmeld, sjukmeldt",
        en: "she, he, him, his, hers, that person, the sick colleague"
    }

    /// V19: routines.
    ROUTINE {
        nb: "*rutine, *rutinen, *rutiner, *rutinene, retningslinje*, prosedyre*",
        nn: "*rutina, *rutinar, *rutinane",
        en: "routine*, guideline*, procedure*"
    }

    /// V19: how all get to know a routine.
    MADE_KNOWN {
        nb: "kjent, kjente, alle vet, opplæring*, *opplæring, informer*, informasjon*, gå gjennom, går gjennom, gjennomgå*, gjennomgang,
            *møte, *møtet, *møter, henge opp, henger, heng, plakat*, *tavla, *tavle, vaktskifte, kurs, øve, øver, lommekort*,
            *permen, introduksjon*, nyansatt*, vis alle, les*",
        nn: "kjend, kjende, alle veit, gå gjennom, heng*, *tavla, nytilsett*, opplæring*",
        en: "known, everyone knows, training, inform*, go through, walk through, poster*, *board, handover, meeting*, newcomer*"
    }

    /// V19: projects.
    PROJECT { nb: "prosjekt*, *prosjekt, *prosjektet, pilot, piloten", nn: "", en: "project*, pilot" }

    /// V19: what comes after a project.
    AFTERWARDS {
        nb: "viderefør*, fast ordning, faste ordninger, vanlig drift, ordinær drift, i drift, etter prosjektet, etter prøvetida,
            fortsett*, fortsetter, blir fast, årshjul*",
        nn: "vidarefør*, vanleg drift, ordinær drift, etter prøvetida, held fram, halde fram, blir fast",
        en: "carry on, carries on, continue*, permanent*, ordinary operation, after the project, afterwards"
    }

    /// R50: measures that may give others more to do.
    SHIFTS_LOAD {
        nb: "tilrettelegg*, *tilrettelegging, tilpasse, tilpasning*, bemanning*, *bemanning, *bemanningen, turnus*, *turnus, *turnusen,
            vikar*, ekstravakt*, avlast*, bytte vakt*, lettere oppgaver, omfordel*",
        nn: "tilretteleggj*, tilpass*, bemanning*, turnus*, vikar*, avlast*, lettare oppgåver",
        en: "adapt*, staffing, rota, rotas, substitute*, extra shift*, lighter tasks, relieve"
    }

    /// Precision: for whom.
    GROUPS {
        nb: "alle ansatte, ansatte, medarbeidere, medarbeiderne, assistenter, assistentene, *vakter, *vaktene, vikarer, vikarene,
            nyansatte, gravide, seniorer, seniorene, lærlinger, lærlingene, studenter, *pedagoger, *pedagogene, *pleiere,
            *pleierne, helsefagarbeider*, renholdere, renholderne, ledere, lederne, barnehagelærere, *lærerne, foreldre,
            yrkesgruppa, hele avdelingen, hele avdelinga, hele enheten, personalgruppa, hele personalgruppa, alle som, alle på,
            alle nye, alle vakter, alle avdelinger, alle skift, teamet, teamene, kveldsvaktene",
        nn: "alle tilsette, tilsette, medarbeidarar, assistentar, assistentane, *vaktene, vikarar, nytilsette, lærlingar,
            *pedagogar, *pleiarar, *pleiarane, reinhaldarar, leiarar, leiarane, heile avdelinga, heile eininga, personalgruppa",
        en: "all staff, staff, employees, assistants, night shifts, newcomers, pregnant, apprentices, students, teachers, nurses,
            cleaners, leaders, managers, parents, the whole unit, everyone who, everyone on, all new"
    }

    /// Precision: groups that are nobody in particular.
    VAGUE_GROUPS {
        nb: "utsatte grupper, utsatt gruppe, en utsatt gruppe, utsatte ansatte, sårbare grupper, sårbar gruppe, sårbare ansatte,
            risikogruppe*, de som trenger det, noen grupper",
        nn: "utsette grupper, utsett gruppe, utsette tilsette, sårbare grupper, dei som treng det",
        en: "vulnerable groups, vulnerable group, exposed groups, a vulnerable group, those who need it"
    }

    /// Precision: by which means.
    MEANS {
        nb: "ved å, ved hjelp av, ved at, gjennom, via, med, tilbud om, i form av",
        nn: "med hjelp av, gjennom, tilbod om",
        en: "through, by means of, by *ing, using, offer of"
    }

    /// Precision: after these, «med» and «gjennom» tell of company or reading, not of means.
    NOT_MEANS_AFTER {
        nb: "gå, går, gått, se, ser, sammen, samtale*, *samtale, *samtaler, prat, prate, prater, praten, snakke, snakker, møte, møter,
            kontakt, kontakten, avtale, avtaler, samarbeid*, dialog*, i, jobbe, jobber, arbeide, ned, opp, ferdig",
        nn: "sjå, ser, saman, gjekk, snakkar, arbeider, jobbar",
        en: "go, goes, look, together"
    }

    /// Precision: roles that can carry an activity, when they begin the sentence.
    DOERS {
        nb: "leder, lederen, *leder, *lederen, hver leder, nærmeste leder, styrer, styreren, verneombud*, tillitsvalgt*, hr, bht, nav,
            teamkoordinator*, kontaktperson*, påminner*, påminneren, arbeidsmiljøgruppa, arbeidsmiljøgruppen, vaktansvarlig*,
            *ansvarlig, primærkontakt*",
        nn: "leiar, leiaren, *leiar, *leiaren, næraste leiar, styrar*, verneombod*, tillitsvald*, påminnar*, vaktansvarleg*",
        en: "leader, manager, the leader, the manager, *manager, the safety representative, safety representative,
            union representative, team leader, hr"
    }
}

/// V18: common first names that are not words as well («Dag», «Liv», «Tone» and «Per» are), folded.
pub(super) const FIRST_NAMES: &[&str] = &[
    "agnes",
    "ahmed",
    "aisha",
    "alexander",
    "amalie",
    "anders",
    "andreas",
    "anita",
    "anna",
    "anne",
    "arne",
    "arvid",
    "ase",
    "ashild",
    "asne",
    "astrid",
    "bente",
    "berit",
    "camilla",
    "cecilie",
    "daniel",
    "einar",
    "eirik",
    "elin",
    "elisabeth",
    "ellen",
    "emil",
    "emma",
    "erik",
    "espen",
    "eva",
    "fatima",
    "filip",
    "fredrik",
    "frida",
    "frode",
    "geir",
    "gerd",
    "grete",
    "gunn",
    "gunnar",
    "guro",
    "hakon",
    "hanne",
    "harald",
    "heidi",
    "helene",
    "henrik",
    "hilde",
    "ida",
    "ingeborg",
    "inger",
    "ingrid",
    "ingunn",
    "ingvild",
    "ivar",
    "jakob",
    "john",
    "jon",
    "jonas",
    "jorgen",
    "jorunn",
    "julie",
    "kare",
    "kari",
    "karin",
    "kenneth",
    "kjell",
    "knut",
    "kristian",
    "kristin",
    "kristine",
    "laila",
    "lars",
    "leif",
    "lene",
    "linda",
    "magnus",
    "malin",
    "maren",
    "maria",
    "marianne",
    "marit",
    "marius",
    "martin",
    "mathias",
    "merete",
    "mette",
    "mohammed",
    "mona",
    "monica",
    "morten",
    "nils",
    "nina",
    "nora",
    "oda",
    "ola",
    "olav",
    "ole",
    "oskar",
    "oyvind",
    "petter",
    "piotr",
    "ragnhild",
    "randi",
    "roar",
    "rolf",
    "rune",
    "sara",
    "sigurd",
    "silje",
    "sindre",
    "siri",
    "sissel",
    "sofie",
    "solveig",
    "sondre",
    "stian",
    "sunniva",
    "svein",
    "sverre",
    "terje",
    "thea",
    "thomas",
    "tobias",
    "torbjorn",
    "tore",
    "tove",
    "trine",
    "trond",
    "turid",
    "unni",
    "vidar",
    "vigdis",
    "wenche",
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::fold::search_key;

    #[test]
    fn first_names_are_written_as_they_are_compared() {
        for name in FIRST_NAMES {
            assert_eq!(search_key(name), *name);
        }
    }
}
