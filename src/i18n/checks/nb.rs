//! Bokmål.

use super::{CheckTexts, named, number, quoted};
use crate::domain::facets::Direction;
use crate::domain::measure::Missing;
use crate::rules::measure_checks::{Data, GoalKind, GoalPart, Level};
use crate::rules::percent::{Change, Readings, Unit};
use crate::rules::precision::{Point, Rung};

fn goal_part(part: GoalPart) -> &'static str {
    match part {
        GoalPart::Source => "hvor tallet er hentet fra",
        GoalPart::Period => "hvilken tid det gjelder",
        GoalPart::Baseline => "nivået i dag",
        GoalPart::Target => "nivået dere vil nå",
    }
}

fn point(point: Point) -> &'static str {
    match point {
        Point::TargetGroup => "hvem det gjelder",
        Point::Number => "et tall, eller noe som kan ses",
        Point::Date => "en dato",
        Point::Means => "hvordan dere gjør det",
        Point::Doer => "hvem som gjør det, eller hvor ofte",
    }
}

fn percent(change: Change, readings: Option<Readings>) -> String {
    let number = |value| number(value, ",");
    let amount = number(change.amount);
    match (readings.map(|it| (it.relative, it.points)), change.unit) {
        (Some((Some(relative), Some(points))), _) => format!(
            "Mener dere {} % ({amount} % av dagens nivå) eller {} % ({amount} prosentpoeng)? \
             Skriv nivået dere vil nå.",
            number(relative),
            number(points)
        ),
        (Some((Some(relative), None)), _) => {
            format!(
                "Regnet av dagens nivå blir det {} %. Er det nivået dere vil nå? Skriv det.",
                number(relative)
            )
        }
        (Some((None, Some(points))), _) => {
            format!("Det blir {} %. Er det nivået dere vil nå? Skriv det.", number(points))
        }
        (Some((None, None)), _) => "Regnet ut blir nivået umulig. Hvilket nivå vil dere nå?".to_owned(),
        (None, Unit::Percent) => format!(
            "Er det {amount} % av dagens nivå, eller {amount} prosentpoeng? \
             Skriv hvor dere er i dag, og nivået dere vil nå."
        ),
        (None, Unit::Points) => "Hvor er dere i dag, og hvilket nivå vil dere nå?".to_owned(),
    }
}

