//! Nynorsk.

use super::{CheckTexts, named, number, quoted};
use crate::domain::facets::Direction;
use crate::domain::measure::Missing;
use crate::rules::measure_checks::{Data, GoalKind, GoalPart, Level};
use crate::rules::percent::{Change, Readings, Unit};
use crate::rules::precision::{Point, Rung};

fn goal_part(part: GoalPart) -> &'static str {
    match part {
        GoalPart::Source => "kvar talet er henta frå",
        GoalPart::Period => "kva tid det gjeld",
        GoalPart::Baseline => "nivået i dag",
        GoalPart::Target => "nivået de vil nå",
    }
}

fn point(point: Point) -> &'static str {
    match point {
        Point::TargetGroup => "kven det gjeld",
        Point::Number => "eit tal, eller noko som kan sjåast",
        Point::Date => "ein dato",
        Point::Means => "korleis de gjer det",
        Point::Doer => "kven som gjer det, eller kor ofte",
    }
}

fn percent(change: Change, readings: Option<Readings>) -> String {
    let number = |value| number(value, ",");
    let amount = number(change.amount);
    match (readings.map(|it| (it.relative, it.points)), change.unit) {
        (Some((Some(relative), Some(points))), _) => format!(
            "Meiner de {} % ({amount} % av nivået i dag) eller {} % ({amount} prosentpoeng)? \
             Skriv nivået de vil nå.",
            number(relative),
            number(points)
        ),
        (Some((Some(relative), None)), _) => {
            format!(
                "Rekna av nivået i dag blir det {} %. Er det nivået de vil nå? Skriv det.",
                number(relative)
            )
        }
        (Some((None, Some(points))), _) => {
            format!("Det blir {} %. Er det nivået de vil nå? Skriv det.", number(points))
        }
        (Some((None, None)), _) => "Rekna ut blir nivået umogleg. Kva nivå vil de nå?".to_owned(),
        (None, Unit::Percent) => format!(
            "Er det {amount} % av nivået i dag, eller {amount} prosentpoeng? \
             Skriv kvar de er i dag, og nivået de vil nå."
        ),
        (None, Unit::Points) => "Kvar er de i dag, og kva nivå vil de nå?".to_owned(),
    }
}

