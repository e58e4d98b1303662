//! What is wrong in a school's own template, said in French.

use std::error::Error as _;
use std::ops::Range;

use minijinja::{Error, ErrorKind};

use crate::fr;
use crate::render::template::filters::FILTERS;
use crate::render::template::{Family, lines, words};

/// One mistake in a template.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// What sort of mistake.
    pub kind: FaultKind,
    /// The file's name: `relance.txt`.
    pub template: String,
    /// Its line, from 1.
    pub line: usize,
    /// The line and a mark under the mistake; may be empty.
    pub excerpt: String,
    /// What is wrong.
    pub message: String,
    /// What to do, with the names that exist.
    pub help: Option<String>,
}

/// What sort of mistake.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FaultKind {
    /// It is not well formed.
    Syntax,
    /// It names something that does not exist.
    Name,
    /// It uses a filter, a test or a function that does not exist.
    Filter,
    /// It cannot be filled in: a filter on a value that it does not take.
    Value,
}

/// The last cause of an error: the mistake itself, in its own template.
pub fn innermost(error: &Error) -> &Error {
    let mut found = error;
    while let Some(cause) = found.source().and_then(|cause| cause.downcast_ref()) {
        found = cause;
    }
    found
}

/// A name that does not exist.
pub fn unknown_name(
    name: &str,
    template: &str,
    source: &str,
    at: Range<usize>,
    family: &Family,
) -> Fault {
    let near = nearest(name, family).map(|near| {
        let near = fr::quoted(&near);
        format!("Vouliez-vous écrire {near}\u{a0}? ")
    });
    let (line, excerpt) = excerpt(source, at);
    Fault {
        kind: FaultKind::Name,
        template: template.to_owned(),
        line,
        excerpt,
        message: format!("le nom {} n’existe pas", fr::quoted(name)),
        help: Some(format!(
            "{}{}",
            near.unwrap_or_default(),
            words::known(name, family.words)
        )),
    }
}

/// A filter that does not exist.
pub fn unknown_filter(filter: &str, template: &str, source: &str, at: Range<usize>) -> Fault {
    let known = FILTERS.map(|(name, _)| name.split('(').next().unwrap_or(name));
    let (line, excerpt) = excerpt(source, at);
    Fault {
        kind: FaultKind::Filter,
        template: template.to_owned(),
        line,
        excerpt,
        message: format!("le filtre {} n’existe pas", fr::quoted(filter)),
        help: Some(format!(
            "Filtres de pixplan\u{a0}: {}\u{a0}; ceux de Jinja existent aussi (upper, join, length…).",
            known.join(", ")
        )),
    }
}

/// A mistake that the engine found.
pub fn of(error: &Error, template: &str, source: &str, family: &Family) -> Fault {
    let (mut line, excerpt) = match error.range() {
        Some(at) => excerpt(source, at),
        None => (1, String::new()),
    };
    if let Some(known) = error.line().filter(|_| excerpt.is_empty()) {
        line = known;
    }
    let excerpt = if excerpt.is_empty() {
        lines::as_written(source.lines().nth(line - 1).unwrap_or_default()).to_owned()
    } else {
        excerpt
    };
    let detail = error.detail().unwrap_or_default();
    let at = error.range().unwrap_or_default();
    let (kind, message, help) = match error.kind() {
        ErrorKind::UndefinedError => {
            let name = source.get(at.clone()).unwrap_or_default();
            let name = name.split('|').next().unwrap_or(name).trim();
            return unknown_name(name, template, source, at, family);
        }
        ErrorKind::SyntaxError | ErrorKind::BadEscape => syntax(detail),
        ErrorKind::UnknownTest | ErrorKind::UnknownFunction | ErrorKind::UnknownMethod => {
            let name = detail.split_whitespace().nth(1).unwrap_or_default();
            let message = format!("{} n’existe pas", fr::quoted(name));
            (FaultKind::Filter, message, None)
        }
        ErrorKind::TemplateNotFound => {
            let known: Vec<&str> = family.bundled.iter().map(|(name, _)| *name).collect();
            let message = "le fichier demandé par cette ligne n’existe pas".to_owned();
            let help = format!("Fichiers connus\u{a0}: {}.", known.join(", "));
            (FaultKind::Name, message, Some(help))
        }
        ErrorKind::OutOfFuel => {
            let message = "ce modèle ne finit jamais, ou presque".to_owned();
            (FaultKind::Value, message, None)
        }
        // What our own filters say is French already.
        _ if detail.starts_with("il faut") => (FaultKind::Value, detail.to_owned(), None),
        _ => {
            let message = "cette ligne ne peut pas être remplie".to_owned();
            (FaultKind::Value, message, None)
        }
    };
    Fault {
        kind,
        template: template.to_owned(),
        line,
        excerpt,
        message,
        help,
    }
}

