//! Which list of tasks: ours, a printed document's, or a file of the school's.

use std::path::Path;

use crate::checklist::Checklist;
use crate::cli::failure::Failure;
use crate::cli::situation::nearest;
use crate::diagnostic::Diagnostic;
use crate::parse::checklist_toml::{self, BUNDLED_CHECKLISTS};
use crate::school::Level;
use crate::store;

/// The national list of a level.
pub fn national(level: Level) -> Checklist {
    bundled(level.id()).expect("each level has its list, as tests show")
}

fn bundled(name: &str) -> Option<Checklist> {
    let found = BUNDLED_CHECKLISTS.iter().find(|list| list.name == name)?;
    let mut list = checklist_toml::read(found.text.as_bytes()).0;
    for task in &mut list.tasks {
        task.command = task.command.take().filter(|command| is_known(command));
    }
    Some(list)
}

/// Commands that the lists already name and that this version does not have.
const TO_COME: [&str; 10] = [
    "done session",
    "import resultats",
    "progress",
    "message",
    "sessions",
    "results",
    "report",
    "print convocations",
    "print emargement",
    "print surveillants",
];

fn is_known(command: &str) -> bool {
    let words = command.strip_prefix("pixplan ").unwrap_or(command);
    !TO_COME.iter().any(|name| words.starts_with(name))
}

/// The list that a name or a file gives.
///
/// A file is looked for when the name ends in `.toml` or when it is there.
///
/// # Errors
///
/// [`Failure`] when no list has that name, or when a file has wrong content.
pub fn named(wanted: &str) -> Result<Checklist, Failure> {
    if let Some(list) = bundled(&crate::fr::fold(wanted)) {
        return Ok(list);
    }
    let path = Path::new(wanted);
    if path
        .extension()
        .is_some_and(|end| end.eq_ignore_ascii_case("toml"))
        || path.is_file()
    {
        return from_file(path);
    }
    let names = BUNDLED_CHECKLISTS.map(|list| list.name.to_owned());
    let message = format!("liste inconnue\u{a0}: {}", crate::fr::quoted(wanted));
    let help = match nearest(wanted, names.clone()) {
        Some(name) => format!("Vouliez-vous écrire {}\u{a0}?", crate::fr::quoted(&name)),
        None => format!(
            "Écrivez {}, ou le nom d’un fichier .toml.",
            crate::fr::list(&names)
        ),
    };
    Err(Failure::usage(message).help(help))
}

fn from_file(path: &Path) -> Result<Checklist, Failure> {
    let name = path.display().to_string();
    let bytes = store::read(path)?;
    let (list, findings) = checklist_toml::read(&bytes);
    if findings.iter().any(Diagnostic::is_error) {
        let findings = findings.into_iter().map(|one| one.in_file(&name)).collect();
        return Err(Failure::content(format!("{name} est à corriger"), findings));
    }
    Ok(list)
}
