//! `pixplan completions` and `pixplan man`.

use clap::{Command, CommandFactory};
use clap_complete::Shell;

use crate::cli::args::{Cli, Completions, Man};
use crate::cli::{Answer, Exit, Failure, french};
use crate::fr;
use crate::store::{self, Privacy};

const SHELLS: [(&str, Shell); 4] = [
    ("bash", Shell::Bash),
    ("zsh", Shell::Zsh),
    ("fish", Shell::Fish),
    ("powershell", Shell::PowerShell),
];

/// The headings that `clap_mangen` writes in English, and ours.
const HEADINGS: [(&str, &str); 7] = [
    (".SH NAME", ".SH NOM"),
    (".SH SUBCOMMANDS", ".SH COMMANDES"),
    (".SH EXTRA", ".SH SUITE"),
    (".SH AUTHORS", ".SH AUTEURS"),
    (".SH \"OPTIONS COMMUNES\"", ".SH \"OPTIONS COMMUNES\""),
    (".SH ÉTABLISSEMENT", ".SH ÉTABLISSEMENT"),
    ("[default: ", "[par défaut : "),
];

/// Prints the completions of a shell.
///
/// # Errors
///
/// [`Failure`] when the shell is unknown.
pub fn completions(args: &Completions) -> Result<Answer, Failure> {
    let word = fr::fold(&args.shell);
    let Some((_, shell)) = SHELLS.iter().find(|(name, _)| *name == word) else {
        let names = SHELLS.map(|(name, _)| name);
        let message = format!("terminal inconnu\u{a0}: {}", fr::quoted(&args.shell));
        return Err(Failure::usage(message).help(format!("Écrivez {}.", fr::choice(&names))));
    };
    let mut command = french::dress(Cli::command());
    let mut script = Vec::new();
    clap_complete::generate(*shell, &mut command, "pixplan", &mut script);
    Ok(Answer::text(String::from_utf8_lossy(&script)))
}

/// Prints one manual page, or writes them all in a folder.
///
/// # Errors
///
/// [`Failure`] when the command is unknown or the folder cannot be written to.
pub fn pages(args: &Man) -> Result<Answer, Failure> {
    let mut root = french::dress(Cli::command());
    root.build();
    if let Some(folder) = &args.all_to {
        let mut pages = vec![("pixplan.1".to_owned(), page(&root)?)];
        for sub in root.get_subcommands() {
            pages.push((format!("pixplan-{}.1", sub.get_name()), page(sub)?));
        }
        for (name, text) in &pages {
            store::replace(&folder.join(name), text.as_bytes(), Privacy::Shared)?;
        }
        let written = fr::count(pages.len(), "page écrite", "pages écrites");
        return Ok(Answer::text(format!(
            "{written} dans {}\n",
            folder.display()
        )));
    }
    let Some(name) = &args.command else {
        return Ok(Answer::text(page(&root)?));
    };
    match root.find_subcommand(name) {
        Some(sub) => Ok(Answer::text(page(sub)?)),
        None => Err(Failure::usage(format!(
            "commande inconnue\u{a0}: {}",
            fr::quoted(name)
        ))),
    }
}

fn page(command: &Command) -> Result<String, Failure> {
    let mut bytes = Vec::new();
    let written = clap_mangen::Man::new(command.clone()).render(&mut bytes);
    written.map_err(|_| Failure::new(Exit::Bug, "page de manuel impossible à écrire"))?;
    let mut text = String::from_utf8_lossy(&bytes).into_owned();
    for (english, french) in HEADINGS {
        text = text.replace(english, french);
    }
    Ok(text)
}
