//! What the command line says, and what every front says at start.

mod settings;

use super::report::area;
use crate::domain::localized::Lang;
use crate::settings::file::Note;

area! {
    /// What the command line says.
    CliTexts {
        /// The settings could not be read; takes the path and the system's words.
        settings_unread: fn(&str, &str) -> String =
            |path, why| format!("Innstillingene i {path} kunne ikke leses ({why}). Programmet bruker det vanlige."),
            |path, why| format!("Innstillingane i {path} kunne ikkje lesast ({why}). Programmet bruker det vanlege."),
            |path, why| format!("The settings in {path} could not be read ({why}). The program uses the usual ones.");
        /// Notes about the settings file as one sentence each, with the place; takes the path.
        settings_note: fn(&str, &Note) -> String =
            |path, note| settings::placed(Lang::Nb, path, note),
            |path, note| settings::placed(Lang::Nn, path, note),
            |path, note| settings::placed(Lang::En, path, note);
    }
}
