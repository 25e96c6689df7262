//! Words of the question screen.

use crate::domain::place::Phase;
use crate::domain::session::MarkKind;

/// Words of the question screen.
pub struct QuestionTexts {
    /// What the room is asked to do in a phase.
    pub phase_for_the_room: fn(Phase) -> &'static str,
    /// The leader does not sit in (R16).
    pub leader_out: &'static str,
    /// Nothing has been written here yet.
    pub no_lines: &'static str,
    /// Nothing has been proposed here yet.
    pub no_measures: &'static str,
    /// Choose a line first.
    pub choose_a_line: &'static str,
    /// After the last question.
    pub last_question: &'static str,
    /// Before the first question.
    pub first_question: &'static str,
    /// A line was deleted; the chord of undo is inserted.
    pub deleted: fn(&str) -> String,
    /// A measure was proposed.
    pub proposed: &'static str,
    /// So many lines are marked; what Enter does now.
    pub marked: fn(usize) -> String,
    /// Before the words of a heading, in the input line.
    pub heading_prompt: &'static str,
    /// So many lines are waiting in the input.
    pub lines_waiting: fn(usize) -> String,
    /// An emptied line keeps its old text.
    pub edit_empty: &'static str,
    /// Under a line being edited; the chord that saves is inserted.
    pub editing: fn(&str) -> String,
    /// Title of the draft found at start.
    pub draft_title: &'static str,
    /// Keep it.
    pub draft_keep: &'static str,
    /// Discard it.
    pub draft_discard: &'static str,
    /// Title when rewording a heading.
    pub heading_title: &'static str,
    /// Before its words.
    pub heading_label: &'static str,
    /// Title when proposing a measure.
    pub measure_title: &'static str,
    /// Before its words.
    pub measure_label: &'static str,
    /// Title when moving a line.
    pub move_title: &'static str,
    /// All lines, among what can be shown.
    pub show_all: &'static str,
    /// Only these lines are shown.
    pub only: fn(&str) -> String,
    /// No line here has a kind or a tag.
    pub nothing_to_filter: &'static str,
    /// Title when tagging.
    pub tag_title: &'static str,
    /// Before the tags.
    pub tag_label: &'static str,
    /// Title of skipping.
    pub skip_title: &'static str,
    /// The ways of not asking.
    pub skip_as: fn(MarkKind) -> &'static str,
    /// Ask it after all.
    pub ask_after_all: &'static str,
    /// Before the reason, which may be empty.
    pub skip_reason: &'static str,
    /// Title of an own question.
    pub add_title: &'static str,
    /// Before its words.
    pub add_label: &'static str,
    /// 1 to 5 in words.
    pub scale: [&'static str; 5],
    /// *Vet ikke*.
    pub dont_know: &'static str,
    /// Agree, partly, disagree, pass.
    pub stance: [&'static str; 4],
    /// How a tally is filled in.
    pub tally_hint: &'static str,
    /// How a ranking is filled in.
    pub rank_hint: &'static str,
    /// How a number is filled in.
    pub count_hint: &'static str,
    /// A letter was typed where digits count.
    pub use_digits: &'static str,
    /// A text was pasted where digits count.
    pub paste_is_no_vote: &'static str,
    /// No number was typed.
    pub type_a_number: &'static str,
    /// Before the number saved.
    pub number: &'static str,
    /// Counts are hidden until five have answered (R82).
    pub hidden_until_five: &'static str,
    /// What was counted last.
    pub last_counted: fn(&str) -> String,
    /// It is not known here what was counted last, and how to take one away all the same.
    pub last_unknown: &'static str,
    /// How many have answered.
    pub answered: fn(u32) -> String,
    /// How many crosses there are, where one person may set several.
    pub crosses: fn(u32) -> String,
    /// The mean of those who chose 1–5.
    pub mean: fn(&str) -> String,
    /// Nothing to rank yet.
    pub nothing_to_rank: &'static str,
}

pub(super) static NB: QuestionTexts = QuestionTexts {
    phase_for_the_room: |phase| match phase {
        Phase::Silent => "Tenk stille hver for dere",
        Phase::Talk => "Snakk sammen ved bordet",
        Phase::Plenary => "Vi deler i plenum",
    },
    leader_out: "Leder sitter ikke i gruppa.",
    no_lines: "Skriv det bordet sier, og trykk Enter for hver linje.",
    no_measures: "Skriv et forslag til tiltak, og trykk Enter.",
    choose_a_line: "Velg en linje med pil opp først.",
    last_question: "Det var det siste spørsmålet.",
    first_question: "Dette er det første spørsmålet.",
    deleted: |undo| format!("Linja er slettet. {undo} angrer."),
    proposed: "Forslaget ligger blant tiltakene.",
    marked: |n| format!("{n} merket. Skriv en overskrift og trykk Enter for å samle dem."),
    heading_prompt: "Overskrift",
    lines_waiting: |n| format!("{n} linjer – Enter lagrer hver for seg"),
    edit_empty: "Teksten var tom, så linja står som før. Delete sletter den.",
    editing: |save| format!("{save} eller Esc lagrer   Enter gir ny linje"),
    draft_title: "Du holdt på å skrive en linje",
    draft_keep: "Behold den i feltet",
    draft_discard: "Forkast den",
    heading_title: "Endre overskriften",
    heading_label: "Overskrift",
    measure_title: "Forslag til tiltak",
    measure_label: "Hva",
    move_title: "Flytt til",
    show_all: "alle linjer",
    only: |what| format!("bare {what}"),
    nothing_to_filter: "Ingen linjer her har type eller merkelapp ennå.",
    tag_title: "Merkelapper",
    tag_label: "Skilt med komma",
    skip_title: "Hva gjør dere med spørsmålet?",
    skip_as: |mark| match mark {
        MarkKind::LeftOut => "Ta det ut av planen",
        MarkKind::Skipped => "Hopp over det",
        MarkKind::NotRelevant => "Det gjelder ikke oss",
        MarkKind::Postponed => "Ta det senere",
    },
    ask_after_all: "Still det likevel",
    skip_reason: "Grunn (kan stå tom)",
    add_title: "Eget spørsmål",
    add_label: "Spørsmål",
    scale: ["svært uenig", "delvis uenig", "verken/eller", "delvis enig", "svært enig"],
    dont_know: "vet ikke",
    stance: ["enig", "delvis enig", "uenig", "pass"],
    tally_hint: "Trykk tallet foran for hver som velger det. Backspace tar bort det siste.",
    rank_hint: "Trykk tallene i den rekkefølgen dere vil ha. Backspace tar bort det siste.",
    count_hint: "Skriv tallet og trykk Enter.",
    use_digits: "Her teller du med tallene foran linjene.",
    paste_is_no_vote: "Innlimt tekst blir ikke talt. Trykk ett tall for hvert svar.",
    type_a_number: "Skriv et helt tall, for eksempel 12.",
    number: "Lagret",
    hidden_until_five: "Fordelingen vises fra fem svar.",
    last_counted: |what| format!("Sist talt: {what}"),
    last_unknown: "Det siste er ikke kjent her. Velg raden med pil opp og ned, så tar venstre pil bort én.",
    answered: |n| format!("{n} har svart"),
    crosses: |n| format!("{n} kryss"),
    mean: |mean| format!("snitt {mean}"),
    nothing_to_rank: "Det er ingen forslag å rangere ennå.",
};

pub(super) static NN: QuestionTexts = QuestionTexts {
    phase_for_the_room: |phase| match phase {
        Phase::Silent => "Tenk stille kvar for dykk",
        Phase::Talk => "Snakk saman ved bordet",
        Phase::Plenary => "Vi deler i plenum",
    },
    leader_out: "Leiaren sit ikkje i gruppa.",
    no_lines: "Skriv det bordet seier, og trykk Enter for kvar linje.",
    no_measures: "Skriv eit framlegg til tiltak, og trykk Enter.",
    choose_a_line: "Vel ei linje med pil opp først.",
    last_question: "Det var det siste spørsmålet.",
    first_question: "Dette er det første spørsmålet.",
    deleted: |undo| format!("Linja er sletta. {undo} angrar."),
    proposed: "Framlegget ligg blant tiltaka.",
    marked: |n| format!("{n} merkte. Skriv ei overskrift og trykk Enter for å samle dei."),
    heading_prompt: "Overskrift",
    lines_waiting: |n| format!("{n} linjer – Enter lagrar kvar for seg"),
    edit_empty: "Teksten var tom, så linja står som før. Delete slettar ho.",
    editing: |save| format!("{save} eller Esc lagrar   Enter gir ny linje"),
    draft_title: "Du heldt på å skrive ei linje",
    draft_keep: "Behald ho i feltet",
    draft_discard: "Forkast ho",
    heading_title: "Endre overskrifta",
    heading_label: "Overskrift",
    measure_title: "Framlegg til tiltak",
    measure_label: "Kva",
    move_title: "Flytt til",
    show_all: "alle linjer",
    only: |what| format!("berre {what}"),
    nothing_to_filter: "Ingen linjer her har type eller merkelapp enno.",
    tag_title: "Merkelappar",
    tag_label: "Skilde med komma",
    skip_title: "Kva gjer de med spørsmålet?",
    skip_as: |mark| match mark {
        MarkKind::LeftOut => "Ta det ut av planen",
        MarkKind::Skipped => "Hopp over det",
        MarkKind::NotRelevant => "Det gjeld ikkje oss",
        MarkKind::Postponed => "Ta det seinare",
    },
    ask_after_all: "Still det likevel",
    skip_reason: "Grunn (kan stå tom)",
    add_title: "Eige spørsmål",
    add_label: "Spørsmål",
    scale: ["svært ueinig", "delvis ueinig", "verken/eller", "delvis einig", "svært einig"],
    dont_know: "veit ikkje",
    stance: ["einig", "delvis einig", "ueinig", "pass"],
    tally_hint: "Trykk talet framfor for kvar som vel det. Backspace tek bort det siste.",
    rank_hint: "Trykk tala i den rekkjefølgja de vil ha. Backspace tek bort det siste.",
    count_hint: "Skriv talet og trykk Enter.",
    use_digits: "Her tel du med tala framfor linjene.",
    paste_is_no_vote: "Innlimt tekst blir ikkje talt. Trykk eitt tal for kvart svar.",
    type_a_number: "Skriv eit heilt tal, til dømes 12.",
    number: "Lagra",
    hidden_until_five: "Fordelinga blir vist frå fem svar.",
    last_counted: |what| format!("Sist talt: {what}"),
    last_unknown: "Det siste er ikkje kjent her. Vel rada med pil opp og ned, så tek venstre pil bort éin.",
    answered: |n| format!("{n} har svara"),
    crosses: |n| format!("{n} kryss"),
    mean: |mean| format!("snitt {mean}"),
    nothing_to_rank: "Det er ingen framlegg å rangere enno.",
};

pub(super) static EN: QuestionTexts = QuestionTexts {
    phase_for_the_room: |phase| match phase {
        Phase::Silent => "Think quietly, each on your own",
        Phase::Talk => "Talk together at the table",
        Phase::Plenary => "We share in plenary",
    },
    leader_out: "The leader does not sit in.",
    no_lines: "Type what the table says and press Enter for each line.",
    no_measures: "Type a proposed measure and press Enter.",
    choose_a_line: "Choose a line with the up arrow first.",
    last_question: "That was the last question.",
    first_question: "This is the first question.",
    deleted: |undo| format!("The line is deleted. {undo} undoes it."),
    proposed: "The proposal is among the measures.",
    marked: |n| format!("{n} marked. Type a heading and press Enter to gather them."),
    heading_prompt: "Heading",
    lines_waiting: |n| format!("{n} lines – Enter saves each on its own"),
    edit_empty: "The text was empty, so the line stands as before. Delete removes it.",
    editing: |save| format!("{save} or Esc saves   Enter breaks the line"),
    draft_title: "You were typing a line",
    draft_keep: "Keep it in the field",
    draft_discard: "Discard it",
    heading_title: "Reword the heading",
    heading_label: "Heading",
    measure_title: "Proposed measure",
    measure_label: "What",
    move_title: "Move to",
    show_all: "all lines",
    only: |what| format!("only {what}"),
    nothing_to_filter: "No line here has a kind or a tag yet.",
    tag_title: "Tags",
    tag_label: "Separated by commas",
    skip_title: "What about this question?",
    skip_as: |mark| match mark {
        MarkKind::LeftOut => "Leave it out of the plan",
        MarkKind::Skipped => "Skip it",
        MarkKind::NotRelevant => "It does not concern us",
        MarkKind::Postponed => "Take it later",
    },
    ask_after_all: "Ask it after all",
    skip_reason: "Reason (may be empty)",
    add_title: "A question of our own",
    add_label: "Question",
    scale: ["strongly disagree", "partly disagree", "neither", "partly agree", "strongly agree"],
    dont_know: "don’t know",
    stance: ["agree", "partly agree", "disagree", "pass"],
    tally_hint: "Press the digit in front for each who chooses it. Backspace takes the last away.",
    rank_hint: "Press the digits in the order you want. Backspace takes the last away.",
    count_hint: "Type the number and press Enter.",
    use_digits: "Here you count with the digits in front of the lines.",
    paste_is_no_vote: "Pasted text is not counted. Press one digit for each answer.",
    type_a_number: "Type a whole number, for example 12.",
    number: "Saved",
    hidden_until_five: "The distribution shows from five answers.",
    last_counted: |what| format!("Counted last: {what}"),
    last_unknown: "The last one is not known here. Choose the row with up and down; left takes one away.",
    answered: |n| format!("{n} have answered"),
    crosses: |n| format!("{n} {}", if n == 1 { "tick" } else { "ticks" }),
    mean: |mean| format!("mean {mean}"),
    nothing_to_rank: "There are no proposals to rank yet.",
};
