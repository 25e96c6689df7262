//! The archive and the trash.

use super::report::area;

/// A word or sentence that needs nothing filled in.
type Word = &'static str;

area! {
    /// Words of the archive and the trash.
    PutAwayTexts {
        /// Title of the archive.
        archive: Word = "Arkivet",
            "Arkivet",
            "The archive";
        /// It has been put there.
        archived: Word = "Møtet ligger i arkivet. Fristene følges opp som før.",
            "Møtet ligg i arkivet. Fristane blir følgde opp som før.",
            "The meeting is in the archive. Its deadlines are followed up as before.";
        /// Nothing is there.
        archive_empty: Word = "Arkivet er tomt.",
            "Arkivet er tomt.",
            "The archive is empty.";
        /// Opens it.
        open: Word = "Åpne møtet",
            "Opne møtet",
            "Open the meeting";
        /// Takes it out.
        take_out: Word = "Ta det ut av arkivet",
            "Ta det ut or arkivet",
            "Take it out of the archive";
        /// It is out.
        taken_out: Word = "Møtet er tatt ut av arkivet.",
            "Møtet er teke ut or arkivet.",
            "The meeting is out of the archive.";
        /// Title of the trash.
        trash: Word = "Papirkurven",
            "Papirkorga",
            "The trash";
        /// How the trash works.
        trash_lead: Word = "Her ligger møter til du sletter dem for godt. Ingenting slettes av seg selv.",
            "Her ligg møte til du slettar dei for godt. Ingenting blir sletta av seg sjølv.",
            "Meetings lie here until you delete them for good. Nothing is deleted by itself.";
        /// Nothing is there.
        trash_empty: Word = "Papirkurven er tom.",
            "Papirkorga er tom.",
            "The trash is empty.";
        /// How long it surely lies there.
        left: fn(i64) -> String = |days| match days { ..1 => "kan slettes for godt".into(), 1 => "ligger her minst 1 dag til".into(), _ => format!("ligger her minst {days} dager til") },
            |days| match days { ..1 => "kan slettast for godt".into(), 1 => "ligg her minst 1 dag til".into(), _ => format!("ligg her minst {days} dagar til") },
            |days| match days { ..1 => "may be deleted for good".into(), 1 => "kept for at least 1 more day".into(), _ => format!("kept for at least {days} more days") };
        /// Empties it; how many lie there.
        empty_trash: fn(usize) -> String = |n| format!("Tøm papirkurven ({n})"),
            |n| format!("Tøm papirkorga ({n})"),
            |n| format!("Empty the trash ({n})");
        /// Takes it back.
        take_back: Word = "Ta møtet tilbake",
            "Ta møtet tilbake",
            "Take the meeting back";
        /// It is back.
        taken_back: Word = "Møtet er hentet tilbake.",
            "Møtet er henta tilbake.",
            "The meeting is back as it was.";
        /// Deletes it for good.
        for_good: Word = "Slett det for godt",
            "Slett det for godt",
            "Delete it for good";
        /// Asks once more; how many.
        for_good_title: fn(usize) -> String = |n| if n == 1 { "Slette møtet for godt?".into() } else { format!("Slette {n} møter for godt?") },
            |n| if n == 1 { "Slette møtet for godt?".into() } else { format!("Slette {n} møte for godt?") },
            |n| if n == 1 { "Delete the meeting for good?".into() } else { format!("Delete {n} meetings for good?") };
        /// What that means.
        for_good_lead: Word = "Det kan ikke angres. Sikkerhetskopiene fra før overskrives og fjernes, og én ny lages. Filer som er sendt ut, må du slette selv.",
            "Det kan ikkje angrast. Tryggingskopiane frå før blir skrivne over og fjerna, og éin ny blir laga. Filer som er sende ut, må du slette sjølv.",
            "This cannot be undone. Backups from before are overwritten and removed, and a new one is made. Files that were sent out you must delete yourself.";
        /// Do not.
        keep: Word = "Nei, la det ligge",
            "Nei, la det liggje",
            "No, leave it";
        /// Do.
        yes_for_good: Word = "Ja, slett for godt",
            "Ja, slett for godt",
            "Yes, delete for good";
        /// It is gone.
        gone: Word = "Slettet for godt.",
            "Sletta for godt.",
            "Deleted for good.";
        /// Title of the deleted measures.
        deleted_measures: Word = "Slettede tiltak",
            "Sletta tiltak",
            "Deleted measures";
        /// None was deleted.
        no_deleted_measures: Word = "Ingen tiltak er slettet i dette møtet.",
            "Ingen tiltak er sletta i dette møtet.",
            "No measures have been deleted in this meeting.";
        /// One is back.
        measure_back: Word = "Tiltaket er hentet tilbake.",
            "Tiltaket er henta tilbake.",
            "The measure is back as it was.";
        /// Over the card that tells that a meeting cannot be read any more.
        not_here: Word = "Møtet er ikke her", "Møtet er ikkje her", "The meeting is not here";
        /// The same in a corner, where it was deleted for good.
        is_deleted: Word = "møtet er slettet", "møtet er sletta", "the meeting is deleted";
        /// The same, where it lies in the trash.
        in_trash: Word = "møtet ligger i papirkurven", "møtet ligg i papirkorga", "the meeting is in the trash";
        /// What is being typed in it is not lost yet.
        typed_stays: Word = "Det du har skrevet, står på skjermen til du går herfra. Ctrl+C kopierer det.",
            "Det du har skrive, står på skjermen til du går herifrå. Ctrl+C kopierer det.",
            "What you have typed stays on the screen until you leave here. Ctrl+C copies it.";
        /// No session in the trash is meant.
        not_in_trash: Word = "Ingen møter i papirkurven, eller flere enn ett, passer til det du skrev. Se «dialogduk sessions trash».",
            "Ingen møte i papirkorga, eller fleire enn eitt, passar til det du skreiv. Sjå «dialogduk sessions trash».",
            "No meeting in the trash, or more than one, fits what you wrote. See “dialogduk sessions trash”.";
    }
}
