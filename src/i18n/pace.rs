//! Words of the clock and the plan while the meeting goes on: how it lies, what can wait, breaks (C4, C5, C16).

/// Words of the clock and the plan.
pub struct PaceTexts {
    /// The clock stands because the laptop slept.
    pub slept: &'static str,
    /// The time planned for the phase is used up.
    pub time_is_up: &'static str,
    /// «slutt ca. 15.42».
    pub ends: fn(&str) -> String,
    /// So many minutes behind the plan, from 1.
    pub behind: fn(i64) -> String,
    /// So many minutes ahead of it, from 1.
    pub ahead: fn(i64) -> String,
    /// So many minutes past the time set aside, from 1.
    pub over: fn(i64) -> String,
    /// Neither behind nor ahead.
    pub on_plan: &'static str,
    /// Questions with these numbers can be left out; at least one.
    pub may_leave_out: fn(&[usize]) -> String,
    /// «9 av 16 felt · slutt ca. 15.42»: answered, asked, end.
    pub headline: fn(usize, usize, &str) -> String,
    /// There is a break until then.
    pub break_until: fn(&str) -> String,
    /// The break was to end then; nothing has gone on.
    pub break_is_over: fn(&str) -> String,
    /// Over the question when the room meets again.
    pub break_title: &'static str,
    /// Before the answer.
    pub break_label: &'static str,
    /// Neither a time to come nor a number of minutes was typed.
    pub not_a_break: &'static str,
    /// The break has ended.
    pub break_ended: &'static str,
    /// Over the card.
    pub title: &'static str,
    /// The meeting is not going on just now, so there is nothing to measure against.
    pub not_now: &'static str,
    /// It is now so late; when it ends, how it lies.
    pub told: fn(&str, &str, &str) -> String,
    /// What choosing a row does.
    pub choose: &'static str,
    /// There is nothing optional left to leave out.
    pub nothing_to_leave_out: &'static str,
    /// What giving a number does, line by line.
    pub leave_out_by_line: &'static str,
    /// The question is not one that can be taken out this way.
    pub not_optional: &'static str,
    /// A row: number, words, minutes.
    pub row: fn(usize, &str, u16) -> String,
    /// Beside the rows that are enough together.
    pub suggested: &'static str,
    /// A question was taken out of the plan; the chord of undo is inserted.
    pub left_out: fn(&str) -> String,
}

fn numbers(numbers: &[usize], and: &str) -> String {
    let told: Vec<String> = numbers.iter().map(usize::to_string).collect();
    match told.as_slice() {
        [] => String::new(),
        [only] => only.clone(),
        [first @ .., last] => format!("{} {and} {last}", first.join(", ")),
    }
}

pub(super) static NB: PaceTexts = PaceTexts {
    slept: "Klokka står, for maskinen gikk i dvale. Start den igjen når dere vil.",
    time_is_up: "Tida er ute. Ta den tida dere trenger; ingenting går videre av seg selv.",
    ends: |clock| format!("slutt ca. {clock}"),
    behind: |n| format!("{n} min bak planen"),
    ahead: |n| format!("{n} min foran planen"),
    over: |n| format!("{n} min over tida"),
    on_plan: "etter planen",
    may_leave_out: |list| format!("kan ta ut spørsmål {}", numbers(list, "og")),
    headline: |answered, of, end| format!("{answered} av {of} felt · slutt ca. {end}"),
    break_until: |clock| format!("Pause til {clock}. Klokka står."),
    break_is_over: |clock| format!("Pausen var til {clock}. Begynn når dere er samlet."),
    break_title: "Pause",
    break_label: "Når er dere tilbake? Eksempel: 14.30, eller 10 for ti minutter",
    not_a_break: "Skriv et klokkeslett senere i dag, eller minutter fra 1 til 120.",
    break_ended: "Pausen er slutt. Alt er der dere var.",
    title: "Hvordan ligger vi an?",
    not_now: "Møtet pågår ikke nå, så det er ingen plan å måle mot. Sett klokkeslett under «forberedelse» hvis det skulle vært i gang.",
    told: |now, end, how| format!("Klokka er {now}. Slik planen er, slutter dere ca. {end}: {how}."),
    choose: "Velg et spørsmål for å ta det ut av planen. Det kan angres.",
    nothing_to_leave_out: "Det er ingen valgfrie spørsmål igjen å ta ut.",
    leave_out_by_line: "Disse kan vente. «/tid 8» tar spørsmål 8 ut av planen.",
    not_optional: "Det spørsmålet kan ikke tas ut slik. «/tid» viser hvilke som kan vente.",
    row: |number, text, minutes| format!("{number}. {text} · {minutes} min"),
    suggested: "holder",
    left_out: |undo| format!("Spørsmålet er tatt ut av planen. {undo} angrer."),
};

