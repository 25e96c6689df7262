//! Words of documents people keep, beside those of `report` and `takeaway`.

use super::report::area;

/// A word or sentence that needs nothing filled in.
type Word = &'static str;

area! {
    /// Words of documents people keep.
    DocumentTexts {
        /// Under a list that was shortened for the wall; takes how many are left out.
        and_more: fn(usize) -> String = |n| format!("… og {n} til – se referatet"),
            |n| format!("… og {n} til – sjå referatet"), |n| format!("… and {n} more – see the minutes");
        /// What has no room on the sheet at all.
        in_minutes: fn(usize) -> String =
            |n| if n == 1 { "Ett punkt til står i referatet.".into() } else { format!("{n} punkter til står i referatet.") },
            |n| if n == 1 { "Eitt punkt til står i referatet.".into() } else { format!("{n} punkt til står i referatet.") },
            |n| if n == 1 { "One more point stands in the minutes.".into() } else { format!("{n} more points stand in the minutes.") };
        /// Thanks to the room, on the result sheet.
        thanks: Word = "Takk til alle som deltok.", "Takk til alle som var med.", "Thank you to everyone who took part.";
    }
}
