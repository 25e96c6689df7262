//! What stands on printed sheets: the cloth, the groups' sheets, the run sheet, the invitation.

use super::report::area;

/// A word or sentence that needs nothing filled in.
type Word = &'static str;
/// Several of them.
type Words = &'static [&'static str];

area! {
    /// Words of printed sheets.
    PrintTexts {
        /// How we talk, at the foot of every sheet (R27).
        general: Word = "Vi snakker generelt – ikke om egen eller andres helse.",
            "Vi snakkar generelt – ikkje om helsa til oss sjølve eller andre.",
            "We speak generally – not about our own or others’ health.";
        /// Title of the cloth; takes the unit.
        cloth_title: fn(&str) -> String = |unit| format!("Dialogduk – {unit}"),
            |unit| format!("Dialogduk – {unit}"), |unit| format!("Dialogue cloth – {unit}");
        /// Title of the groups' sheets; takes the unit.
        sheets_title: fn(&str) -> String = |unit| format!("Gruppeark – {unit}"),
            |unit| format!("Gruppeark – {unit}"), |unit| format!("Group sheets – {unit}");
        /// Title of the run sheet; takes the unit.
        guide_title: fn(&str) -> String = |unit| format!("Kjøreplan – {unit}"),
            |unit| format!("Køyreplan – {unit}"), |unit| format!("Run sheet – {unit}");
        /// Over the title of the run sheet.
        guide_kicker: Word = "Kjøreplan for prosessleder", "Køyreplan for prosessleiar", "The facilitator’s run sheet";
        /// Title of the invitation; takes the unit.
        invitation_title: fn(&str) -> String = |unit| format!("Bli med på dialogduk-møte – {unit}"),
            |unit| format!("Bli med på dialogduk-møte – {unit}"), |unit| format!("Come to our cloth meeting – {unit}");
        /// The same without the unit, for the sheet on the wall.
        invitation_short: Word = "Bli med på dialogduk-møte", "Bli med på dialogduk-møte", "Come to our cloth meeting";
        /// The cloth in a file name.
        cloth_file: Word = "duk", "duk", "cloth";
        /// The groups' sheets in a file name.
        sheets_file: Word = "gruppeark", "gruppeark", "group sheets";
        /// The run sheet in a file name.
        guide_file: Word = "kjøreplan", "køyreplan", "run sheet";
        /// The invitation in a file name.
        invitation_file: Word = "invitasjon", "innbyding", "invitation";

        /// «Del 2 av 4».
        part_of: fn(usize, usize) -> String = |n, of| format!("Del {n} av {of}"),
            |n, of| format!("Del {n} av {of}"), |n, of| format!("Part {n} of {of}");
        /// «Del 2 – Hvem har ansvar for hva».
        part_title: fn(usize, &str) -> String = |n, title| format!("Del {n} – {title}"),
            |n, title| format!("Del {n} – {title}"), |n, title| format!("Part {n} – {title}");
        /// «side 1 av 2».
        page_of: fn(usize, usize) -> String = |n, of| format!("side {n} av {of}"),
            |n, of| format!("side {n} av {of}"), |n, of| format!("page {n} of {of}");
        /// «Ark K7-M4P-3C».
        sheet: fn(&str) -> String = |id| format!("Ark {id}"), |id| format!("Ark {id}"), |id| format!("Sheet {id}");
        /// Before a line for the number of the table.
        table_label: Word = "Bord", "Bord", "Table";
        /// Before a line for the date.
        date_label: Word = "Dato", "Dato", "Date";
        /// Over the id in the corner of a sheet.
        sheet_label: Word = "Ark", "Ark", "Sheet";
        /// How long each alone and how long together: silent and talk minutes.
        time_to_write: fn(u32, u32) -> String = |silent, talk| match (silent, talk) {
                (0, 0) => "Ett svar på hver linje.".into(),
                (0, talk) => format!("Snakk sammen i {talk} min. Ett svar på hver linje."),
                (silent, 0) => format!("Tenk hver for dere i {silent} min. Ett svar på hver linje."),
                (silent, talk) =>
                    format!("Tenk hver for dere i {silent} min, snakk sammen i {talk}. Ett svar på hver linje."),
            },
            |silent, talk| match (silent, talk) {
                (0, 0) => "Eitt svar på kvar linje.".into(),
                (0, talk) => format!("Snakk saman i {talk} min. Eitt svar på kvar linje."),
                (silent, 0) => format!("Tenk kvar for dykk i {silent} min. Eitt svar på kvar linje."),
                (silent, talk) =>
                    format!("Tenk kvar for dykk i {silent} min, snakk saman i {talk}. Eitt svar på kvar linje."),
            },
            |silent, talk| match (silent, talk) {
                (0, 0) => "One answer on each line.".into(),
                (0, talk) => format!("Talk together for {talk} min. One answer on each line."),
                (silent, 0) => format!("Think on your own for {silent} min. One answer on each line."),
                (silent, talk) =>
                    format!("Think on your own for {silent} min, talk together for {talk}. One answer on each line."),
            };
        /// How to count where each person has one answer.
        one_stroke_each: Word = "Sett én strek for hver person.", "Set éin strek for kvar person.",
            "Make one stroke for each person.";
        /// How to count where each may choose several.
        strokes_each: Word = "Sett en strek for alt som passer. Flere valg er lov.",
            "Set ein strek for alt som passar. Fleire val er lov.", "Make a stroke for all that fits. You may choose several.";
        /// How to put options in order.
        order_options: Word = "Skriv 1 ved det viktigste, 2 ved det nest viktigste, og så videre.",
            "Skriv 1 ved det viktigaste, 2 ved det nest viktigaste, og så vidare.",
            "Write 1 at the most important, 2 at the next, and so on.";
        /// How to put proposals in order.
        order_proposals: Word = "Skriv forslagene i rekkefølge, det viktigste først.",
            "Skriv framlegga i rekkjefølgje, det viktigaste først.", "Write the proposals in order, the most important first.";
        /// How to answer with a number.
        one_number: Word = "Skriv ett tall.", "Skriv eitt tal.", "Write one number.";

        /// How many sheets there are, as a note to the one who prints.
        sheets_made: fn(usize) -> String = |n| match n {
                1 => "Ett ark: ett tema for én gruppe. Nummeret øverst brukes når arket skrives inn.".into(),
                n => format!("{n} ark: ett tema og én gruppe på hvert. Nummeret øverst brukes når arket skrives inn."),
            },
            |n| match n {
                1 => "Eitt ark: eitt tema for éi gruppe. Nummeret øvst blir brukt når arket blir skrive inn.".into(),
                n => format!("{n} ark: eitt tema og éi gruppe på kvart. Nummeret øvst blir brukt når arket blir skrive inn."),
            },
            |n| match n {
                1 => "One sheet: one theme for one group. Its number is used when the sheet is keyed in.".into(),
                n => format!("{n} sheets: one theme and one group on each. The number is used when a sheet is keyed in."),
            };
        /// Questions that are not asked are not printed.
        questions_left_out: fn(usize) -> String = |n| match n {
                1 => "Ett spørsmål som er tatt ut av planen, er ikke med.".into(),
                n => format!("{n} spørsmål som er tatt ut av planen, er ikke med."),
            },
            |n| match n {
                1 => "Eitt spørsmål som er teke ut av planen, er ikkje med.".into(),
                n => format!("{n} spørsmål som er tekne ut av planen, er ikkje med."),
            },
            |n| match n {
                1 => "One question taken out of the plan is left out.".into(),
                n => format!("{n} questions taken out of the plan are left out."),
            };
        /// Signs the font lacks.
        unprintable: fn(&str) -> String =
            |which| format!("Disse tegnene finnes ikke i skriften og er trykt som (?): {which}"),
            |which| format!("Desse teikna finst ikkje i skrifta og er trykte som (?): {which}"),
            |which| format!("These signs are not in the font and are printed as (?): {which}");
        /// The type on the cloth became too small.
        small_type: Word = "Det er mange spørsmål på duken. Skriften blir liten; velg et større ark eller ta ut noen spørsmål.",
            "Det er mange spørsmål på duken. Skrifta blir lita; vel eit større ark eller ta ut nokre spørsmål.",
            "There are many questions on the cloth. The type gets small; choose larger paper or leave some questions out.";
        /// A text on the cloth did not fit its field.
        cut_texts: fn(usize) -> String = |n| match n {
                1 => "Én tekst var for lang for feltet sitt på duken og er kortet.".into(),
                n => format!("{n} tekster var for lange for feltene sine på duken og er kortet."),
            },
            |n| match n {
                1 => "Éin tekst var for lang for feltet sitt på duken og er korta.".into(),
                n => format!("{n} tekstar var for lange for felta sine på duken og er korta."),
            },
            |n| match n {
                1 => "One text was too long for its field on the cloth and has been shortened.".into(),
                n => format!("{n} texts were too long for their fields on the cloth and have been shortened."),
            };

        /// Over the plan.
        time_plan: Word = "Tidsplan", "Tidsplan", "Plan";
        /// Column of clock times.
        clock: Word = "Kl.", "Kl.", "Time";
        /// Column of minutes gone, where no start is known.
        minute: Word = "Minutt", "Minutt", "Minute";
        /// Column of what.
        what: Word = "Hva", "Kva", "What";
        /// Column of how many questions.
        questions: Word = "Spørsmål", "Spørsmål", "Questions";
        /// Column of minutes.
        minutes: Word = "Min", "Min", "Min";
        /// The last row; takes the minutes set aside.
        end_of: fn(u16) -> String = |minutes| format!("Slutt (satt av {minutes} min)"),
            |minutes| format!("Slutt (sett av {minutes} min)"), |minutes| format!("End ({minutes} min set aside)");
        /// The plan is longer than the time.
        over_time: fn(i64) -> String =
            |n| format!("Planen er {n} min lengre enn tida. Spørsmål merket «kan sløyfes» går først."),
            |n| format!("Planen er {n} min lengre enn tida. Spørsmål merkte «kan sløyfast» går først."),
            |n| format!("The plan is {n} min longer than the time. Questions marked “can be left out” go first.");
        /// «etter 12 min».
        after_minutes: fn(u32) -> String = |n| format!("min {n}"), |n| format!("min {n}"), |n| format!("min {n}");
        /// Said where the run sheet cannot tell the clock.
        minutes_not_clock: Word =
            "Spørsmålene har minutter fra start i stedet for klokkeslett, fordi starten ikke er den samme for alle eller ikke er satt.",
            "Spørsmåla har minutt frå start i staden for klokkeslett, fordi starten ikkje er den same for alle eller ikkje er sett.",
            "Questions have minutes from the start instead of clock times, as the start differs or is not set.";
        /// «3 bord».
        tables: fn(usize) -> String = |n| format!("{n} bord"), |n| format!("{n} bord"),
            |n| if n == 1 { "1 table".into() } else { format!("{n} tables") };

        /// Over what to have ready.
        have_ready: Word = "Før møtet", "Før møtet", "Before the meeting";
        /// What to have ready.
        ready_items: Words = &[
                "Invitasjonen er gitt til alle, også natt, helg og vikarer.",
                "Verneombud og tillitsvalgt vet hvorfor vi møtes, og er spurt om å åpne sammen med lederen.",
                "Duken (A3 eller større) og gruppearkene er skrevet ut – ett sett til hvert bord.",
                "Penner til alle, tape til veggen.",
                "Maskinen lader, skjermen er prøvd, og du vet hvor du skriver.",
                "Bordene er satt sammen på tvers av roller, fire til seks ved hvert.",
            ],
            &[
                "Innbydinga er gitt til alle, òg natt, helg og vikarar.",
                "Verneombod og tillitsvald veit kvifor vi møtest, og er spurde om å opne saman med leiaren.",
                "Duken (A3 eller større) og gruppearka er skrivne ut – eitt sett til kvart bord.",
                "Pennar til alle, tape til veggen.",
                "Maskina lader, skjermen er prøvd, og du veit kvar du skriv.",
                "Borda er sette saman på tvers av roller, fire til seks ved kvart.",
            ],
            &[
                "Everyone has the invitation: nights, weekends and temps, too.",
                "The safety and union representatives know why we meet, and are asked to open together with the leader.",
                "The cloth (A3 or larger) and the group sheets are printed – one set for each table.",
                "Pens for everyone, tape for the wall.",
                "The laptop is charging, the projector is tried, and you know where to type.",
                "Tables are mixed across roles, four to six at each.",
            ];
        /// The opening.
        opening: Word = "Åpning", "Opning", "Opening";
        /// What to do in it.
        opening_items: Words = &[
                "Si hvorfor vi møtes. La leder og tillitsvalgt eller verneombud si det sammen.",
                "Les spillereglene høyt.",
                "Si hva som blir lagret, og hva som ikke blir det.",
                "Hvert bord velger en ordstyrer. Rollen går videre for hver del.",
            ],
            &[
                "Sei kvifor vi møtest. La leiar og tillitsvald eller verneombod seie det saman.",
                "Les spelereglane høgt.",
                "Sei kva som blir lagra, og kva som ikkje blir det.",
                "Kvart bord vel ein ordstyrar. Rolla går vidare for kvar del.",
            ],
            &[
                "Say why we meet. Let the leader and a representative say it together.",
                "Read the ground rules aloud.",
                "Say what is stored, and what is not.",
                "Each table chooses a conversation leader. The role goes round, part by part.",
            ];
        /// At the start of each part.
        pass_role_on: Word = "Rollen som ordstyrer går til neste ved bordet. Stille tid først, så alle får tenke.",
            "Rolla som ordstyrar går til den neste ved bordet. Stille tid først, så alle får tenkje.",
            "The role of conversation leader goes to the next at the table. Silence first, so that all can think.";
        /// Who reads a question the tables answer.
        read_by_table: Word = "En ved bordet leser høyt", "Éin ved bordet les høgt",
            "Someone at the table reads aloud";
        /// Who reads a question for the room.
        read_in_plenary: Word = "Du leser høyt for alle", "Du les høgt for alle", "You read aloud to everyone";
        /// Who reads a question each person answers.
        read_for_each: Word = "Du leser høyt, og hver svarer for seg uten navn", "Du les høgt, og kvar svarar for seg utan namn",
            "You read aloud, and each answers alone, without a name";
        /// The silent phase, after minutes.
        silent: Word = "stille", "stille", "silent";
        /// The talk at the table, after minutes.
        talk: Word = "ved bordet", "ved bordet", "at the table";
        /// The round in plenary, after minutes.
        plenary: Word = "i plenum", "i plenum", "in plenary";
        /// The leader does not sit in (R16).
        without_leader: Word = "lederen sitter ikke i gruppa", "leiaren sit ikkje i gruppa", "the leader does not sit in";
        /// The question can be left out (R11).
        optional: Word = "kan sløyfes", "kan sløyfast", "can be left out";
        /// Before a hint.
        hint: Word = "Tips", "Tips", "Hint";
        /// The closing.
        closing: Word = "Avslutning", "Avslutning", "Closing";
        /// What to do in it.
        closing_items: Words = &[
                "Les hvert tiltak høyt: hva, hvem, når og første skritt. Er det slik dere mente det?",
                "Spør om tiltakene også gjelder natt og helg.",
                "Still de tre avslutningsspørsmålene, med håndsopprekning.",
                "Si når vi ser på tiltakene igjen, og hvor resultatet blir tatt opp.",
                "Si når alle får resultatarket. Takk for i dag.",
                "Samle inn arkene og skriv dem inn samme dag. Makuler dem etterpå.",
            ],
            &[
                "Les kvart tiltak høgt: kva, kven, når og første steg. Er det slik de meinte det?",
                "Spør om tiltaka òg gjeld natt og helg.",
                "Still dei tre avslutningsspørsmåla, med handsopprekking.",
                "Sei når vi ser på tiltaka att, og kvar resultatet blir teke opp.",
                "Sei når alle får resultatarket. Takk for i dag.",
                "Samle inn arka og skriv dei inn same dagen. Makuler dei etterpå.",
            ],
            &[
                "Read each measure aloud: what, who, when and the first step. Is this what you meant?",
                "Ask whether the measures hold for nights and weekends, too.",
                "Ask the three closing questions, by show of hands.",
                "Say when we look at the measures again, and where the result is taken up.",
                "Say when everyone gets the result sheet. Thank people for coming.",
                "Collect the sheets and key them in the same day. Shred them afterwards.",
            ];
        /// Over what to do with a single case.
        one_person_title: Word = "Når noe gjelder én person", "Når noko gjeld éin person", "When something concerns one person";
        /// What to do with it (R86).
        one_person_text: Word =
            "Takk for at du sa fra. Det tar vi ikke her, og vi skriver det ikke ned. Nærmeste leder, verneombud, tillitsvalgt, bedriftshelsetjenesten, HR eller NAV kan hjelpe.",
            "Takk for at du sa frå. Det tek vi ikkje her, og vi skriv det ikkje ned. Næraste leiar, verneombod, tillitsvald, bedriftshelsetenesta, HR eller NAV kan hjelpe.",
            "Thank you for saying so. We do not take it here, and we do not write it down. Your leader, the safety or union representative, occupational health, HR or NAV can help.";

        /// When, as a label.
        when: Word = "Når", "Når", "When";
        /// «torsdag 19. november 2026 kl. 12.45».
        at_time: fn(&str, &str) -> String = |day, clock| format!("{day} kl. {clock}"),
            |day, clock| format!("{day} kl. {clock}"), |day, clock| format!("{day} at {clock}");
        /// How long, as a label.
        lasts: Word = "Varer", "Varer", "Lasts";
        /// «om lag 120 minutter».
        about_minutes: fn(u32) -> String = |n| format!("om lag {n} minutter"), |n| format!("om lag {n} minutt"),
            |n| format!("about {n} minutes");
        /// Said while the purpose is not written.
        usual_purpose: Word =
            "Vi vil snakke sammen om hva som gjør det godt å være på jobb hos oss, og bli enige om noen få ting vi gjør noe med.",
            "Vi vil snakke saman om kva som gjer det godt å vere på jobb hos oss, og bli einige om nokre få ting vi gjer noko med.",
            "We want to talk about what makes it good to be at work here, and agree on a few things to do something about.";
        /// Over how it goes.
        how_it_goes: Word = "Slik blir det", "Slik blir det", "How it goes";
        /// What we talk about; takes the themes.
        we_talk_about: fn(&str) -> String = |themes| format!("Vi snakker om: {themes}."),
            |themes| format!("Vi snakkar om: {themes}."), |themes| format!("We talk about: {themes}.");
        /// How it goes.
        how_items: Words = &[
                "Vi sitter i små grupper, tar ett spørsmål om gangen, og alle slipper til.",
                "Du trenger ikke forberede deg, og du trenger ingen konto, e-post eller telefon.",
                "Det gruppa sier, blir skrevet ned uten navn. Det er fint å være uenig.",
                "Vi slutter med noen få tiltak: hva vi gjør, hvem som holder i det, og når.",
            ],
            &[
                "Vi sit i små grupper, tek eitt spørsmål om gongen, og alle slepp til.",
                "Du treng ikkje førebu deg, og du treng ingen konto, e-post eller telefon.",
                "Det gruppa seier, blir skrive ned utan namn. Det er fint å vere ueinig.",
                "Vi sluttar med nokre få tiltak: kva vi gjer, kven som held i det, og når.",
            ],
            &[
                "We sit in small groups, take one question at a time, and everyone is heard.",
                "You need not prepare, and you need no account, e-mail or phone.",
                "What the group says is written down without names. It is fine to disagree.",
                "We end with a few measures: what we do, who sees to it, and when.",
            ];
        /// Over the privacy note.
        we_speak_generally: Word = "Vi snakker generelt", "Vi snakkar generelt", "We speak generally";
        /// The privacy note.
        privacy: Word =
            "Møtet handler om arbeidet og arbeidsplassen, ikke om enkeltpersoner. Ingen skal fortelle om egen eller andres helse, og ingen blir spurt om eget fravær. Det som gjelder én person, tar vi et annet sted.",
            "Møtet handlar om arbeidet og arbeidsplassen, ikkje om enkeltpersonar. Ingen skal fortelje om helsa til seg sjølv eller andre, og ingen blir spurde om eige fråvær. Det som gjeld éin person, tek vi ein annan stad.",
            "The meeting is about the work and the workplace, not about individuals. Nobody is to tell about their own or others’ health, and nobody is asked about their own absence. What concerns one person is taken up elsewhere.";
        /// What is stored, as it is said beforehand.
        stored_text: Word = "Det gruppene sier, uten navn, og tiltakene vi blir enige om. Det ligger på én maskin hos oss.",
            "Det gruppene seier, utan namn, og tiltaka vi blir einige om. Det ligg på éi maskin hos oss.",
            "What the groups say, without names, and the measures we agree on. It stays on one laptop of ours.";
        /// Over what happens afterwards.
        afterwards: Word = "Etterpå", "Etterpå", "Afterwards";
        /// What happens.
        afterwards_text: Word =
            "Alle får et ark med det vi ble enige om, også de som ikke kunne være der. Vi møtes igjen og ser hva som ble gjort.",
            "Alle får eit ark med det vi vart einige om, òg dei som ikkje kunne vere der. Vi møtest att og ser kva som vart gjort.",
            "Everyone gets a sheet with what we agreed, also those who could not be there. We meet again and look at what was done.";
        /// Whom to ask; takes roles.
        questions_to: fn(&str) -> String = |who| format!("Lurer du på noe? Spør {who}."),
            |who| format!("Lurer du på noko? Spør {who}."), |who| format!("Anything you wonder about? Ask: {who}.");
        /// Between two roles.
        or_between: Word = " eller ", " eller ", " or ";
        /// Over those who invite (R17).
        invited_by: Word = "Vi inviterer sammen", "Vi inviterer saman", "We invite together";
        /// A note: nobody has written the purpose.
        no_purpose_yet: Word = "Formålet er ikke skrevet ennå; invitasjonen bruker en vanlig setning.",
            "Føremålet er ikkje skrive enno; innbydinga bruker ei vanleg setning.",
            "The purpose is not written yet; the invitation uses a common sentence.";
        /// A note: time or place is missing.
        no_time_or_place: Word = "Klokkeslett eller sted mangler for en samling.", "Klokkeslett eller stad manglar for ei samling.",
            "The time or the place of a sitting is missing.";
    }
}