fn ask(data: &Data) -> String {
    match data {
        Data::Missing(missing) => match missing {
            Missing::Responsible => "Hvem har ansvaret? Helst én rolle.".into(),
            Missing::ResponsibleNotOne => "Hvem av dere? Når alle har ansvaret, har ingen det.".into(),
            Missing::Deadline => "Når skal det være gjort?".into(),
            Missing::DeadlineBeforeMeeting => "Fristen er før møtet. Hvilken dag mener dere?".into(),
            Missing::FollowUp => "Når ser dere på det igjen?".into(),
            Missing::FollowUpBeforeMeeting => "Oppfølgingen er før møtet. Hvilken dag mener dere?".into(),
            Missing::FollowUpTooLate => "Kan dere se på det igjen innen 90 dager etter fristen?".into(),
            Missing::FirstStep => "Hva er det første noen gjør?".into(),
        },
        Data::NoCategory => "Hva slags tiltak er dette?".into(),
        Data::FewWords => "Hva skal gjøres, og for hvem? Skriv et par ord til.".into(),
        Data::NotAnAction(_) => "Kan setningen begynne med det dere skal gjøre?".into(),
        Data::TwoActions(first, second) => format!("Er «{first}» og «{second}» to tiltak?"),
        Data::NoSign => "Hvordan merker dere at det virker?".into(),
        Data::SignNotVisible => "Hva kan dere se eller telle når det virker?".into(),
        Data::AbsenceGoal(lacks) => {
            format!("Et mål for fravær eller nærvær trenger også {}.", named(lacks, goal_part, "og"))
        }
        Data::NoConsent => "Hvor mange støtter, kan leve med det, eller reserverer seg?".into(),
        Data::ConsentBeyondRoom(it) => format!("{} er talt, men bare {} er med i møtet.", it.counted, it.room),
        Data::Reserved(1) => "Én reserverer seg. Hva må endres for at alle kan leve med det?".into(),
        Data::Reserved(n) => format!("{n} reserverer seg. Hva må endres for at alle kan leve med det?"),
        Data::NoRepresentative => {
            "Er verneombud eller tillitsvalgt med? Hvis ikke: Hvordan får de være med på tiltakene?".into()
        }
        Data::ManyActive(n) => {
            format!("{n} tiltak er mange å holde i. Hvilke er viktigst? Resten kan parkeres.")
        }
        Data::OneOwner { who, owns, of } => {
            format!("{owns} av {of} tiltak ligger hos {who}. Kan noen andre ta ett?")
        }
        Data::ControlUnknown => "Rår dere over dette selv, eller må det løftes?".into(),
        Data::LiftedNowhere => "Hvem skal det løftes til?".into(),
        Data::DeadlineSoon(0) => "Fristen er samme dag som møtet. Rekker dere det?".into(),
        Data::DeadlineSoon(1) => "Fristen er dagen etter møtet. Rekker dere det?".into(),
        Data::DeadlineSoon(days) => format!("Fristen er {days} dager etter møtet. Rekker dere det?"),
        Data::DeadlineFar => "Det er over halvannet år til fristen. Hva kan være gjort før?".into(),
        Data::NothingSoon => "Hvilket tiltak kan dere begynne på innen to uker?".into(),
        Data::NotLinked => "Hvilket svar eller mål bygger dette på?".into(),
        Data::Aspiration(kind, words) => {
            let words = quoted(words, "«", "»", "og");
            match kind {
                GoalKind::Purpose => format!("{words} sier hvorfor. Hva vil dere se når det virker?"),
                GoalKind::Vision | GoalKind::Goal => format!("{words} er et ønske. Hva vil dere se?"),
            }
        }
        Data::Percent(change, readings) => percent(*change, *readings),
        Data::ZeroAbsence => {
            "Noen vil alltid bli syke, og press kan gjøre vondt verre. Hvilket nivå er riktig for dere?".into()
        }
        Data::SteepFall => {
            "Det er mer enn en halvering på ett år. Kan det gå uten at noen presses på jobb?".into()
        }
        Data::Reward(word) => format!(
            "«{word}» for å være på jobb kan presse dem som er syke. Kan dere heller gi noe alle kan bidra til?"
        ),
        Data::OnlyHealthy(_) => {
            "Å velge bare friske eller unge stenger andre ute. Kan dere også ha et mål om å inkludere?".into()
        }
        Data::OnlyComfort => {
            "Alle tiltakene handler om trivsel eller om å melde fravær. Er det noe i selve arbeidet dere vil endre? \
             Tiltaksbanken har forslag."
                .into()
        }
        Data::OnePerson(_, word) => {
            format!("Peker «{word}» på én person? Skriv det slik at det gjelder alle, eller ta det utenfor møtet.")
        }
        Data::RoutineUnknown => {
            "Hvordan blir alle kjent med rutinen, og hva gjør dere når den ikke blir fulgt?".into()
        }
        Data::ProjectEnds => "Hvem tar det videre når prosjektet er over?".into(),
        Data::ReasonNeeded => "Dette er avtalt. Hvorfor endres det?".into(),
        Data::Shifts => "Gjelder det også natt og helg?".into(),
        Data::MoreToDo => "Hvem kan få mer å gjøre, og hva kan de slippe?".into(),
        Data::InclusionBeside => "Fraværet skal ned. Hva viser samtidig at det er plass til dem som strever?".into(),
        Data::OneDirection(Direction::Strengthen) => "Alle tiltakene styrker noe. Hva tapper dere, som kan fjernes?".into(),
        Data::OneDirection(Direction::Remove) => "Alle tiltakene fjerner noe. Hva virker godt, som dere vil ha mer av?".into(),
    }
}

