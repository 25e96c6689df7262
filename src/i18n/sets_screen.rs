//! Words of the screen of question sets.

/// Words of the screen of question sets.
pub struct SetsScreenTexts {
    /// Over the list.
    pub title: &'static str,
    /// What Enter does.
    pub enter: &'static str,
    /// How the preview is scrolled.
    pub scroll: &'static str,
    /// The set comes with the program.
    pub built_in: &'static str,
    /// It is the user's own.
    pub own: &'static str,
    /// It is the user's own and stands in for a built-in one.
    pub own_replaces: &'static str,
    /// A file with mistakes.
    pub faulty: &'static str,
    /// Over what is wrong with it.
    pub problems: fn(usize) -> String,
    /// «versjon 1».
    pub version: fn(u32) -> String,
    /// «for barnehage».
    pub sector: fn(&str) -> String,
    /// «om fravær og nærvær».
    pub perspective: fn(&str) -> String,
    /// Before the licence.
    pub licence: &'static str,
    /// Over where the wording comes from.
    pub origin: &'static str,
    /// An optional part or question.
    pub optional: &'static str,
    /// Texts that are shown in bokmål for want of a translation.
    pub missing: fn(usize) -> String,
    /// Over advice on an own set.
    pub advice: &'static str,
    /// Own sets go here.
    pub folder: fn(&str) -> String,
    /// The meeting has no questions of its own.
    pub nothing_added: &'static str,
    /// There is nowhere to keep own sets.
    pub no_folder: &'static str,
    /// The questions are in this file.
    pub kept: fn(&str) -> String,
    /// Title when they are not.
    pub not_kept: &'static str,
    /// The file is a person's own handiwork.
    pub own_hand: &'static str,
    /// What to do then.
    pub own_hand_todo: &'static str,
    /// Title when a meeting is open.
    pub new_title: &'static str,
    /// The open meeting is put away.
    pub new_lead: &'static str,
    /// A new meeting with this set.
    pub new_yes: &'static str,
    /// Stay.
    pub new_no: &'static str,
}

pub(super) static NB: SetsScreenTexts = SetsScreenTexts {
    title: "Spørsmålssett",
    enter: "Enter gir en ny dialogduk med dette settet",
    scroll: "PgDn og PgUp blar",
    built_in: "følger med",
    own: "eget",
    own_replaces: "eget, i stedet for det som følger med",
    faulty: "har feil",
    problems: |n| if n == 1 { "1 feil i fila".into() } else { format!("{n} feil i fila") },
    version: |n| format!("versjon {n}"),
    sector: |sector| format!("for {sector}"),
    perspective: |perspective| format!("om {perspective}"),
    licence: "Vilkår",
    origin: "Hvor teksten kommer fra",
    optional: "kan sløyfes",
    missing: |n| {
        if n == 1 { "1 tekst bare på bokmål".into() } else { format!("{n} tekster bare på bokmål") }
    },
    advice: "Råd",
    folder: |path| format!("Egne sett legges i {path}"),
    nothing_added: "Dette møtet har ingen egne spørsmål.",
    no_folder: "Det finnes ingen mappe for egne spørsmålssett.",
    kept: |file| format!("Spørsmålene er med neste gang. Lagret i {file}"),
    not_kept: "Spørsmålene er ikke lagt i settet",
    own_hand: "Fila er skrevet for hånd og blir ikke skrevet over. Spørsmålene ligger trygt i møtet.",
    own_hand_todo: "Skriv dem inn i fila, eller lag en ny med: dialogduk questions new --session",
    new_title: "Ny dialogduk",
    new_lead: "Møtet som er åpent, legges bort. Du finner det på startsiden, akkurat der du er nå.",
    new_yes: "Ny dialogduk med dette settet",
    new_no: "Bli her",
};

pub(super) static NN: SetsScreenTexts = SetsScreenTexts {
    title: "Spørsmålssett",
    enter: "Enter gir ein ny dialogduk med dette settet",
    scroll: "PgDn og PgUp blar",
    built_in: "følgjer med",
    own: "eige",
    own_replaces: "eige, i staden for det som følgjer med",
    faulty: "har feil",
    problems: |n| if n == 1 { "1 feil i fila".into() } else { format!("{n} feil i fila") },
    version: |n| format!("versjon {n}"),
    sector: |sector| format!("for {sector}"),
    perspective: |perspective| format!("om {perspective}"),
    licence: "Vilkår",
    origin: "Kvar teksten kjem frå",
    optional: "kan sløyfast",
    missing: |n| {
        if n == 1 { "1 tekst berre på bokmål".into() } else { format!("{n} tekstar berre på bokmål") }
    },
    advice: "Råd",
    folder: |path| format!("Eigne sett legg du i {path}"),
    nothing_added: "Dette møtet har ingen eigne spørsmål.",
    no_folder: "Det finst inga mappe for eigne spørsmålssett.",
    kept: |file| format!("Spørsmåla er med neste gong. Lagra i {file}"),
    not_kept: "Spørsmåla er ikkje lagde i settet",
    own_hand: "Fila er skriven for hand og blir ikkje skriven over. Spørsmåla ligg trygt i møtet.",
    own_hand_todo: "Skriv dei inn i fila, eller lag ei ny med: dialogduk questions new --session",
    new_title: "Ny dialogduk",
    new_lead: "Møtet som er ope, blir lagt bort. Du finn det på startsida, akkurat der du er no.",
    new_yes: "Ny dialogduk med dette settet",
    new_no: "Bli her",
};

pub(super) static EN: SetsScreenTexts = SetsScreenTexts {
    title: "Question sets",
    enter: "Enter gives a new dialogue cloth with this set",
    scroll: "PgDn and PgUp browse",
    built_in: "built in",
    own: "own",
    own_replaces: "own, instead of the one built in",
    faulty: "has mistakes",
    problems: |n| if n == 1 { "1 mistake in the file".into() } else { format!("{n} mistakes in the file") },
    version: |n| format!("version {n}"),
    sector: |sector| format!("for {sector}"),
    perspective: |perspective| format!("on {perspective}"),
    licence: "Terms",
    origin: "Where the wording comes from",
    optional: "can be dropped",
    missing: |n| {
        if n == 1 { "1 text in Norwegian only".into() } else { format!("{n} texts in Norwegian only") }
    },
    advice: "Advice",
    folder: |path| format!("Your own sets go into {path}"),
    nothing_added: "This meeting has no questions of its own.",
    no_folder: "There is no folder for your own question sets.",
    kept: |file| format!("The questions come along next time. Saved in {file}"),
    not_kept: "The questions have not been put in the set",
    own_hand: "The file is written by hand and is not replaced. The questions are safe in the meeting.",
    own_hand_todo: "Write them into the file, or make a new one with: dialogduk questions new --session",
    new_title: "New dialogue cloth",
    new_lead: "The open meeting is put away. You find it on the start page, exactly where you are now.",
    new_yes: "New dialogue cloth with this set",
    new_no: "Stay here",
};
