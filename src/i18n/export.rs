//! Words of the dialog that writes a file.

use super::report::area;

/// A word or sentence that needs nothing filled in.
type Word = &'static str;

area! {
    /// Words of the dialog that writes a file.
    ExportTexts {
        /// Asks what.
        what_title: Word = "Hva vil du lage fil av?", "Kva vil du lage fil av?", "What do you want in a file?";
        /// The result sheet.
        result: Word = "Resultatark – én side til alle ansatte", "Resultatark – éi side til alle tilsette",
            "Result sheet – one page for all staff";
        /// The short list of measures.
        actions: Word = "Tiltaksliste – hva, hvem og når", "Tiltaksliste – kva, kven og når",
            "Measures – what, who and when";
        /// The list with the columns of an HMS plan.
        hms: Word = "Tiltaksliste – kolonnene i en HMS-plan", "Tiltaksliste – kolonnane i ein HMS-plan",
            "Measures – the columns of a safety plan";
        /// The list with every column.
        full: Word = "Tiltaksliste – alle opplysninger", "Tiltaksliste – alle opplysningar",
            "Measures – every detail";
        /// The minutes.
        minutes: Word = "Møtereferat – for dem som var med", "Møtereferat – for dei som var med",
            "Minutes – for those who took part";
        /// The session file.
        session: Word = "Møtefil – flytt møtet til en annen maskin", "Møtefil – flytt møtet til ei anna maskin",
            "Session file – move the meeting to another laptop";
        /// Leads to what is printed for the meeting.
        paper: Word = "Utskrift – duk, ark, kjøreplan, plakat", "Utskrift – duk, ark, køyreplan, plakat",
            "To print – cloth, sheets, run sheet, poster";
        /// The empty cloth.
        cloth: Word = "Duk – til bordet eller veggen", "Duk – til bordet eller veggen",
            "Cloth – for the table or the wall";
        /// The groups' sheets.
        sheets: Word = "Gruppeark – ett tema per ark, med skrivelinjer", "Gruppeark – eitt tema per ark, med skrivelinjer",
            "Group sheets – one theme each, with lines to write on";
        /// The run sheet.
        guide: Word = "Kjøreplan – klokkeslett, tips og huskelister", "Køyreplan – klokkeslett, tips og hugselister",
            "Run sheet – clock times, hints and checklists";
        /// The invitation.
        invitation: Word = "Invitasjon – til oppslag, e-post eller melding", "Innbyding – til oppslag, e-post eller melding",
            "Invitation – for the wall, e-mail or a message";
        /// Pages to print.
        pdf: Word = "Sider til utskrift (pdf)", "Sider til utskrift (pdf)", "Pages to print (pdf)";
        /// A document to write on in.
        docx: Word = "Dokument for Word (docx)", "Dokument for Word (docx)", "Document for Word (docx)";
        /// A web page.
        html: Word = "Nettside (html)", "Nettside (html)", "Web page (html)";
        /// A calendar.
        ics: Word = "Kalender (ics)", "Kalender (ics)", "Calendar (ics)";
        /// Deadlines and meetings.
        calendar: Word = "Kalender – frister og oppfølging", "Kalender – fristar og oppfølging",
            "Calendar – deadlines and follow-ups";
        /// NAV's summary.
        nav: Word = "Sammendrag til NAV – tall og tiltak uten navn", "Samandrag til NAV – tal og tiltak utan namn",
            "Summary for NAV – figures and measures, no names";
        /// The poster.
        poster: Word = "Plakat – tiltakene, til veggen", "Plakat – tiltaka, til veggen", "Poster – the measures, for the wall";
        /// The pocket card.
        pocket_card: Word = "Lommekort – tiltakene på åtte små kort", "Lommekort – tiltaka på åtte små kort",
            "Pocket card – the measures on eight small cards";
        /// The filled cloth.
        filled_cloth: Word = "Utfylt duk – det vi sa, til veggen", "Utfylt duk – det vi har sagt, til veggen",
            "Filled cloth – what we said, for the wall";
        /// Leads to more lists.
        more: Word = "Flere lister – egne kolonner, påminner, bank", "Fleire lister – eigne kolonnar, påminnar, bank",
            "More lists – own columns, reminders, bank";
        /// The list of measures with columns one chooses.
        own: Word = "Tiltaksliste – velg kolonner, også egne", "Tiltaksliste – vel kolonnar, òg eigne",
            "Measures – choose columns, your own too";
        /// NAV's summary with the meeting's own words.
        nav_in_words: Word = "Sammendrag til NAV – også oppsummeringen i ord", "Samandrag til NAV – òg oppsummeringa i ord",
            "Summary for NAV – with the summary in words, too";
        /// The list of the one who reminds.
        reminders: Word = "Påminnerliste – hva som kommer når", "Påminnarliste – kva som kjem når", "Reminder list – what comes when";
        /// Entries for a bank.
        bank: Word = "Til tiltaksbanken – uten enhet og navn", "Til tiltaksbanken – utan eining og namn",
            "For the measure bank – without unit and names";
        /// The format of bank entries.
        bank_toml: Word = "Tiltaksbank (toml)", "Tiltaksbank (toml)", "Measure bank (toml)";
        /// Asks which columns.
        columns_title: Word = "Hvilke kolonner?", "Kva kolonnar?", "Which columns?";
        /// The cloth on A3.
        cloth_a3: Word = "A3 – til bordet", "A3 – til bordet", "A3 – for the table";
        /// The cloth on A2.
        cloth_a2: Word = "A2 – liten plakat", "A2 – liten plakat", "A2 – small poster";
        /// The cloth on A1.
        cloth_a1: Word = "A1 – stor plakat", "A1 – stor plakat", "A1 – large poster";
        /// The cloth on A4.
        cloth_a4: Word = "A4 – for vanlig skriver", "A4 – for vanleg skrivar", "A4 – for an ordinary printer";
        /// Asks in which format.
        format_title: Word = "I hvilket format?", "I kva format?", "In which format?";
        /// A spreadsheet.
        xlsx: Word = "Regneark for Excel (xlsx)", "Rekneark for Excel (xlsx)", "Spreadsheet for Excel (xlsx)";
        /// CSV as a Norwegian Excel opens it.
        csv_excel: Word = "CSV som norsk Excel åpner", "CSV som norsk Excel opnar", "CSV for a Norwegian Excel";
        /// Plain CSV.
        csv: Word = "CSV for andre programmer", "CSV for andre program", "CSV for other programs";
        /// Markdown.
        md: Word = "Tekst, også for nettsider (md)", "Tekst, òg for nettsider (md)", "Text, also for web pages (md)";
        /// JSON.
        json: Word = "JSON for andre programmer", "JSON for andre program", "JSON for other programs";
        /// Plain text.
        text: Word = "Ren tekst (txt)", "Rein tekst (txt)", "Plain text (txt)";
        /// A session file as people can read it.
        toml: Word = "Møtefil som kan leses inn igjen (toml)", "Møtefil som kan lesast inn att (toml)",
            "Session file that can be read in again (toml)";
        /// Asks where.
        place_title: Word = "Hvor skal fila ligge?", "Kvar skal fila liggje?", "Where shall the file be?";
        /// Label of the folder.
        folder: Word = "Mappe", "Mappe", "Folder";
        /// Label of the file name.
        name: Word = "Filnavn", "Filnamn", "File name";
        /// What the keys do where the place is asked for.
        place_keys: Word = "Enter skriv fila   Tab bytt felt   PgDn bla   Esc tilbake",
            "Enter skriv fila   Tab byt felt   PgDn bla   Esc tilbake",
            "Enter write the file   Tab other field   PgDn scroll   Esc back";
        /// A session file, in its name.
        session_file: Word = "møte", "møte", "meeting";
        /// What a session file holds, instead of a preview.
        session_holds: Word =
            "Fila rommer hele møtet: svar, tiltak og historikk. Del den bare med den som skal føre møtet videre, og slett den når den er lest inn.",
            "Fila rommar heile møtet: svar, tiltak og historikk. Del ho berre med den som skal føre møtet vidare, og slett ho når ho er lesen inn.",
            "The file holds the whole meeting: answers, measures and history. Share it only with whoever carries the meeting on, and delete it once it has been read in.";
        /// Over what is left out.
        left_out: Word = "Om innholdet:", "Om innhaldet:", "About the content:";
        /// Replace the file that is there.
        replace: Word = "Erstatt fila som ligger der", "Byt ut fila som ligg der", "Replace the file that is there";
        /// Takes the free name beside it.
        save_as: fn(&str) -> String = |name| format!("Lagre som «{name}»"),
            |name| format!("Lagre som «{name}»"), |name| format!("Save as “{name}”");
    }
}