fn ask(data: &Data) -> String {
    match data {
        Data::Missing(missing) => match missing {
            Missing::Responsible => "Kven har ansvaret? Helst éi rolle.".into(),
            Missing::ResponsibleNotOne => "Kven av dykk? Når alle har ansvaret, har ingen det.".into(),
            Missing::Deadline => "Når skal det vere gjort?".into(),
            Missing::DeadlineBeforeMeeting => "Fristen er før møtet. Kva dag meiner de?".into(),
            Missing::FollowUp => "Når ser de på det att?".into(),
            Missing::FollowUpBeforeMeeting => "Oppfølginga er før møtet. Kva dag meiner de?".into(),
            Missing::FollowUpTooLate => "Kan de sjå på det att innan 90 dagar etter fristen?".into(),
            Missing::FirstStep => "Kva er det første nokon gjer?".into(),
        },
        Data::NoCategory => "Kva slags tiltak er dette?".into(),
        Data::FewWords => "Kva skal gjerast, og for kven? Skriv eit par ord til.".into(),
        Data::NotAnAction(_) => "Kan setninga byrje med det de skal gjere?".into(),
        Data::TwoActions(first, second) => format!("Er «{first}» og «{second}» to tiltak?"),
        Data::NoSign => "Korleis merkar de at det verkar?".into(),
        Data::SignNotVisible => "Kva kan de sjå eller telje når det verkar?".into(),
        Data::AbsenceGoal(lacks) => {
            format!("Eit mål for fråvær eller nærvær treng òg {}.", named(lacks, goal_part, "og"))
        }
        Data::NoConsent => "Kor mange støttar, kan leve med det, eller reserverer seg?".into(),
        Data::ConsentBeyondRoom(it) => format!("{} er talde, men berre {} er med i møtet.", it.counted, it.room),
        Data::Reserved(1) => "Éin reserverer seg. Kva må endrast for at alle kan leve med det?".into(),
        Data::Reserved(n) => format!("{n} reserverer seg. Kva må endrast for at alle kan leve med det?"),
        Data::NoRepresentative => {
            "Er verneombod eller tillitsvald med? Om ikkje: Korleis får dei vere med på tiltaka?".into()
        }
        Data::ManyActive(n) => {
            format!("{n} tiltak er mange å halde i. Kva for nokre er viktigast? Resten kan parkerast.")
        }
        Data::OneOwner { who, owns, of } => {
            format!("{owns} av {of} tiltak ligg hos {who}. Kan nokon andre ta eitt?")
        }
        Data::ControlUnknown => "Rår de over dette sjølve, eller må det løftast?".into(),
        Data::LiftedNowhere => "Kven skal det løftast til?".into(),
        Data::DeadlineSoon(0) => "Fristen er same dag som møtet. Rekk de det?".into(),
        Data::DeadlineSoon(1) => "Fristen er dagen etter møtet. Rekk de det?".into(),
        Data::DeadlineSoon(days) => format!("Fristen er {days} dagar etter møtet. Rekk de det?"),
        Data::DeadlineFar => "Det er over halvtanna år til fristen. Kva kan vere gjort før?".into(),
        Data::NothingSoon => "Kva tiltak kan de byrje på innan to veker?".into(),
        Data::NotLinked => "Kva svar eller mål byggjer dette på?".into(),
        Data::Aspiration(kind, words) => {
            let words = quoted(words, "«", "»", "og");
            match kind {
                GoalKind::Purpose => format!("{words} seier kvifor. Kva vil de sjå når det verkar?"),
                GoalKind::Vision | GoalKind::Goal => format!("{words} er eit ønske. Kva vil de sjå?"),
            }
        }
        Data::Percent(change, readings) => percent(*change, *readings),
        Data::ZeroAbsence => {
            "Nokon vil alltid bli sjuke, og press kan gjere vondt verre. Kva nivå er rett for dykk?".into()
        }
        Data::SteepFall => {
            "Det er meir enn ei halvering på eitt år. Kan det gå utan at nokon blir pressa på jobb?".into()
        }
        Data::Reward(word) => format!(
            "«{word}» for å vere på jobb kan presse dei som er sjuke. Kan de heller gje noko alle kan bidra til?"
        ),
        Data::OnlyHealthy(_) => {
            "Å velje berre friske eller unge stengjer andre ute. Kan de òg ha eit mål om å inkludere?".into()
        }
        Data::OnlyComfort => {
            "Alle tiltaka handlar om trivsel eller om å melde fråvær. Er det noko i sjølve arbeidet de vil endre? \
             Tiltaksbanken har framlegg."
                .into()
        }
        Data::OnePerson(_, word) => {
            format!("Peikar «{word}» på éin person? Skriv det slik at det gjeld alle, eller ta det utanfor møtet.")
        }
        Data::RoutineUnknown => {
            "Korleis blir alle kjende med rutinen, og kva gjer de når han ikkje blir følgd?".into()
        }
        Data::ProjectEnds => "Kven tek det vidare når prosjektet er over?".into(),
        Data::ReasonNeeded => "Dette er avtalt. Kvifor blir det endra?".into(),
        Data::Shifts => "Gjeld det òg natt og helg?".into(),
        Data::MoreToDo => "Kven kan få meir å gjere, og kva kan dei sleppe?".into(),
        Data::InclusionBeside => "Fråværet skal ned. Kva viser samtidig at det er plass til dei som strevar?".into(),
        Data::OneDirection(Direction::Strengthen) => "Alle tiltaka styrkjer noko. Kva tappar dykk, som kan fjernast?".into(),
        Data::OneDirection(Direction::Remove) => "Alle tiltaka fjernar noko. Kva verkar godt, som de vil ha meir av?".into(),
    }
}

