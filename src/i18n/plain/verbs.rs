//! The commands of the line-by-line front in words.

use crate::plain::verbs::{Verb, VerbWords};

/// Declares a command in the three languages: what is said, what follows, what it does. Commands of the full screen
/// say what they do in the table they share with it.
macro_rules! verbs {
    ($($verb:ident: ($nb:literal, $nb_takes:literal, $nb_does:literal),
        ($nn:literal, $nn_takes:literal, $nn_does:literal),
        ($en:literal, $en_takes:literal, $en_does:literal);)+) => {
        pub(super) fn nb(verb: Verb) -> VerbWords {
            match verb { $(Verb::$verb => VerbWords { words: $nb, takes: $nb_takes, does: $nb_does }),+ }
        }
        pub(super) fn nn(verb: Verb) -> VerbWords {
            match verb { $(Verb::$verb => VerbWords { words: $nn, takes: $nn_takes, does: $nn_does }),+ }
        }
        pub(super) fn en(verb: Verb) -> VerbWords {
            match verb { $(Verb::$verb => VerbWords { words: $en, takes: $en_takes, does: $en_does }),+ }
        }
    };
}

verbs! {
    Help: ("hjelp", "ord", "les kommandoene, eller det som står om ett ord"),
        ("hjelp", "ord", "les kommandoane, eller det som står om eitt ord"),
        ("help", "word", "read the commands, or what there is about one word");
    Where: ("hvor|her", "", "hvor dere er"),
        ("kvar|her", "", "kvar de er"),
        ("where|here", "", "where you are");
    Question: ("spørsmålet|om spørsmålet", "", "les spørsmålet igjen, med hjelp til deg som leder samtalen"),
        ("spørsmålet|om spørsmålet", "", "les spørsmålet att, med hjelp til deg som leier samtalen"),
        ("question", "", "read the question again, with help for you who lead the talk");
    Lines: ("linjer|svar", "", "les det som er skrevet her"),
        ("linjer|svar", "", "les det som er skrive her"),
        ("lines|answers", "", "read what has been written here");
    NextQuestion: ("neste", "", "neste spørsmål eller tiltak"),
        ("neste", "", "neste spørsmål eller tiltak"),
        ("next", "", "next question or measure");
    PreviousQuestion: ("forrige", "", "forrige spørsmål eller tiltak"),
        ("førre", "", "førre spørsmål eller tiltak"),
        ("previous|back", "", "previous question or measure");
    FindQuestion: ("gå|gå til", "7", "til spørsmål 7, eller til spørsmålet med disse ordene"),
        ("gå|gå til", "7", "til spørsmål 7, eller til spørsmålet med desse orda"),
        ("go|go to", "7", "to question 7, or to the question with these words");
    SearchAll: ("søk", "rapport", "let etter ord i alle møter"),
        ("søk", "rapport", "leit etter ord i alle møte"),
        ("search", "handover", "look for words in all meetings");
    LookOver: ("se over", "", "hør hvor noe kan gjelde én person, før skjermen vises i rommet"),
        ("sjå over", "", "høyr kvar noko kan gjelde éin person, før skjermen blir vist i rommet"),
        ("look over", "", "hear where something could be about one person, before the room sees the screen");
    NextGroup: ("bord", "2", "skriv for bord 2; uten tall: neste bord"),
        ("bord", "2", "skriv for bord 2; utan tal: neste bord"),
        ("table", "2", "write for table 2; without a number: the next table");
    Plenary: ("plenum", "", "skriv for hele rommet"),
        ("plenum", "", "skriv for heile rommet"),
        ("plenary", "", "write for the whole room");
    ShowCloth: ("duken", "", "les hele duken og hvor langt dere er kommet"),
        ("duken", "", "les heile duken og kor langt de er komne"),
        ("cloth", "", "read the whole cloth and how far you have come");
    Undo: ("angre", "", ""),
        ("angre", "", ""),
        ("undo", "", "");
    Redo: ("gjør om", "", ""),
        ("gjer om", "", ""),
        ("redo", "", "");
    EditLine: ("endre", "3 ny tekst", ""),
        ("endre", "3 ny tekst", ""),
        ("edit|change", "3 new text", "");
    DeleteLine: ("slett", "3", ""),
        ("slett", "3", ""),
        ("delete", "3", "");
    Star: ("felles", "3", "dette er vi enige om, av og på"),
        ("felles", "3", "dette er vi einige om, av og på"),
        ("common", "3", "we agree on this, on and off");
    Gather: ("samle", "1,3 overskrift", "samle linjer under en overskrift"),
        ("samle", "1,3 overskrift", "samle linjer under ei overskrift"),
        ("gather", "1,3 heading", "gather lines under a heading");
    Ungather: ("løs", "1,3", ""),
        ("løys", "1,3", ""),
        ("ungather", "1,3", "");
    RenameHeading: ("overskrift", "3 nye ord", "endre overskriften som linje 3 ligger under"),
        ("overskrift", "3 nye ord", "endre overskrifta som linje 3 ligg under"),
        ("heading", "3 new words", "reword the heading that line 3 is under");
    MergeLines: ("slå sammen", "1,3", "gjør linjene til én"),
        ("slå saman", "1,3", "gjer linjene til éi"),
        ("merge", "1,3", "make one line of them");
    DuplicateLine: ("kopier", "3", ""),
        ("kopier", "3", ""),
        ("copy", "3", "");
    MoveToGroup: ("flytt", "3 2", "flytt linje 3 til bord 2"),
        ("flytt", "3 2", "flytt linje 3 over til bord 2"),
        ("move", "3 2", "move line 3 to table 2");
    LineUp: ("opp", "3", "flytt linja eller tiltaket ett hakk opp"),
        ("opp", "3", "flytt linja eller tiltaket eitt hakk opp"),
        ("up", "3", "move the line or the measure one step up");
    LineDown: ("ned", "3", "flytt linja eller tiltaket ett hakk ned"),
        ("ned", "3", "flytt linja eller tiltaket eitt hakk ned"),
        ("down", "3", "move the line or the measure one step down");
    SwayOwn: ("rår over", "3", "dette rår vi over selv, av og på"),
        ("rår over", "3", "dette rår vi over sjølve, av og på"),
        ("ours", "3", "within our control, on and off");
    SwayLift: ("må løftes", "3", "dette må løftes, av og på"),
        ("må løftast", "3", "dette må løftast, av og på"),
        ("raise", "3", "must be raised, on and off");
    SetNature: ("merk", "3 styrke", "merk linja som styrke, utfordring, idé eller fakta; uten ord: ta bort merket"),
        ("merk", "3 styrke", "merk linja som styrke, utfordring, idé eller fakta; utan ord: ta bort merket"),
        ("mark", "3 strength", "mark the line as strength, challenge, idea or fact; without a word: take the mark away");
    TagLine: ("merkelapp", "3 turnus, natt", ""),
        ("merkelapp", "3 turnus, natt", ""),
        ("tag", "3 rota, night", "");
    SkipQuestion: ("hopp over", "grunn", "hopp over spørsmålet; grunnen kan utelates"),
        ("hopp over", "grunn", "hopp over spørsmålet; grunnen kan utelatast"),
        ("skip", "reason", "skip the question; the reason may be left out");
    Postpone: ("utsett", "grunn", "ta spørsmålet senere"),
        ("utset", "grunn", "ta spørsmålet seinare"),
        ("postpone", "reason", "take the question later");
    NotRelevant: ("gjelder ikke", "grunn", "spørsmålet gjelder ikke dere"),
        ("gjeld ikkje", "grunn", "spørsmålet gjeld ikkje dykk"),
        ("not relevant", "reason", "the question does not concern you");
    LeaveOut: ("ta ut", "grunn", "ta spørsmålet ut av planen"),
        ("ta ut", "grunn", "ta spørsmålet bort frå planen"),
        ("leave out", "reason", "leave the question out of the plan");
    AskAfterAll: ("still likevel", "", "still spørsmålet likevel"),
        ("still likevel", "", "still spørsmålet likevel"),
        ("ask after all", "", "ask the question after all");
    AddQuestion: ("eget spørsmål", "tekst", ""),
        ("eige spørsmål", "tekst", ""),
        ("own question", "text", "");
    TogglePart: ("tema", "ja", "om temaet gjelder dere: ja eller nei"),
        ("tema", "ja", "om temaet gjeld dykk: ja eller nei"),
        ("theme", "yes", "whether the theme concerns you: yes or no");
    Timer: ("klokka", "", ""),
        ("klokka", "", ""),
        ("clock", "", "");
    NextPhase: ("fase", "", ""),
        ("fase", "", ""),
        ("phase", "", "");
    ShowResult: ("vis resultatet", "", ""),
        ("vis resultatet", "", ""),
        ("show the result", "", "");
    Hide: ("skjul", "", "skjul det rommet ser, og vis det igjen"),
        ("skjul", "", "skjul det rommet ser, og vis det att"),
        ("hide", "", "hide what the room sees, and show it again");
    MoreMinutes: ("minutter", "5", "gi spørsmålet 5 minutter til"),
        ("minutt", "5", "gi spørsmålet 5 minutt til"),
        ("minutes", "5", "give the question 5 minutes more");
    Roles: ("roller", "", ""),
        ("roller", "", ""),
        ("roles", "", "");
    SkipSeat: ("hopp over sete", "", ""),
        ("hopp over sete", "", ""),
        ("skip seat", "", "");
    SwapRoles: ("bytt roller", "", ""),
        ("byt roller", "", ""),
        ("swap roles", "", "");
    SecondRound: ("andre runde", "", ""),
        ("andre runde", "", ""),
        ("second round", "", "");
    TablesReady: ("klare", "3", "hvor mange bord som er klare; uten tall bordet dere er ved"),
        ("klare", "3", "kor mange bord som er klare; utan tal bordet de er ved"),
        ("ready", "3", "how many tables are ready; without a number the table where you are");
    Heard: ("hørt", "", ""),
        ("høyrt", "", ""),
        ("heard", "", "");
    Break: ("pause", "14.30", "pause til et klokkeslett, eller så mange minutter; uten noe er pausen slutt"),
        ("pause", "14.30", "pause til eit klokkeslett, eller så mange minutt; utan noko er pausen slutt"),
        ("break", "14:30", "a break until a time, or for so many minutes; without either the break is over");
    Attendance: ("oppmøte", "18 av 23", "hvor mange som er her, av hvor mange inviterte"),
        ("oppmøte", "18 av 23", "kor mange som er her, av kor mange inviterte"),
        ("attendance", "18 of 23", "how many are here, of how many invited");
    PartAttendance: ("med på delen", "15", "hvor mange som er med på denne delen, når noen kom eller gikk"),
        ("med på delen", "15", "kor mange som er med på denne delen, når nokon kom eller gjekk"),
        ("in this part", "15", "how many take part in this part, when somebody came or left");
    CheckIn: ("innsjekk", "4435", "hvordan det er å være her: ett tall fra 1 til 5 for hver, 0 for vil ikke si"),
        ("innsjekk", "4435", "korleis det er å vere her: eitt tal frå 1 til 5 for kvar, 0 for vil ikkje seie"),
        ("check-in", "4435", "how it is to be here: one digit from 1 to 5 for each, 0 for rather not say");
    CheckOut: ("utsjekk", "4455", "det samme når dere går"),
        ("utsjekk", "4455", "det same når de går"),
        ("check-out", "4455", "the same when you leave");
    ShowAgreed: ("enige om", "", ""),
        ("einige om", "", ""),
        ("agreed so far", "", "");
    Preflight: ("sjekkliste", "", ""),
        ("sjekkliste", "", ""),
        ("checklist", "", "");
    Pace: ("tid|hvordan ligger vi an", "", "hvordan dere ligger an, og hva som kan vente; med et tall tas det spørsmålet ut"),
        ("tid|korleis ligg vi an", "", "korleis de ligg an, og kva som kan vente; med eit tal blir det spørsmålet teke ut"),
        ("time|how are we doing", "", "how you are doing for time, and what can wait; with a number, that question is taken out");
    QuickMeasure: ("tiltak", "3", "tiltak av linje 3, eller av teksten du skriver"),
        ("tiltak", "3", "tiltak av linje 3, eller av teksten du skriv"),
        ("measure", "3", "a measure from line 3, or from the text you write");
    ShowReview: ("tiltakene fra før|gjennomgang", "2", "se på tiltakene fra før, ett om gangen; i lista over møter: for enheten til møte 2"),
        ("tiltaka frå før|gjennomgang", "2", "sjå på tiltaka frå før, eitt om gongen; i lista over møte: for eininga til møte 2"),
        ("earlier measures|review", "2", "look at the measures agreed earlier, one at a time; in the list of meetings: for the unit of meeting 2");
    ShowMeasures: ("tiltakene", "", ""),
        ("tiltaka", "", ""),
        ("measures", "", "");
    ShowFollowUp: ("oppfølging", "ord", "les de åpne tiltakene fra alle møter, eller dem med disse ordene"),
        ("oppfølging", "ord", "les dei opne tiltaka frå alle møte, eller dei med desse orda"),
        ("follow-up", "words", "read the open measures of all meetings, or those with these words");
    OpenMeasure: ("åpne", "2", "åpne tiltak 2 for å fylle det ut"),
        ("opne", "2", "opne tiltak 2 for å fylle det ut"),
        ("open", "2", "open measure 2 to fill it in");
    Check: ("sjekk", "2", "les det tiltaket ennå kan ha godt av"),
        ("sjekk", "2", "les det tiltaket enno kan ha godt av"),
        ("check", "2", "read what the measure could still do with");
    Agree: ("enige", "2", ""),
        ("einige", "2", ""),
        ("agree", "2", "");
    Park: ("parker", "2 grunn", ""),
        ("parker", "2 grunn", ""),
        ("park", "2 reason", "");
    Drop: ("forkast", "2 grunn", ""),
        ("forkast", "2 grunn", ""),
        ("drop", "2 reason", "");
    TakeUp: ("ta opp", "2", ""),
        ("ta opp", "2", ""),
        ("take up", "2", "");
    StartMeasure: ("i gang", "2", "arbeidet med tiltaket har begynt"),
        ("i gang", "2", "arbeidet med tiltaket har byrja"),
        ("begun", "2", "work on the measure has begun");
    Finish: ("ferdig", "2 fredag", "tiltaket er gjennomført; uten dato: i dag"),
        ("ferdig", "2 fredag", "tiltaket er gjennomført; utan dato: i dag"),
        ("done", "2 Friday", "the measure is done; without a date: today");
    Evaluate: ("vurder", "2 ja, og hvorfor", "om tiltaket hjalp: ja, delvis, nei eller for tidlig"),
        ("vurder", "2 ja, og kvifor", "om tiltaket hjelpte: ja, delvis, nei eller for tidleg"),
        ("evaluate", "2 yes, and why", "whether the measure helped: yes, partly, no or too early");
    MoveDeadline: ("flytt frist", "2 15. juni: grunn", "flytt fristen; den første blir tatt vare på"),
        ("flytt frist", "2 15. juni: grunn", "flytt fristen; den første blir teken vare på"),
        ("move deadline", "2 15 June: reason", "move the deadline; the first one is kept");
    TickStep: ("kryss", "2 1", "kryss av delsteg 1 i tiltak 2, eller ta bort krysset"),
        ("kryss", "2 1", "kryss av delsteg 1 i tiltak 2, eller ta krysset bort"),
        ("tick", "2 1", "tick step 1 of measure 2, or take the tick away");
    Comment: ("kommentar", "2 tekst", ""),
        ("kommentar", "2 tekst", ""),
        ("comment", "2 text", "");
    Timeline: ("historikk", "2", ""),
        ("historikk", "2", ""),
        ("history", "2", "");
    DeleteMeasure: ("slett tiltak", "2", ""),
        ("slett tiltak", "2", ""),
        ("delete measure", "2", "");
    RestoreMeasure: ("hent tilbake", "", ""),
        ("hent tilbake", "", ""),
        ("take back", "", "");
    MergeMeasures: ("slå sammen tiltak", "1,3", ""),
        ("slå saman tiltak", "1,3", ""),
        ("merge measures", "1,3", "");
    ShowVote: ("avstemning|stem", "24 3", "stem over forslagene: hvor mange som stemmer, og stemmer til hver; uten tall: les stemmene"),
        ("avrøysting|røyst", "24 3", "røyst over framlegga: kor mange som røystar, og røyster til kvar; utan tal: les røystene"),
        ("vote", "24 3", "vote on the proposals: how many vote, and votes for each; without numbers: read the votes");
    CastVotes: ("stemmer", "2 11", "tiltak 2 har fått elleve stemmer"),
        ("røyster", "2 11", "tiltak 2 har fått elleve røyster"),
        ("votes", "2 11", "measure 2 has got eleven votes");
    EndRound: ("avslutt avstemning|avslutt runden", "", ""),
        ("avslutt avrøysting|avslutt runden", "", ""),
        ("end the vote|end the round", "", "");
    DeleteRound: ("slett avstemning|slett runden", "", ""),
        ("slett avrøysting|slett runden", "", ""),
        ("delete the vote|delete the round", "", "");
    SplitMeasure: ("del tiltak", "2 del; del", ""),
        ("del tiltak", "2 del; del", ""),
        ("split measure", "2 part; part", "");
    Matrix: ("gevinst og innsats|matrise", "", ""),
        ("gevinst og innsats|matrise", "", ""),
        ("benefit and effort|matrix", "", "");
    Coverage: ("dekning", "", ""),
        ("dekning", "", ""),
        ("coverage", "", "");
    Lifted: ("løftet", "", ""),
        ("løfta", "", ""),
        ("lifted|raised", "", "");
    Bank: ("banken", "ord", "let etter tiltak andre har prøvd; uten ord: de som ofte passer her"),
        ("banken", "ord", "leit etter tiltak andre har prøvd; utan ord: dei som ofte passar her"),
        ("bank", "words", "search measures others have tried; without words: those that often fit here");
    TakeFromBank: ("velg", "3", "foreslå det tredje av tiltakene fra banken"),
        ("vel", "3", "foreslå det tredje av tiltaka frå banken"),
        ("pick", "3", "propose the third of the measures from the bank");
    Keeps: ("bevar", "tekst", "skriv noe dere vil bevare; uten tekst: les lista"),
        ("ta vare på", "tekst", "skriv noko de vil ta vare på; utan tekst: les lista"),
        ("keep", "text", "write something you want to keep; without text: read the list");
    DeleteKeep: ("ikke bevar", "2", "ta bort nummer 2 fra den lista"),
        ("ikkje ta vare på", "2", "ta bort nummer 2 frå den lista"),
        ("not keep", "2", "take number 2 off that list");
    ReadBack: ("les opp", "1", "les opp tiltak 1, som rommet ser stort; uten tall: alle"),
        ("les opp", "1", "les opp tiltak 1, som rommet ser stort; utan tal: alle"),
        ("read back", "1", "read measure 1 back, which the room sees large; without a number: all");
    Confirm: ("bekreft", "1", "rommet er enig i tiltak 1, slik det ble lest opp"),
        ("stadfest", "1", "rommet er einig i tiltak 1, slik det vart lese opp"),
        ("confirm", "1", "the room agrees with measure 1 as it was read");
    ConfirmChanged: ("endret", "1", "tiltak 1 ble endret, og rommet er enig"),
        ("endra", "1", "tiltak 1 vart endra, og rommet er einig"),
        ("changed", "1", "measure 1 was changed, and the room agrees");
    Disagree: ("ikke enige|ikke enig", "1 for kort frist", "rommet er ikke enig i tiltak 1; saken, ikke hvem"),
        ("ikkje einige|ikkje einig", "1 for kort frist", "rommet er ikkje einig i tiltak 1; saka, ikkje kven"),
        ("not agreed", "1 too little time", "the room does not agree with measure 1; the matter, not who");
    ShowDecisions: ("beslutninger", "", "les hva som er bestemt om hvert tiltak"),
        ("avgjerder", "", "les kva som er avgjort om kvart tiltak"),
        ("decisions", "", "read what is decided about each measure");
    ParkTopic: ("parkér tema|parkeringsplass", "parkering om vinteren", "legg et tema til side til slutten"),
        ("parker tema|parkeringsplass", "parkering om vinteren", "legg eit tema til side til slutten"),
        ("park topic", "parking in winter", "put a topic aside until the end");
    ShowTopics: ("parkerte tema|parkerte", "", "les temaene som er parkert"),
        ("parkerte tema|parkerte", "", "les temaa som er parkerte"),
        ("parked topics|parked", "", "read the topics that are parked");
    TopicToMeasure: ("parkert til tiltak", "1", "tema 1 blir et tiltak; med enda et tall: hører til det tiltaket"),
        ("parkert til tiltak", "1", "tema 1 blir eit tiltak; med endå eit tal: høyrer til det tiltaket"),
        ("parked to measure", "1", "topic 1 becomes a measure; with one more number: belongs to that measure");
    DropTopic: ("parkert bort", "1 grunn", "tema 1 tas ikke videre"),
        ("parkert bort", "1 grunn", "tema 1 blir ikkje teke vidare"),
        ("parked away", "1 reason", "topic 1 is taken no further");
    CloseSession: ("avslutt", "", "sjekkliste, spørsmål til slutt, og så avslutte møtet"),
        ("avslutt", "", "sjekkliste og spørsmål til slutt, så blir møtet avslutta"),
        ("close", "", "checklist, closing questions, and then closing the meeting");
    KeyInSheets: ("ark|skriv inn ark", "K7-M4P-3C", "skriv inn ark fra bordene, ett for ett; tom linje går videre"),
        ("ark|skriv inn ark", "K7-M4P-3C", "skriv inn ark frå borda, eitt for eitt; tom linje går vidare"),
        ("sheets|sheet|key in sheets", "K7-M4P-3C", "key in sheets from the tables, one by one; an empty line goes on");
    Export: ("fil", "tiltak xlsx navn", ""),
        ("fil", "tiltak xlsx namn", ""),
        ("file", "actions xlsx name", "");
    Reopen: ("åpne igjen", "grunn", ""),
        ("opne att", "grunn", ""),
        ("reopen", "reason", "");
    ShowPrepare: ("møtet|forberedelse", "", "roller, plan, bord og datoer for møtet"),
        ("møtet|førebuing", "", "roller, plan, bord og datoar for møtet"),
        ("meeting|preparation", "", "roles, plan, tables and dates of the meeting");
    EditUnit: ("enheten", "navn: Solbakken", "les om enheten, eller endre navn, kommune, vakter"),
        ("eininga", "namn: Solbakken", "les om eininga, eller endre namn, kommune, vakter"),
        ("unit", "name: Solbakken", "read about the unit, or change its name, municipality, shifts");
    Sitting: ("samling", "2", "gå til samling 2; uten tall: les samlingene"),
        ("samling", "2", "gå til samling 2; utan tal: les samlingane"),
        ("sitting", "2", "go to sitting 2; without a number: read the sittings");
    AddSitting: ("ny samling", "kveld", "legg til en samling"),
        ("ny samling", "kveld", "legg til ei samling"),
        ("new sitting", "evening", "add a sitting");
    LateInput: ("sene innspill", "", "legg til en runde for dem som ikke kunne komme"),
        ("seine innspel", "", "legg til ein runde for dei som ikkje kunne kome"),
        ("late input", "", "add a round for those who could not come");
    Recap: ("så langt", "", ""),
        ("så langt", "", ""),
        ("so far", "", "");
    ShowTrend: ("utvikling|fra møte til møte", "", ""),
        ("utvikling|frå møte til møte", "", ""),
        ("trend|from meeting to meeting", "", "");
    ShowFigures: ("tall", "", ""),
        ("tal", "", ""),
        ("figures", "", "");
    CompareMeetings: ("sammenlign", "", ""),
        ("samanlikn", "", ""),
        ("compare", "", "");
    ShowStates: ("tidligere utgaver|utgaver", "", ""),
        ("tidlegare utgåver|utgåver", "", ""),
        ("earlier versions|versions", "", "");
    ShowHistory: ("møtets historikk|hva har skjedd", "", ""),
        ("historikken til møtet|kva har hendt", "", ""),
        ("history of the meeting|what has happened", "", "");
    Beside: ("side om side", "", ""),
        ("side om side", "", ""),
        ("side by side", "", "");
    GroundRules: ("spilleregler", "", ""),
        ("spelereglar", "", ""),
        ("ground rules", "", "");
    ReadOut: ("lest opp", "", "du har lest opp formål og spilleregler"),
        ("lese opp", "", "du har lese opp føremål og spelereglar"),
        ("read out", "", "you have read purpose and ground rules out");
    RoutingCard: ("enkeltsak", "", ""),
        ("enkeltsak", "", ""),
        ("single case", "", "");
    TakeDraft: ("ta med", "", "lagre det du holdt på å skrive"),
        ("ta med", "", "lagre det du heldt på å skrive"),
        ("take in", "", "save what you were writing");
    ForgetDraft: ("glem", "", "kast det du holdt på å skrive"),
        ("gløym", "", "kast det du heldt på å skrive"),
        ("forget", "", "throw away what you were writing");
    NextLanguage: ("språk", "nn", ""),
        ("språk", "nb", ""),
        ("language", "nb", "");
    CloneSession: ("likt", "2", "nytt møte etter nummer 2 i lista over møter"),
        ("likt", "2", "nytt møte etter nummer 2 i lista over møte"),
        ("like", "2", "a new meeting like number 2 in the list of meetings");
    ImportSession: ("hent inn", "kveld.toml", ""),
        ("hent inn", "kveld.toml", ""),
        ("bring in", "evening.toml", "");
    SaveElsewhere: ("lagre et annet sted", "møter.db", ""),
        ("lagre ein annan stad", "møte.db", ""),
        ("save somewhere else", "meetings.db", "");
    MakeBackup: ("sikkerhetskopi|ta sikkerhetskopi", "", ""),
        ("tryggingskopi|ta tryggingskopi", "", ""),
        ("backup", "", "");
    RestoreBackup: ("hent sikkerhetskopi", "", "ta i bruk en sikkerhetskopi i stedet for fila, fra lista over møter"),
        ("hent tryggingskopi", "", "ta i bruk ein tryggingskopi i staden for fila, frå lista over møte"),
        ("restore backup", "", "use a backup in place of the file, from the list of meetings");
    Protect: ("passord", "sett, bytt eller fjern", "passord på datafila og sikkerhetskopiene; det du skriver, vises ikke"),
        ("passord", "set, byt eller fjern", "passord på datafila og tryggingskopiane; det du skriv, blir ikkje vist"),
        ("passphrase", "set, change or remove", "a passphrase on the data file and its backups; what you type is not shown");
    ArchiveSession: ("arkiver", "2", "legg møte 2 i lista i arkivet; fristene følges opp som før"),
        ("arkiver", "2", "legg møte 2 i lista i arkivet; fristane blir følgde opp som før"),
        ("archive", "2", "put meeting 2 of the list into the archive; its deadlines are followed up as before");
    ShowArchive: ("arkivet", "", "det som ligger i arkivet: åpne det, eller ta det ut"),
        ("arkivet", "", "det som ligg i arkivet: opne det, eller ta det ut"),
        ("the archive", "", "what lies in the archive: open it, or take it out");
    DeleteAsPlanned: ("slett etter planen", "", "slett svar i møter der dagen er kommet; tiltakene beholdes"),
        ("slett etter planen", "", "slett svar i møte der dagen er komen; tiltaka blir tekne vare på"),
        ("delete as planned", "", "delete answers of meetings whose day has come; the measures are kept");
    DeleteAnswers: ("slett svarene", "", "slett svarene i møtet for godt; tiltakene beholdes"),
        ("slett svara", "", "slett svara i møtet for godt; tiltaka blir tekne vare på"),
        ("delete the answers", "", "delete the answers of the meeting for good; the measures are kept");
    EraseLine: ("slett for godt", "3", "slett linje 3 for godt, også fra angreloggen"),
        ("slett for godt", "3", "slett linje 3 for godt, også frå angreloggen"),
        ("delete for good", "3", "delete line 3 for good, from the undo log too");
    DeleteSession: ("slett møtet|slett møte", "2", "legg møte 2 i lista i papirkurven"),
        ("slett møtet|slett møte", "2", "legg møte 2 i lista i papirkorga"),
        ("delete the meeting|delete meeting", "2", "put meeting 2 of the list into the trash");
    ShowTrash: ("papirkurven", "", "det som ligger i papirkurven: ta det tilbake, eller slett det for godt"),
        ("papirkorga", "", "det som ligg i papirkorga: ta det tilbake, eller slett det for godt"),
        ("the trash|trash", "", "what lies in the trash: take it back, or delete it for good");
    NewSession: ("ny|nytt møte", "", "nytt møte, fra lista over møter"),
        ("ny|nytt møte", "", "nytt møte, frå lista over møte"),
        ("new|new meeting", "", "a new meeting, from the list of meetings");
    ShowStart: ("møtene|startsiden", "", "lista over møter"),
        ("møta|startsida", "", "lista over møte"),
        ("meetings|start page", "", "the list of meetings");
    Quit: ("slutt", "", "gå ut; alt er lagret"),
        ("slutt", "", "gå ut; alt er lagra"),
        ("quit|exit", "", "leave; everything is saved");
}
