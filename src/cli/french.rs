//! What clap says in English, said in French: help pages and usage errors.

use clap::builder::{StyledStr, Styles};
use clap::error::{ContextKind, ContextValue, ErrorKind};
use clap::{Command, Error};

use crate::fr;

/// The help page of a command that has commands of its own.
const WITH_COMMANDS: &str = "\
{about-with-newline}
Usage : {usage}

{all-args}{after-help}";

/// Gives a command and all those under it a French help page.
pub fn dress(command: Command) -> Command {
    let mut command = command
        .help_template(WITH_COMMANDS)
        .styles(Styles::plain())
        .disable_help_flag(true);
    let names: Vec<String> = command
        .get_subcommands()
        .map(|sub| sub.get_name().to_owned())
        .collect();
    for name in names {
        command = command.mut_subcommand(name, dress);
    }
    command
}

/// The two headings that clap names by itself, with the space of French.
pub fn headings(help: &str) -> String {
    let names = ["Options", "Arguments"];
    names.iter().fold(help.to_owned(), |text, name| {
        text.replace(&format!("\n{name}:\n"), &format!("\n{name}\u{a0}:\n"))
    })
}

/// A usage error in French: what is wrong, then what to write.
pub fn usage_error(error: &Error) -> (String, Option<String>) {
    let text = |kind| context(error, kind);
    let argument = text(ContextKind::InvalidArg).unwrap_or_default();
    let value = text(ContextKind::InvalidValue).unwrap_or_default();
    let message = match error.kind() {
        ErrorKind::InvalidValue | ErrorKind::ValueValidation if value.is_empty() => {
            format!("il manque une valeur après {argument}")
        }
        ErrorKind::ValueValidation => {
            let cause = std::error::Error::source(error).map(ToString::to_string);
            let cause = cause.unwrap_or_else(|| "valeur non comprise".to_owned());
            let option = argument.split(" <").next().unwrap_or_default();
            if cause.contains(&fr::quoted(&value)) {
                format!("{option}\u{a0}: {cause}")
            } else {
                format!(
                    "{option}\u{a0}: {} ne convient pas, {cause}",
                    fr::quoted(&value)
                )
            }
        }
        ErrorKind::InvalidValue => {
            format!("{argument}\u{a0}: {} ne convient pas", fr::quoted(&value))
        }
        ErrorKind::UnknownArgument => format!("option inconnue\u{a0}: {argument}"),
        ErrorKind::InvalidSubcommand => {
            let name = text(ContextKind::InvalidSubcommand).unwrap_or_default();
            format!("commande inconnue\u{a0}: {}", fr::quoted(&name))
        }
        ErrorKind::MissingRequiredArgument => format!("il manque {argument}"),
        ErrorKind::MissingSubcommand | ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => {
            "il manque une commande".to_owned()
        }
        ErrorKind::ArgumentConflict => {
            let other = text(ContextKind::PriorArg).unwrap_or_default();
            if other.is_empty() || other == argument {
                format!("{argument} est donné deux fois")
            } else {
                format!("{argument} et {other} ne vont pas ensemble")
            }
        }
        ErrorKind::TooManyValues => format!("{argument}\u{a0}: {} est de trop", fr::quoted(&value)),
        ErrorKind::NoEquals => format!("écrivez {argument}=valeur"),
        ErrorKind::InvalidUtf8 => "un argument n’est pas du texte lisible".to_owned(),
        _ => "commande non comprise".to_owned(),
    };
    (message, suggestion(error))
}

fn suggestion(error: &Error) -> Option<String> {
    let kinds = [
        ContextKind::SuggestedArg,
        ContextKind::SuggestedSubcommand,
        ContextKind::SuggestedValue,
    ];
    let found = kinds.into_iter().find_map(|kind| context(error, kind))?;
    Some(format!("Vouliez-vous écrire {}\u{a0}?", fr::quoted(&found)))
}

fn context(error: &Error, kind: ContextKind) -> Option<String> {
    match error.get(kind)? {
        ContextValue::String(text) => Some(text.clone()),
        ContextValue::Strings(texts) => Some(fr::list(texts)),
        ContextValue::StyledStr(text) => Some(plain(text)),
        ContextValue::StyledStrs(texts) => {
            let texts: Vec<String> = texts.iter().map(plain).collect();
            Some(fr::list(&texts))
        }
        ContextValue::Number(number) => Some(number.to_string()),
        _ => None,
    }
}

fn plain(text: &StyledStr) -> String {
    text.to_string()
}