/// Why it is asked, and a better way.
#[rustfmt::skip] // a sentence to a line, so that the three languages can be read side by side
fn why(data: &Data) -> &'static str {
    match data {
        Data::Missing(missing) => match missing {
            Missing::Responsible => "Eit tiltak ingen eig, blir liggjande; skriv éi rolle, til dømes «fagleiar dag».",
            Missing::ResponsibleNotOne => "Når fleire har ansvaret, ventar dei på kvarandre; vel éin, og skriv gjerne ein stadfortredar.",
            Missing::Deadline => "Utan dag blir det «ein gong»; skriv til dømes «om seks veker».",
            Missing::DeadlineBeforeMeeting => "Ein frist som er gått, kan ingen halde; skriv ein dag som kjem.",
            Missing::FollowUp => "Det ingen ser på att, blir gløymt; vel eit møte de har likevel.",
            Missing::FollowUpBeforeMeeting => "Ingen kan sjå tilbake før de har byrja; vel eit møte som kjem.",
            Missing::FollowUpTooLate => "Lenge etter fristen hugsar ingen kva som var avtalt; vel eit møte nærare fristen.",
            Missing::FirstStep => "Det er lettare å byrje når det første er lite og tydeleg; skriv til dømes «ringje vaktmeisteren i morgon».",
        },
        Data::NoCategory => "Kategorien viser om tiltaka dekkjer fleire sider av arbeidet; vel den som ligg nærast.",
        Data::FewWords => "Om eit halvt år skal nokon som ikkje var her, forstå det; skriv kva som blir gjort, og kvar.",
        Data::NotAnAction(_) => "Eit ønske kan ingen setje i gang; byrj med handlinga, til dømes «Kjøp inn …» eller «Leiar møter …».",
        Data::TwoActions(..) => "To ting med same frist blir sjeldan ferdige samstundes; del tiltaket om dei kan gjerast kvar for seg.",
        Data::NoSign => "Utan noko å sjå etter veit ingen om det verka; skriv til dømes «9 av 10 vaktskifte har overlapp i februar».",
        Data::SignNotVisible => "Ei kjensle er vanskeleg å semjast om etterpå; sei kva nokon kan sjå eller telje, til dømes «lista heng på tavla».",
        Data::AbsenceGoal(_) => "Fråvær blir målt på fleire måtar, og ulike tal kan ikkje samanliknast; skriv kjelde, periode, nivået i dag og målet.",
        Data::NoConsent => "Eit tiltak mange tviler på, blir sjeldan gjort; lat alle vise kva dei meiner, og skriv berre kor mange.",
        Data::ConsentBeyondRoom(_) => "Eitt svar for kvar som er med, så talet seier kor mange som står bak; tel på nytt, eller rett oppmøtet.",
        Data::Reserved(_) => "Dei som tviler, ser ofte noko dei andre ikkje har sett; spør kva som må endrast, og tel på nytt.",
        Data::NoRepresentative => "Verneombod og tillitsvalde kjenner avtalar og planar som tiltaka må passe inn i; spør dei før noko blir sett i gang.",
        Data::ManyActive(_) => "Få tiltak blir gjorde, mange blir liggjande; hald på om lag tre, og parker resten.",
        Data::OneOwner { .. } => "Alt stoppar om den eine blir borte; lat nokon andre ta eitt, eller skriv ein stadfortredar.",
        Data::ControlUnknown => "Det de ikkje rår over, må nokon bere vidare; vel ja, eller skriv kven det blir løfta til.",
        Data::LiftedNowhere => "Det som blir løfta til ingen, kjem ikkje tilbake; skriv til dømes «AMU» eller «verksemdsleiar».",
        Data::DeadlineSoon(_) => "Ein frist som ryk, tek motet frå folk; vel ein dag de er sikre på.",
        Data::DeadlineFar => "Så langt fram mistar alle det av syne; avtal noko mindre med ein nærare dag.",
        Data::NothingSoon => "Det som byrjar med ein gong, blir oftare gjort; lat eitt første steg skje innan to veker.",
        Data::NotLinked => "Dei som føreslo det, vil sjå at det kom frå dei; knyt det til svaret eller målet det byggjer på.",
        Data::Aspiration(..) => "Ingen kan sjå når eit ønske er nådd; skriv kva de vil gjere, eller kva de vil sjå når det er slik.",
        Data::Percent(..) => "20 % av 7 % er berre 1,4 prosentpoeng; eit nivå og ein dag kan ikkje misforståast.",
        Data::ZeroAbsence => "Under det naturlege nivået gjer press meir skade enn nytte; vel eit nivå som toler at folk blir sjuke.",
        Data::SteepFall => "Så store fall kjem sjeldan utan press; vel eit mindre steg, og spør kva som må endrast i arbeidet.",
        Data::Reward(_) => "Den som blir sjuk, taper på ein slik premie; lat han heller gjelde noko alle kan bidra til, same kva helse dei har.",
        Data::OnlyHealthy(_) => "Det stengjer folk ute som kunne gjort jobben; skriv kva jobben krev, og ha eit mål om å inkludere.",
        Data::OnlyComfort => "Trivsel er godt, men verknaden åleine er usikker; sjå om eitt tiltak òg kan endre noko i arbeidet.",
        Data::OnePerson(..) => "Det som gjeld éin, høyrer ikkje heime i ei liste alle ser; skriv det som ei ordning, eller ta det med leiar.",
        Data::RoutineUnknown => "Ein rutine verkar først når alle kjenner han og nokon seier frå når han sviktar; skriv kvar han blir gjord kjend.",
        Data::ProjectEnds => "Eit prosjekt utan plan for kvardagen sluttar når det er over; skriv kven som held fram, og når det blir fast.",
        Data::ReasonNeeded => "Dei som avtala det, skal kunne sjå kvifor det er endra; ei kort setning er nok.",
        Data::Shifts => "Natt og helg blir lett gløymde når tiltak blir avtalte på dagen; svar ja, eller avtal kva som gjeld for dei.",
        Data::MoreToDo => "Å lette for nokon kan bety meir for andre; sei kva som kan vente, og skriv det under ressursar.",
        Data::InclusionBeside => "Fråvær kan søkke fordi folk blir støytte ut; følg òg noko som viser inkludering, som kor mange som får tilrettelegging.",
        Data::OneDirection(Direction::Strengthen) => "Det som tappar, veg ofte tyngre enn det som gir; éi plage mindre merkast fort.",
        Data::OneDirection(Direction::Remove) => "Det som verkar, blir lett teke for gitt; vel éin ting de vil ha meir av.",
    }
}

/// Nynorsk.
pub static NN: CheckTexts = CheckTexts {
    ask,
    why,
    level: |level| match level {
        Level::Stop => "må på plass",
        Level::Ask => "spørsmål",
        Level::Hint => "tips",
    },
    precision: "presisjon",
    score: |points| format!("{points} av 5"),
    point,
    rung: |rung| match rung {
        Rung::Low => "låg",
        Rung::Middle => "middels",
        Rung::High => "høg",
    },
    more_precise: |missing| {
        if missing.is_empty() {
            String::new()
        } else {
            format!("Kan seie meir om: {}", named(missing, point, "og"))
        }
    },
};
