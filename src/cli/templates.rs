//! The templates of a command: ours, or the school's own in their place.

use std::collections::BTreeMap;
use std::path::Path;

use crate::cli::situation::nearest;
use crate::cli::{Answer, Exit, Failure};
use crate::diagnostic::{Diagnostic, Spot};
use crate::fr;
use crate::parse::template_text;
use crate::render::template::{Family, Fault, FaultKind, Templates};
use crate::source::Line;
use crate::store::{self, Dossier, Privacy};

/// The templates of a family, and what to say of the files found on the way.
///
/// # Errors
///
/// [`Failure`] when a file cannot be read, or with every mistake in them.
pub fn load(
    family: Family,
    dossier: Option<&Dossier>,
) -> Result<(Templates, Vec<String>), Failure> {
    let mut own = BTreeMap::new();
    let mut findings = Vec::new();
    let files = match dossier {
        Some(dossier) => store::own_templates(dossier, family.folder)?,
        None => Vec::new(),
    };
    for (name, path, bytes) in &files {
        match template_text::read(bytes) {
            Ok(text) => {
                own.insert(name.clone(), text.to_owned());
            }
            Err(finding) => findings.push(finding.in_file(&path.display().to_string())),
        }
    }
    let remarks = unused(&family, &own);
    match Templates::new(family, own) {
        Ok(templates) if findings.is_empty() => Ok((templates, remarks)),
        Ok(_) => Err(to_correct(findings)),
        Err(faults) => {
            findings.extend(faults.iter().map(|fault| finding(fault, &family, dossier)));
            Err(to_correct(findings))
        }
    }
}

/// A template that cannot be filled in, as the end of a command.
pub fn failure(fault: &Fault, family: &Family, dossier: Option<&Dossier>) -> Failure {
    to_correct(vec![finding(fault, family, dossier)])
}

/// Prints our own template, or writes it where nothing is yet.
///
/// # Errors
///
/// [`Failure`] when the file is there already: it is left as it is.
pub fn starter(family: &Family, name: &str, output: Option<&Path>) -> Result<Answer, Failure> {
    let text = family.starter(name).unwrap_or_default();
    let Some(path) = output else {
        return Ok(Answer::text(text));
    };
    let folder = path.parent().filter(|folder| *folder != Path::new(""));
    if let Some(folder) = folder {
        std::fs::create_dir_all(folder).map_err(|error| store::Trouble {
            action: "de créer",
            path: folder.to_owned(),
            error,
        })?;
    }
    if path.exists() {
        let name = path.display();
        let failure = Failure::usage(format!("{name} existe déjà\u{a0}: il n’a pas été touché"));
        return Err(failure.help("Donnez un autre nom, ou renommez d’abord ce fichier."));
    }
    store::create(path, text.as_bytes(), Privacy::Shared)?;
    Ok(Answer::text(format!(
        "Écrit\u{a0}: {}. Changez-le comme vous voulez\u{a0}: il remplace désormais le texte de pixplan.\n",
        path.display()
    )))
}

fn to_correct(findings: Vec<Diagnostic>) -> Failure {
    let file = findings.first().and_then(|first| first.spot.file.clone());
    let message = format!("{} est à corriger", file.unwrap_or_default());
    Failure {
        exit: Exit::Findings,
        ..Failure::content(message, findings)
    }
}

fn finding(fault: &Fault, family: &Family, dossier: Option<&Dossier>) -> Diagnostic {
    let kind = match fault.kind {
        FaultKind::Syntax => template_text::SYNTAX,
        FaultKind::Name => template_text::NAME,
        FaultKind::Filter => template_text::FILTER,
        FaultKind::Value => template_text::VALUE,
    };
    let folder = dossier.map(|dossier| dossier.templates(family.folder));
    let file = folder.unwrap_or_default().join(&fault.template);
    let line = u32::try_from(fault.line).unwrap_or(u32::MAX);
    let spot = Spot {
        file: Some(file.display().to_string()),
        line: Some(Line(line)),
        excerpt: Some(fault.excerpt.clone()).filter(|excerpt| !excerpt.is_empty()),
        ..Spot::default()
    };
    let finding = Diagnostic::new(kind, spot, &fault.message);
    match &fault.help {
        Some(help) => finding.remedy(help),
        None => finding,
    }
}

/// Files that replace nothing and that no other file includes: a slip in a name.
fn unused(family: &Family, own: &BTreeMap<String, String>) -> Vec<String> {
    let known = || family.bundled.iter().map(|(name, _)| (*name).to_owned());
    let is_used =
        |name: &str| family.source(name).is_some() || own.values().any(|text| text.contains(name));
    let names = own.keys().filter(|name| !is_used(name));
    let remarks = names.map(|name| {
        let file = format!("{}/{name}", family.folder);
        match nearest(name, known()) {
            Some(near) => format!(
                "{file} ne remplace aucun modèle\u{a0}: vouliez-vous le nommer {}\u{a0}?",
                fr::quoted(&near)
            ),
            None => format!("{file} ne remplace aucun modèle\u{a0}: il n’est pas utilisé."),
        }
    });
    remarks.collect()
}