/// What the engine says of a badly formed template, in French.
fn syntax(detail: &str) -> (FaultKind, String, Option<String>) {
    let is_end = detail.starts_with("unexpected end of input");
    let message = if is_end && detail.ends_with("end of variable block") {
        "une balise n’est pas fermée\u{a0}: il manque }}"
    } else if detail.ends_with("end of variable block") {
        "ce mot n’est pas à sa place\u{a0}: il manque }} avant lui, ou une barre | devant un filtre"
    } else if is_end {
        "il manque la fin d’une balise ou d’un bloc\u{a0}: %}, endif ou endfor"
    } else if detail.starts_with("unexpected end of string") {
        "des guillemets ne sont pas fermés"
    } else if detail.starts_with("unexpected end of comment") {
        "un commentaire n’est pas fermé\u{a0}: il manque #}"
    } else if detail.starts_with("unknown statement") {
        let word = detail.split_whitespace().nth(2).unwrap_or_default();
        let message = format!("{} n’est pas une instruction", fr::quoted(word));
        let help = "Instructions\u{a0}: if, elif, else, endif, for, endfor, set, include.";
        return (FaultKind::Syntax, message, Some(help.to_owned()));
    } else {
        "cette balise est mal écrite"
    };
    (FaultKind::Syntax, message.to_owned(), None)
}

/// The known name that looks most like another one.
fn nearest(name: &str, family: &Family) -> Option<String> {
    let last = |word: &str| word.rsplit('.').next().unwrap_or(word).to_owned();
    let (front, wrong) = match name.rsplit_once('.') {
        Some((front, wrong)) => (format!("{front}."), wrong),
        None => (String::new(), name),
    };
    let words = family.words.iter();
    let first = |word: &str| word.split(['.', '[']).next().unwrap_or(word).to_owned();
    let known = words.filter_map(|(word, _)| {
        if front.is_empty() {
            Some(first(word))
        } else {
            word.contains('.').then(|| last(word))
        }
    });
    let limit = (wrong.chars().count() / 4).max(1);
    let near = known.map(|word| (strsim::damerau_levenshtein(&word, wrong), word));
    let (_, best) = near.filter(|(distance, _)| *distance <= limit).min()?;
    Some(format!("{front}{best}"))
}

/// The line of a place, and the place marked under it.
fn excerpt(source: &str, at: Range<usize>) -> (usize, String) {
    let before = source.get(..at.start).unwrap_or_default();
    let number = before.matches('\n').count() + 1;
    let start = before.rfind('\n').map_or(0, |end| end + 1);
    let line = source.get(start..).unwrap_or_default();
    let line = lines::as_written(line.lines().next().unwrap_or_default());
    let column = source.get(start..at.start).unwrap_or_default();
    let marked = source.get(at).unwrap_or_default();
    let marked = marked.lines().next().unwrap_or_default();
    let width = marked.chars().count();
    if width == 0 {
        return (number, line.to_owned());
    }
    let indent = " ".repeat(column.chars().count());
    (number, format!("{line}\n{indent}{}", "^".repeat(width)))
}
