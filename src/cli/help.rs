//! The help of the command line, and what is said where a line cannot be meant, in the person's language.
//!
//! The parser itself speaks English (`args`). Only where it has something to say, the same verbs and arguments are put together
//! once more with the words of `i18n::cli_help`, and that parser is asked again.

use std::ffi::OsString;
use std::fmt::Write as _;
use std::io::{self, IsTerminal, Write as _};
use std::process::ExitCode;

use clap::builder::StyledStr;
use clap::error::{ContextKind, ErrorKind};
use clap::{Arg, ArgAction, Command, CommandFactory, Error, ValueEnum};

use super::args::{Arguments, Everywhere, LangArgument};
use super::front::Front;
use crate::domain::localized::Lang;
use crate::env::Env;
use crate::i18n::Texts;
use crate::i18n::cli_help::translated;
use crate::paths::Variables;

/// Shows the help that was asked for, or says why the arguments cannot be meant.
pub(super) fn tell(
    arguments: &[OsString],
    asked_or_wrong: &Error,
    variables: Variables,
    env: Env,
) -> ExitCode {
    let everywhere = Everywhere {
        db: None,
        lang: written_lang(arguments),
        vouch: false,
        passphrase_file: None,
        questions: None,
    };
    let front = Front::new(&everywhere, variables, env);
    let (told, is_wrong) = told(arguments, asked_or_wrong, front.texts);
    let styled = !front.variables.no_color();
    let show = |told: &StyledStr, is_terminal: bool| {
        let told = if styled && is_terminal { told.ansi().to_string() } else { told.to_string() };
        in_brackets(&told, front.texts)
    };
    // Whoever stops reading gets no complaint.
    let _ = if is_wrong {
        let mut err = io::stderr().lock();
        let told = show(&told, err.is_terminal());
        err.write_all(told.as_bytes())
    } else {
        let mut out = io::stdout().lock();
        let told = show(&told, out.is_terminal());
        out.write_all(told.as_bytes())
    };
    ExitCode::from(if is_wrong { 2 } else { 0 })
}

/// The language a person has written, in a line that could not be read.
fn written_lang(arguments: &[OsString]) -> Option<LangArgument> {
    let mut words = arguments.iter().filter_map(|word| word.to_str());
    while let Some(word) = words.next() {
        let written = match word.strip_prefix("--lang") {
            Some("") => words.next(),
            Some(rest) => rest.strip_prefix('='),
            None => None,
        };
        if let Some(lang) = written.and_then(|written| LangArgument::from_str(written, true).ok()) {
            return Some(lang);
        }
    }
    None
}

/// What is to be told, and whether something is wrong.
fn told(arguments: &[OsString], asked_or_wrong: &Error, texts: &Texts) -> (StyledStr, bool) {
    let english = (asked_or_wrong.render(), asked_or_wrong.use_stderr());
    if texts.lang == Lang::En {
        return english;
    }
    // The same line is refused again, or the parser and its translation differ; then the English word is the one to trust.
    let Err(error) = command(texts).try_get_matches_from(arguments) else { return english };
    match error.kind() {
        ErrorKind::DisplayHelp
        | ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand
        | ErrorKind::DisplayVersion => (error.render(), error.use_stderr()),
        _ => (complaint(&error, texts).into(), true),
    }
}

