//! What the commands are called: in the footer, in help and in the palette.

use crate::tui::commands::Id;

/// Names of commands.
pub struct CommandTexts {
    /// A few words in the imperative, lower case.
    pub label: fn(Id) -> &'static str,
}

/// Declares the three languages of every command at once: id, bokmål, nynorsk, English.
macro_rules! labels {
    ($($id:ident: $nb:literal, $nn:literal, $en:literal;)+) => {
        /// Bokmål.
        pub(super) static NB: CommandTexts = CommandTexts { label: |id| match id { $(Id::$id => $nb),+ } };
        /// Nynorsk.
        pub(super) static NN: CommandTexts = CommandTexts { label: |id| match id { $(Id::$id => $nn),+ } };
        /// English.
        pub(super) static EN: CommandTexts = CommandTexts { label: |id| match id { $(Id::$id => $en),+ } };
    };
}

labels! {
    OpenSelected: "åpne", "opne", "open";
    CloneSession: "nytt møte etter dette", "nytt møte etter dette", "new meeting like this one";
    OpenExample: "åpne eksempel", "opne døme", "open an example";
    ReviewMeasures: "gjennomgang: gå gjennom tiltakene", "gjennomgang: gå gjennom tiltaka", "review the measures";
    SayOutcome: "velg", "vel", "choose";
    NextEarlier: "neste tiltak", "neste tiltak", "next measure";
    PreviousEarlier: "forrige tiltak", "førre tiltak", "previous measure";
    NewHazard: "nytt tiltak", "nytt tiltak", "new measure";
    LeaveReview: "videre", "vidare", "go on";
    ShowReview: "tiltakene fra før", "tiltaka frå før", "measures agreed earlier";
    ArchiveSession: "arkiver møtet", "arkiver møtet", "archive the meeting";
    ShowArchive: "arkivet", "arkivet", "the archive";
    ShowTrash: "papirkurven", "papirkorga", "the trash";
    MakeBackup: "ta sikkerhetskopi nå", "ta tryggingskopi no", "make a backup now";
    DeleteAsPlanned: "slett svar etter planen", "slett svar etter planen", "delete answers as planned";
    DeleteSession: "slett møtet", "slett møtet", "delete the meeting";
    BeginMeeting: "start møtet", "start møtet", "start the meeting";
    NextField: "neste felt", "neste felt", "next field";
    StartQuestions: "til spørsmålene", "til spørsmåla", "to the questions";
    ReadOut: "lest opp", "lese opp", "read out";
    EditRules: "endre spillereglene", "endre spelereglane", "edit the ground rules";
    OpenField: "åpne felt", "opne felt", "open the field";
    TogglePart: "gjelder dette oss?", "gjeld dette oss?", "does this concern us?";
    GoToOpening: "åpning", "opning", "opening";
    GoToPrevious: "forrige tiltak", "førre tiltak", "last time’s measures";
    GoToSorting: "sortere", "sortere", "sort";
    GoToPrioritising: "prioritere", "prioritere", "prioritise";
    GoToAgreeing: "tiltakene", "tiltaka", "the measures";
    GoToReadBack: "opplesning", "opplesing", "read-back";
    GoToClosing: "slutt", "slutt", "close";
    SaveLine: "lagre linja", "lagre linja", "save the line";
    NextGroup: "neste bord", "neste bord", "next table";
    PreviousGroup: "forrige bord", "førre bord", "previous table";
    EditLine: "endre linja", "endre linja", "edit the line";
    DeleteLine: "slett linja", "slett linja", "delete the line";
    EraseLine: "slett linja for godt, også fra angreloggen", "slett linja for godt, også frå angreloggen", "delete the line for good, from the undo log too";
    QuickMeasure: "nytt forslag", "nytt framlegg", "new proposal";
    Star: "felles", "felles", "common ground";
    MarkLine: "merk linja", "merk linja", "mark the line";
    MergeLines: "slå sammen merkede linjer", "slå saman merkte linjer", "merge marked lines";
    SplitLine: "del linja", "del linja", "split the line";
    DuplicateLine: "kopier linja", "kopier linja", "copy the line";
    MoveToGroup: "flytt til et annet bord", "flytt til eit anna bord", "move to another table";
    LineUp: "flytt linja opp", "flytt linja opp", "move the line up";
    LineDown: "flytt linja ned", "flytt linja ned", "move the line down";
    Ungather: "ta ut av overskriften", "ta ut av overskrifta", "take out of the heading";
    CycleSway: "rår over / må løftes", "rår over / må løftast", "ours / must be raised";
    CycleNature: "styrke, utfordring, idé, fakta", "styrke, utfordring, idé, fakta",
        "strength, challenge, idea, fact";
    TagLine: "sett merkelapp", "set merkelapp", "tag the line";
    FilterLines: "vis bare én type linjer", "vis berre éin type linjer", "show only one kind of lines";
    SuggestedMeasures: "tiltak fra banken", "tiltak frå banken", "measures from the bank";
    Timer: "klokka: start og pause", "klokka: start og pause", "clock: start and pause";
    ShowResult: "vis resultatet", "vis resultatet", "show the result";
    NextPhase: "neste fase", "neste fase", "next phase";
    OneMinuteMore: "ett minutt til", "eitt minutt til", "one minute more";
    FiveMinutesMore: "fem minutter til", "fem minutt til", "five minutes more";
    SkipQuestion: "hopp over eller utsett", "hopp over eller utset", "skip or postpone";
    AddQuestion: "eget spørsmål", "eige spørsmål", "a question of our own";
    OpenMeasure: "åpne tiltaket", "opne tiltaket", "open the measure";
    NewMeasure: "nytt tiltak", "nytt tiltak", "new measure";
    NewFromBank: "hent fra tiltaksbanken", "hent frå tiltaksbanken", "pick from the measure bank";
    Matrix: "gevinst og innsats", "gevinst og innsats", "benefit and effort";
    ShowVote: "avstemning", "avrøysting", "vote";
    MergeMeasures: "slå sammen to tiltak", "slå saman to tiltak", "merge two measures";
    SplitMeasure: "del tiltaket i flere", "del tiltaket i fleire", "split the measure";
    Coverage: "dekning: kategori og spor", "dekning: kategori og spor", "coverage: category and strand";
    Lifted: "hva som er løftet videre", "kva som er løfta vidare", "what is raised with others";
    MeasureUp: "flytt tiltaket opp", "flytt tiltaket opp", "move the measure up";
    MeasureDown: "flytt tiltaket ned", "flytt tiltaket ned", "move the measure down";
    DeleteMeasure: "slett tiltaket", "slett tiltaket", "delete the measure";
    RestoreMeasure: "hent tilbake et slettet tiltak", "hent tilbake eit sletta tiltak", "take back a deleted measure";
    ParkSelected: "parkér", "parker", "park";
    DropSelected: "forkast", "forkast", "drop";
    NextMeasureField: "neste felt", "neste felt", "next field";
    PreviousMeasureField: "forrige felt", "førre felt", "previous field";
    Agree: "vi er enige", "vi er einige", "we agree";
    Bank: "tiltaksbank", "tiltaksbank", "measure bank";
    Park: "parkér", "parker", "park";
    Drop: "forkast", "forkast", "drop";
    MoveOn: "ny status", "ny status", "new status";
    TakeUp: "ta opp igjen", "ta opp att", "take up again";
    MoveDeadline: "flytt fristen", "flytt fristen", "move the deadline";
    ShowSteps: "delsteg", "delsteg", "smaller steps";
    Comment: "skriv en kommentar", "skriv ein kommentar", "write a comment";
    Timeline: "dette har skjedd med tiltaket", "dette har hendt med tiltaket", "what has happened to the measure";
    NextMeasure: "neste tiltak", "neste tiltak", "next measure";
    PreviousMeasure: "forrige tiltak", "førre tiltak", "previous measure";
    AllHints: "alle spørsmål til tiltaket, og hvorfor", "alle spørsmål til tiltaket, og kvifor", "all questions to the measure, and why";
    ShowSource: "svarene bak", "svara bak", "the answers behind";
    NextWeighed: "neste tiltak", "neste tiltak", "next measure";
    PreviousWeighed: "forrige tiltak", "førre tiltak", "previous measure";
    OpenWeighed: "åpne tiltaket", "opne tiltaket", "open the measure";
    ClearWeights: "ta bort plassen", "ta bort plassen", "take the place away";
    LeaveMatrix: "til lista", "til lista", "to the list";
    NextProposal: "neste", "neste", "next";
    PreviousProposal: "forrige forslag", "førre framlegg", "previous proposal";
    NewRound: "ny runde", "ny runde", "new round";
    EndRound: "avslutt runden", "avslutt runden", "end the round";
    ShowVotes: "vis resultatet", "vis resultatet", "show the result";
    EditBallot: "hvem stemmer", "kven røystar", "who votes";
    SetPriority: "prioritet", "prioritet", "priority";
    ClearVotes: "ingen stemmer på forslaget", "ingen røyster på framlegget", "no votes on the proposal";
    NextRound: "neste runde", "neste runde", "next round";
    PreviousRound: "forrige runde", "førre runde", "previous round";
    DeleteRound: "slett runden", "slett runden", "delete the round";
    SaveKeep: "lagre linja", "lagre linja", "save the line";
    EditKeep: "endre linja", "endre linja", "edit the line";
    DeleteKeep: "slett linja", "slett linja", "delete the line";
    CloseSession: "avslutt møtet", "avslutt møtet", "close the meeting";
    GoToPoint: "gå til", "gå til", "go there";
    ReadBack: "les opp tiltakene", "les opp tiltaka", "read the measures back";
    EditPoint: "endre tiltaket", "endre tiltaket", "change the measure";
    ParkPoint: "parkér", "parker", "park";
    Disagree: "ikke enige", "ikkje einige", "not agreed";
    NextPoint: "bla fram", "bla fram", "page down";
    PreviousPoint: "bla tilbake", "bla tilbake", "page up";
    OpenFollowed: "åpne", "opne", "open";
    FilterFollowed: "vis bare", "vis berre", "show only";
    ToggleBoard: "liste/tavle", "liste/tavle", "list/board";
    NextView: "neste utvalg", "neste utval", "next selection";
    OrderFollowed: "rekkefølge", "rekkjefølgje", "order";
    KeepView: "lagre utvalget med navn", "lagre utvalet med namn", "keep the selection under a name";
    DeleteView: "fjern utvalget", "fjern utvalet", "remove the selection";
    MarkFollowed: "merk tiltaket", "merk tiltaket", "mark the measure";
    ClearMarks: "fjern alle merker", "fjern alle merke", "clear all marks";
    ChangeMarked: "endre merkede", "endre merkte", "change marked";
    ShowFollowUp: "oppfølging: alle tiltak", "oppfølging: alle tiltak", "follow-up: all measures";
    NextQuestion: "neste", "neste", "next";
    PreviousQuestion: "forrige spørsmål", "førre spørsmål", "previous question";
    ShowCloth: "duken", "duken", "the cloth";
    RoutingCard: "enkeltsak", "enkeltsak", "single case";
    ParkTopic: "legg et tema på parkeringsplassen", "legg eit tema på parkeringsplassen", "put a topic aside";
    ShowTopics: "temaene på parkeringsplassen", "temaa på parkeringsplassen", "topics put aside";
    ShowDecisions: "beslutninger", "avgjerder", "decisions";
    Audience: "vis for rommet", "vis for rommet", "show the room";
    GroundRules: "spilleregler", "speleregler", "ground rules";
    FindQuestion: "finn et spørsmål", "finn eit spørsmål", "find a question";
    SearchAll: "søk i alle møter", "søk i alle møte", "search all meetings";
    LookOver: "se over møtet", "sjå over møtet", "look over the meeting";
    ShowTrend: "fra møte til møte: skalaer og evaluering", "frå møte til møte: skalaer og evaluering",
        "from meeting to meeting: scales and evaluation";
    ShowFigures: "tall for alle møter og tiltak", "tal for alle møte og tiltak", "figures for all meetings and measures";
    CompareMeetings: "sammenlign med møtet før", "samanlikn med møtet før", "compare with the meeting before";
    ShowMeasures: "lista over tiltakene", "lista over tiltaka", "list of measures";
    Keeps: "dette vil vi bevare", "dette vil vi ta vare på", "what we want to keep";
    ShowClose: "avslutning", "avslutning", "closing";
    SaveOnSheet: "lagre og gå videre", "lagre og gå vidare", "save and go on";
    KeyInSheets: "skriv inn ark fra bordene", "skriv inn ark frå borda", "key in sheets from the tables";
    Print: "skriv ut duk, ark og invitasjon", "skriv ut duk, ark og innbyding", "print cloth, sheets and invitation";
    Export: "lag fil av tiltak og resultat", "lag fil av tiltak og resultat", "write measures and results to a file";
    ShowPrepare: "forberedelse", "førebuing", "preparation";
    TableReady: "bordet er klart", "bordet er klart", "the table is ready";
    TablesReady: "hvor mange bord er klare", "kor mange bord er klare", "how many tables are ready";
    Heard: "bordet er hørt", "bordet er høyrt", "the table has been heard";
    Break: "pause, eller avslutt pausen", "pause, eller gjer slutt på pausen", "a break, or its end";
    Attendance: "oppmøte", "oppmøte", "attendance";
    PartAttendance: "noen kom eller gikk", "nokon kom eller gjekk", "somebody came or left";
    CheckIn: "innsjekk", "innsjekk", "check-in";
    CheckOut: "utsjekk", "utsjekk", "check-out";
    ShowAgreed: "dette er vi enige om", "dette er vi einige om", "what we agree on";
    Preflight: "før dere begynner: sjekkliste", "før de byrjar: sjekkliste", "before you begin: checklist";
    SecondRound: "andre runde: enig eller uenig", "andre runde: einig eller ueinig", "second round: agree or disagree";
    Roles: "roller ved bordene", "roller ved borda", "roles at the tables";
    SkipSeat: "hopp over ett sete", "hopp over eitt sete", "skip one seat";
    SwapRoles: "bytt leder og skriver", "byt leiar og skrivar", "swap leader and scribe";
    Pace: "hvordan ligger vi an?", "korleis ligg vi an?", "how are we doing for time?";
    Sittings: "bytt samling, eller ny samling", "byt samling, eller ny samling", "another sitting, or a new one";
    KeepQuestions: "behold egne spørsmål til neste gang", "ta vare på eigne spørsmål til neste gong", "keep our own questions for next time";
    EditUnit: "enheten: navn, kommune, vakter", "eininga: namn, kommune, vakter", "the unit: name, municipality, shifts";
    Recap: "dette har vi så langt", "dette har vi fått til så langt", "what we have so far";
    KeepAnswers: "hvor lenge svarene beholdes", "kor lenge svara blir tekne vare på", "how long the answers are kept";
    DeleteAnswers: "slett svarene nå, for godt", "slett svara no, for godt", "delete the answers now, for good";
    ShowHistory: "møtets historikk – hva som har skjedd", "historikken til møtet – kva som har hendt", "the meeting’s history – what has happened";
    Beside: "bordene side om side", "borda side om side", "the tables side by side";
    Reopen: "åpne møtet igjen", "opne møtet att", "open the meeting again";
    ImportSession: "hent inn en møtefil eller liste", "hent inn ei møtefil eller liste", "bring in a meeting file or list";
    SaveElsewhere: "lagre alt et annet sted", "lagre alt ein annan stad", "save everything somewhere else";
    ShowStart: "til startsiden", "til startsida", "to the start page";
    Undo: "angre", "angre", "undo";
    Redo: "gjør om igjen", "gjer om att", "redo";
    Back: "tilbake", "tilbake", "back";
    Hide: "skjul skjermen", "skjul skjermen", "hide the screen";
    Palette: "kommandoer", "kommandoar", "commands";
    Help: "hjelp", "hjelp", "help";
    ShowSets: "spørsmålssett", "spørsmålssett", "question sets";
    ShowSettings: "innstillinger", "innstillingar", "settings";
    NextLanguage: "bytt språk", "byt språk", "change language";
    Projector: "projektorvisning av og på", "projektorvising av og på", "projector look on and off";
    Mouse: "mus av og på", "mus av og på", "mouse on and off";
    Redraw: "tegn skjermen på nytt", "teikn skjermen på nytt", "draw the screen again";
    Reassure: "er alt lagret?", "er alt lagra?", "is everything saved?";
    Quit: "avslutt programmet", "avslutt programmet", "quit";
}