/// Why it is asked, and a better way.
#[rustfmt::skip] // a sentence to a line, so that the three languages can be read side by side
fn why(data: &Data) -> &'static str {
    match data {
        Data::Missing(missing) => match missing {
            Missing::Responsible => "Et tiltak ingen eier, blir liggende; skriv én rolle, for eksempel «fagleder dag».",
            Missing::ResponsibleNotOne => "Når flere har ansvaret, venter de på hverandre; velg én, og skriv gjerne en stedfortreder.",
            Missing::Deadline => "Uten dag blir det «en gang»; skriv for eksempel «om seks uker».",
            Missing::DeadlineBeforeMeeting => "En frist som er gått, kan ingen holde; skriv en dag som kommer.",
            Missing::FollowUp => "Det ingen ser på igjen, blir glemt; velg et møte dere har likevel.",
            Missing::FollowUpBeforeMeeting => "Ingen kan se tilbake før dere har begynt; velg et møte som kommer.",
            Missing::FollowUpTooLate => "Lenge etter fristen husker ingen hva som var avtalt; velg et møte nærmere fristen.",
            Missing::FirstStep => "Det er lettere å begynne når det første er lite og tydelig; skriv for eksempel «ringe vaktmesteren i morgen».",
        },
        Data::NoCategory => "Kategorien viser om tiltakene dekker flere sider av arbeidet; velg den som ligger nærmest.",
        Data::FewWords => "Om et halvt år skal noen som ikke var her, forstå det; skriv hva som gjøres, og hvor.",
        Data::NotAnAction(_) => "Et ønske kan ingen sette i gang; begynn med handlingen, for eksempel «Kjøp inn …» eller «Leder møter …».",
        Data::TwoActions(..) => "To ting med samme frist blir sjelden ferdige samtidig; del tiltaket om de kan gjøres hver for seg.",
        Data::NoSign => "Uten noe å se etter vet ingen om det virket; skriv for eksempel «9 av 10 vaktskifter har overlapp i februar».",
        Data::SignNotVisible => "En følelse er vanskelig å enes om etterpå; si hva noen kan se eller telle, for eksempel «lista henger på tavla».",
        Data::AbsenceGoal(_) => "Fravær måles på flere måter, og ulike tall kan ikke sammenlignes; skriv kilde, periode, nivået i dag og målet.",
        Data::NoConsent => "Et tiltak mange tviler på, blir sjelden gjort; la alle vise hva de mener, og skriv bare hvor mange.",
        Data::ConsentBeyondRoom(_) => "Ett svar for hver som er med, så tallet sier hvor mange som står bak; tell på nytt, eller rett oppmøtet.",
        Data::Reserved(_) => "De som tviler, ser ofte noe de andre ikke har sett; spør hva som må endres, og tell på nytt.",
        Data::NoRepresentative => "Verneombud og tillitsvalgte kjenner avtaler og planer som tiltakene må passe inn i; spør dem før noe settes i gang.",
        Data::ManyActive(_) => "Få tiltak blir gjort, mange blir liggende; hold på omtrent tre, og parkér resten.",
        Data::OneOwner { .. } => "Alt stopper om den ene blir borte; la noen andre ta ett, eller skriv en stedfortreder.",
        Data::ControlUnknown => "Det dere ikke rår over, må noen bære videre; velg ja, eller skriv hvem det løftes til.",
        Data::LiftedNowhere => "Det som løftes til ingen, kommer ikke tilbake; skriv for eksempel «AMU» eller «virksomhetsleder».",
        Data::DeadlineSoon(_) => "En frist som ryker, tar motet fra folk; velg en dag dere er sikre på.",
        Data::DeadlineFar => "Så langt fram mister alle det av syne; avtal noe mindre med en nærmere dag.",
        Data::NothingSoon => "Det som begynner med en gang, blir oftere gjort; la ett første skritt skje innen to uker.",
        Data::NotLinked => "De som foreslo det, vil se at det kom fra dem; knytt det til svaret eller målet det bygger på.",
        Data::Aspiration(..) => "Ingen kan se når et ønske er nådd; skriv hva dere vil gjøre, eller hva dere vil se når det er slik.",
        Data::Percent(..) => "20 % av 7 % er bare 1,4 prosentpoeng; et nivå og en dag kan ikke misforstås.",
        Data::ZeroAbsence => "Under det naturlige nivået gjør press mer skade enn nytte; velg et nivå som tåler at folk blir syke.",
        Data::SteepFall => "Så store fall kommer sjelden uten press; velg et mindre steg, og spør hva som må endres i arbeidet.",
        Data::Reward(_) => "Den som blir syk, taper på en slik premie; la den heller gjelde noe alle kan bidra til, uansett helse.",
        Data::OnlyHealthy(_) => "Det stenger folk ute som kunne gjort jobben; skriv hva jobben krever, og ha et mål om å inkludere.",
        Data::OnlyComfort => "Trivsel er godt, men virkningen alene er usikker; se om ett tiltak også kan endre noe i arbeidet.",
        Data::OnePerson(..) => "Det som gjelder én, hører ikke hjemme i en liste alle ser; skriv det som en ordning, eller ta det med leder.",
        Data::RoutineUnknown => "En rutine virker først når alle kjenner den og noen sier fra når den svikter; skriv hvor den blir gjort kjent.",
        Data::ProjectEnds => "Et prosjekt uten plan for hverdagen slutter når det er over; skriv hvem som fortsetter, og når det blir fast.",
        Data::ReasonNeeded => "De som avtalte det, skal kunne se hvorfor det er endret; en kort setning er nok.",
        Data::Shifts => "Natt og helg blir lett glemt når tiltak avtales på dagen; svar ja, eller avtal hva som gjelder for dem.",
        Data::MoreToDo => "Å lette for noen kan bety mer for andre; si hva som kan vente, og skriv det under ressurser.",
        Data::InclusionBeside => "Fravær kan synke fordi folk støtes ut; følg også noe som viser inkludering, som hvor mange som får tilrettelegging.",
        Data::OneDirection(Direction::Strengthen) => "Det som tapper, veier ofte tyngre enn det som gir; én plage mindre merkes fort.",
        Data::OneDirection(Direction::Remove) => "Det som virker, blir lett tatt for gitt; velg én ting dere vil ha mer av.",
    }
}

/// Bokmål.
pub static NB: CheckTexts = CheckTexts {
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
        Rung::Low => "lav",
        Rung::Middle => "middels",
        Rung::High => "høy",
    },
    more_precise: |missing| {
        if missing.is_empty() {
            String::new()
        } else {
            format!("Kan si mer om: {}", named(missing, point, "og"))
        }
    },
};