/// Why a line cannot be meant, how it is written, and where there is more.
fn complaint(error: &Error, texts: &Texts) -> String {
    let words = texts.cli_help;
    let context = |kind| error.get(kind).map(ToString::to_string).unwrap_or_default();
    let about = context(ContextKind::InvalidArg);
    let value = context(ContextKind::InvalidValue);
    let mut told = match error.kind() {
        ErrorKind::UnknownArgument => (words.unknown_option)(&about),
        ErrorKind::InvalidSubcommand => (words.unknown_command)(&context(ContextKind::InvalidSubcommand)),
        ErrorKind::MissingRequiredArgument => (words.missing)(&about),
        ErrorKind::MissingSubcommand => (words.missing)(words.command),
        ErrorKind::InvalidValue if value.is_empty() => (words.no_value)(&about),
        ErrorKind::InvalidValue | ErrorKind::ValueValidation => (words.wrong_value)(&value, &about),
        ErrorKind::ArgumentConflict => (words.conflict)(&about, &context(ContextKind::PriorArg)),
        ErrorKind::TooManyValues
        | ErrorKind::TooFewValues
        | ErrorKind::WrongNumberOfValues
        | ErrorKind::NoEquals => (words.wrong_number)(&about),
        _ => words.not_understood.to_owned(),
    };
    let offered = [
        (ContextKind::ValidValue, words.choose),
        (ContextKind::ValidSubcommand, words.choose),
        (ContextKind::SuggestedArg, words.did_you_mean),
        (ContextKind::SuggestedSubcommand, words.did_you_mean),
    ];
    for (kind, sentence) in offered {
        let offered = context(kind);
        if !offered.is_empty() {
            let _ = write!(told, " {}", sentence(&offered));
        }
    }
    let usage = context(ContextKind::Usage);
    for part in [usage.replace("Usage:", words.usage).trim(), words.more] {
        if !part.is_empty() {
            let _ = write!(told, "\n\n{part}");
        }
    }
    told.push('\n');
    told
}

/// What stands in brackets and cannot be said otherwise beforehand.
fn in_brackets(told: &str, texts: &Texts) -> String {
    let words = texts.cli_help;
    told.replace("[OPTIONS]", words.options_here)
        .replace("[aliases: ", words.also)
        .replace("[alias: ", words.also)
}

/// The verbs and arguments with their words in a language.
fn command(texts: &Texts) -> Command {
    let help = Arg::new("help")
        .short('h')
        .long("help")
        .global(true)
        .action(ArgAction::Help)
        .help(texts.cli_help.show_help);
    let version = Arg::new("version")
        .short('V')
        .long("version")
        .action(ArgAction::Version)
        .help(texts.cli_help.show_version);
    let command =
        Arguments::command().disable_help_flag(true).disable_version_flag(true).args([help, version]);
    in_language(command, texts)
}

fn in_language(command: Command, texts: &Texts) -> Command {
    let words = texts.cli_help;
    // Under a heading of its own, what is written by its place would be sorted by its name.
    let mut place = 0;
    let mut command = command
        .mut_args(|argument| {
            let argument = argument_in_language(argument, texts);
            place += usize::from(argument.is_positional());
            if argument.is_positional() { argument.display_order(place) } else { argument }
        })
        .mut_subcommands(|verb| in_language(verb, texts))
        .help_template(words.template)
        .subcommand_help_heading(words.commands)
        .subcommand_value_name(words.command);
    if let Some(about) = command.get_about().and_then(|about| translated(&about.to_string(), texts.lang)) {
        command = command.about(about);
    }
    if let Some(after) = command.get_after_help().and_then(|it| translated(&it.to_string(), texts.lang)) {
        command = command.after_help(after);
    }
    command
}

