//! Headers of the columns a list of measures can have.

use super::{Word, area};

area! {
    /// Column headers.
    ColumnTexts {
        /// Running number.
        number: Word = "Nr", "Nr", "No.";
        /// What shall be done.
        title: Word = "Tiltak", "Tiltak", "Measure";
        /// The same in the short profile.
        plain_title: Word = "Hva", "Kva", "What";
        /// What happens first.
        first_step: Word = "Første skritt", "Første steg", "First step";
        /// Goal.
        sign: Word = "Mål / slik merker vi det", "Mål / slik merkar vi det", "Goal / how we will notice";
        /// The same in the short profile.
        plain_sign: Word = "Slik merker vi det", "Slik merkar vi det", "How we will notice";
        /// The level aimed at (V14).
        target: Word = "Målnivå", "Målnivå", "Target level";
        /// As it is today.
        baseline: Word = "Slik er det i dag", "Slik er det i dag", "As it is today";
        /// Question and answers behind.
        background: Word = "Bakgrunn (spørsmål og svar)", "Bakgrunn (spørsmål og svar)",
            "Background (question and answers)";
        /// The same in the short profile.
        plain_background: Word = "Bakgrunn", "Bakgrunn", "Background";
        /// Category.
        category: Word = "Kategori", "Kategori", "Category";
        /// Priority.
        priority: Word = "Prioritet", "Prioritet", "Priority";
        /// Why that priority.
        priority_reason: Word = "Grunn til prioriteten", "Grunn til prioriteten", "Reason for priority";
        /// Individual, group, leadership, organisation (E8).
        influence: Word = "Nivå", "Nivå", "Level";
        /// Primary, secondary, tertiary.
        level: Word = "Forebygging", "Førebygging", "Prevention";
        /// Prevention, development, follow-up.
        strand: Word = "Spor", "Spor", "Strand";
        /// Line or project.
        form: Word = "Form", "Form", "Form";
        /// Remove or strengthen.
        direction: Word = "Retning", "Retning", "Direction";
        /// Whom it is for.
        target_group: Word = "Målgruppe", "Målgruppe", "Target group";
        /// Whether nights and weekends are covered (R10).
        all_shifts: Word = "Gjelder natt og helg", "Gjeld natt og helg", "Covers nights and weekends";
        /// Who answers for it.
        responsible: Word = "Ansvarlig", "Ansvarleg", "Responsible";
        /// The same in the short profile.
        plain_responsible: Word = "Hvem", "Kven", "Who";
        /// Deputy.
        deputy: Word = "Stedfortreder", "Stadfortredar", "Deputy";
        /// First day of the work.
        start: Word = "Oppstart", "Oppstart", "Start";
        /// Deadline.
        deadline: Word = "Frist", "Frist", "Deadline";
        /// The same in the short profile.
        plain_deadline: Word = "Når", "Når", "When";
        /// Deadline first agreed (F5).
        original_deadline: Word = "Opprinnelig frist", "Opphavleg frist", "Original deadline";
        /// Where it stands.
        state: Word = "Status", "Status", "Status";
        /// When we look again.
        follow_up: Word = "Oppfølging", "Oppfølging", "Follow-up";
        /// Reasons for moved dates and other changes (F5).
        change_reason: Word = "Endringsgrunn", "Endringsgrunn", "Reason for change";
        /// Why it is parked or dropped.
        reason: Word = "Grunn", "Grunn", "Reason";
        /// To whom it is lifted.
        lifted_to: Word = "Løftet til", "Løfta til", "Raised with";
        /// Where it is raised.
        arena: Word = "Arena", "Arena", "Raised at";
        /// What it takes.
        resources: Word = "Ressurs", "Ressurs", "Resources";
        /// The day it was done.
        done: Word = "Utført", "Utført", "Done";
        /// Whether it helped.
        verdict: Word = "Effekt", "Effekt", "Effect";
        /// What was said of the effect.
        verdict_note: Word = "Om effekten", "Om effekten", "About the effect";
        /// Anything else.
        note: Word = "Merknad", "Merknad", "Note";
        /// Meeting and date.
        source: Word = "Kilde (møte, dato)", "Kjelde (møte, dato)", "Source (meeting, date)";
        /// Identity; lets an edited list come back.
        id: Word = "Id", "Id", "Id";
        /// Benefit 1–5.
        benefit: Word = "Gevinst (1–5)", "Gevinst (1–5)", "Benefit (1–5)";
        /// Effort 1–5.
        effort: Word = "Innsats (1–5)", "Innsats (1–5)", "Effort (1–5)";
        /// Support in the consent round.
        supports: Word = "Støtter (minst)", "Støttar (minst)", "Support (at least)";
        /// Acceptance in the consent round.
        can_live_with: Word = "Kan leve med (minst)", "Kan leve med (minst)", "Can live with (at least)";
        /// Reservations in the consent round.
        reserves: Word = "Reserverer seg (minst)", "Reserverer seg (minst)", "Have reservations (at least)";
        /// Weeks between repetitions.
        every_weeks: Word = "Gjentas (uker)", "Blir gjenteke (veker)", "Repeats (weeks)";
        /// Smaller steps, and how many are done (F10).
        steps: Word = "Delsteg", "Delsteg", "Smaller steps";
        /// What was said of it on the way (F18).
        comments: Word = "Sagt underveis", "Sagt undervegs", "Said on the way";
        /// When its effect is assessed (F13).
        effect_on: Word = "Vurder effekten", "Vurder effekten", "Assess the effect";
        /// What was measured (R67).
        measured: Word = "Målt", "Målt", "Measured";
        /// Plan or goal it belongs to.
        plan_link: Word = "Plan eller mål", "Plan eller mål", "Plan or goal";
        /// Already there before the meeting.
        in_place: Word = "På plass fra før", "På plass frå før", "Already in place";
        /// Entry of the measure bank.
        bank: Word = "Tiltaksbank", "Tiltaksbank", "Measure bank";
        /// Which list a row belongs to, in files with one table.
        list: Word = "Liste", "Liste", "List";
    }
}