pub(super) static NN: PaceTexts = PaceTexts {
    slept: "Klokka står, for maskina gjekk i dvale. Start ho att når de vil.",
    time_is_up: "Tida er ute. Ta den tida de treng; ingenting går vidare av seg sjølv.",
    ends: |clock| format!("slutt ca. {clock}"),
    behind: |n| format!("{n} min bak planen"),
    ahead: |n| format!("{n} min framfor planen"),
    over: |n| format!("{n} min over tida"),
    on_plan: "etter planen",
    may_leave_out: |list| format!("kan ta ut spørsmål {}", numbers(list, "og")),
    headline: |answered, of, end| format!("{answered} av {of} felt · slutt ca. {end}"),
    break_until: |clock| format!("Pause til {clock}. Klokka står."),
    break_is_over: |clock| format!("Pausen var til {clock}. Byrja når de er samla."),
    break_title: "Pause",
    break_label: "Når er de tilbake? Døme: 14.30, eller 10 for ti minutt",
    not_a_break: "Skriv eit klokkeslett seinare i dag, eller minutt frå 1 til 120.",
    break_ended: "Pausen er slutt. Alt er der de var.",
    title: "Korleis ligg vi an?",
    not_now: "Møtet går ikkje føre seg no, så det er ingen plan å måle mot. Set klokkeslett under «førebuing» om det skulle ha vore i gang.",
    told: |now, end, how| format!("Klokka er {now}. Slik planen er, sluttar de ca. {end}: {how}."),
    choose: "Vel eit spørsmål for å ta det ut av planen. Det kan angrast.",
    nothing_to_leave_out: "Det er ingen valfrie spørsmål att å ta ut.",
    leave_out_by_line: "Desse kan vente. «/tid 8» tek spørsmål 8 ut av planen.",
    not_optional: "Det spørsmålet kan ikkje takast ut slik. «/tid» viser kva som kan vente.",
    row: |number, text, minutes| format!("{number}. {text} · {minutes} min"),
    suggested: "held",
    left_out: |undo| format!("Spørsmålet er teke ut av planen. {undo} angrar."),
};

pub(super) static EN: PaceTexts = PaceTexts {
    slept: "The timer is paused because the laptop went to sleep. Start it again when you like.",
    time_is_up: "The time is up. Take the time you need; nothing moves on by itself.",
    ends: |clock| format!("ends about {clock}"),
    behind: |n| format!("{n} min behind the plan"),
    ahead: |n| format!("{n} min ahead of the plan"),
    over: |n| format!("{n} min over time"),
    on_plan: "on plan",
    may_leave_out: |list| {
        let what = if list.len() == 1 { "question" } else { "questions" };
        format!("may leave out {what} {}", numbers(list, "and"))
    },
    headline: |answered, of, end| format!("{answered} of {of} fields · ends about {end}"),
    break_until: |clock| format!("A break until {clock}. The clock stands."),
    break_is_over: |clock| format!("The break was until {clock}. Begin when you are all here."),
    break_title: "A break",
    break_label: "When are you back? For example 14:30, or 10 for ten minutes",
    not_a_break: "Write a time later today, or minutes from 1 to 120.",
    break_ended: "The break is over. Everything is where you were.",
    title: "How are we doing for time?",
    not_now: "The meeting is not going on now, so there is no plan to measure against. Set its time under “preparation” if it should be.",
    told: |now, end, how| format!("It is {now}. As the plan stands, you end about {end}: {how}."),
    choose: "Choose a question to take it out of the plan. It can be undone.",
    nothing_to_leave_out: "There are no optional questions left to take out.",
    leave_out_by_line: "These can wait. “/time 8” takes question 8 out of the plan.",
    not_optional: "That question cannot be taken out this way. “/time” shows which can wait.",
    row: |number, text, minutes| format!("{number}. {text} · {minutes} min"),
    suggested: "is enough",
    left_out: |undo| format!("The question is out of the plan. {undo} undoes it."),
};