fn argument_in_language(argument: Arg, texts: &Texts) -> Arg {
    let (words, lang) = (texts.cli_help, texts.lang);
    let heading = if argument.is_positional() { words.arguments } else { words.options };
    let mut help = argument.get_help().map(ToString::to_string).unwrap_or_default();
    if let Some(said) = translated(&help, lang) {
        said.clone_into(&mut help);
    }
    let takes_values = argument.get_action().takes_values();
    let defaults: Vec<_> = argument.get_default_values().iter().map(|it| it.to_string_lossy()).collect();
    let default = Some(defaults.join(" ")).filter(|default| takes_values && !default.is_empty());
    let default = default.map(|default| format!(" {}", (words.default)(&default))).unwrap_or_default();
    let offers = takes_values && !argument.is_hide_possible_values_set();
    let values = if offers { argument.get_possible_values() } else { Vec::new() };
    let names: Option<Vec<&'static str>> = argument
        .get_value_names()
        .filter(|_| takes_values)
        .and_then(|names| names.iter().map(|name| translated(name, lang)).collect());
    let mut argument = argument.help_heading(heading);
    if takes_values {
        argument = argument.hide_default_value(true).hide_possible_values(true);
    }
    if let Some(names) = names {
        argument = argument.value_names(names);
    }
    if values.is_empty() {
        return argument.help(format!("{help}{default}"));
    }
    let row = values.iter().map(|value| value.get_name().to_owned()).collect::<Vec<_>>().join(", ");
    if values.iter().any(|value| value.get_help().is_some()) {
        let mut listed = format!("{help}{default}\n\n{}", words.possible_values);
        for value in &values {
            let said = value.get_help().map(ToString::to_string).unwrap_or_default();
            let _ = write!(listed, "\n- {}: {}", value.get_name(), translated(&said, lang).unwrap_or(&said));
        }
        argument = argument.long_help(listed);
    }
    argument.help(format!("{help}{default} {}", (words.possible)(&row)))
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::i18n::cli_help::known;
    use crate::i18n::texts;

    /// Every sentence and every name of a value that the help shows, in English.
    fn said(command: &Command, all: &mut BTreeSet<String>) {
        let around = [command.get_about(), command.get_after_help()];
        all.extend(around.into_iter().flatten().map(ToString::to_string));
        for argument in command.get_arguments() {
            all.extend(argument.get_help().map(ToString::to_string));
            if !argument.get_action().takes_values() {
                continue;
            }
            all.extend(argument.get_value_names().into_iter().flatten().map(ToString::to_string));
            let values = argument.get_possible_values();
            all.extend(values.iter().filter_map(|value| value.get_help()).map(ToString::to_string));
        }
        command.get_subcommands().for_each(|verb| said(verb, all));
    }

    #[test]
    fn every_verb_and_argument_has_its_words_in_every_language_and_no_word_is_left_over() {
        let mut all = BTreeSet::new();
        said(&Arguments::command(), &mut all);
        let known: BTreeSet<String> = known().map(str::to_owned).collect();
        assert_eq!(
            all.difference(&known).collect::<Vec<_>>(),
            Vec::<&String>::new(),
            "not in i18n::cli_help"
        );
        assert_eq!(known.difference(&all).collect::<Vec<_>>(), Vec::<&String>::new(), "said nowhere");
    }

    #[test]
    fn the_command_line_in_every_language_is_the_same_command_line() {
        for lang in Lang::ALL {
            let mut command = command(texts(*lang));
            command.clone().debug_assert();
            command.build();
            let english: Vec<_> =
                Arguments::command().get_subcommands().map(|it| it.get_name().to_owned()).collect();
            let here: Vec<_> = command.get_subcommands().map(|it| it.get_name().to_owned()).collect();
            assert_eq!(here, english, "{lang:?}");
        }
    }

    fn pages(command: &mut Command, texts: &Texts, all: &mut Vec<String>) {
        all.push(in_brackets(&command.render_help().to_string(), texts));
        all.push(in_brackets(&command.render_long_help().to_string(), texts));
        command.get_subcommands_mut().for_each(|verb| pages(verb, texts, all));
    }

    #[test]
    fn no_page_of_norwegian_help_holds_a_word_of_the_english_one() {
        for lang in [Lang::Nb, Lang::Nn] {
            let texts = texts(lang);
            let mut command = command(texts);
            command.build();
            let mut all = Vec::new();
            pages(&mut command, texts, &mut all);
            assert!(all.len() > 60, "{}", all.len());
            for page in all {
                for english in [
                    "Usage",
                    "Options",
                    "OPTIONS",
                    "Commands",
                    "COMMAND]",
                    "Arguments",
                    "ossible",
                    "default",
                    "alias",
                    " the ",
                ] {
                    assert!(!page.contains(english), "{english} in {lang:?}:\n{page}");
                }
            }
        }
    }

    #[test]
    fn a_language_is_heard_in_a_line_that_cannot_be_read() {
        for (line, lang) in [
            ("dialogduk --lang nn --hlep", Some(Lang::Nn)),
            ("dialogduk tull --lang=en", Some(Lang::En)),
            ("dialogduk --lang", None),
            ("dialogduk --lang tysk --help", None),
            ("dialogduk --help", None),
        ] {
            let words: Vec<OsString> = line.split(' ').map(OsString::from).collect();
            assert_eq!(written_lang(&words).map(|it| it.0), lang, "{line}");
        }
    }
}
