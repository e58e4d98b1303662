//! Findings grouped by cause, in the order of their weight then of the file.

use serde_json::{Value, json};

use crate::diagnostic::{Diagnostic, Severity};
use crate::fr;
use crate::report::{FindingGroup, Place, Tone};

/// The same as [`groups`], each with a few places on a brief page.
pub fn brief_groups(findings: &[Diagnostic], places: usize) -> Vec<FindingGroup> {
    let mut groups = groups(findings);
    for group in &mut groups {
        group.brief = places;
    }
    groups
}

/// Groups findings of one cause; the heaviest causes first, then in the order
/// in which they were met.
pub fn groups(findings: &[Diagnostic]) -> Vec<FindingGroup> {
    let mut groups: Vec<(Severity, FindingGroup)> = Vec::new();
    for finding in findings {
        let place = place(finding);
        let known = groups.iter_mut().find(|(_, group)| {
            group.code == finding.kind.code && group.help == fr::spaced(finding.help())
        });
        match known {
            Some((_, group)) => group.places.push(place),
            None => groups.push((finding.kind.severity, new_group(finding, place))),
        }
    }
    groups.sort_by_key(|(severity, _)| *severity);
    groups.into_iter().map(|(_, group)| group).collect()
}

fn new_group(finding: &Diagnostic, place: Place) -> FindingGroup {
    FindingGroup {
        tone: match finding.kind.severity {
            Severity::Error => Tone::Bad,
            Severity::Warning => Tone::Warning,
            Severity::Info => Tone::Hint,
        },
        code: finding.kind.code.to_owned(),
        pix: finding.kind.pix,
        title: fr::spaced(finding.kind.title),
        help: fr::spaced(finding.help()),
        places: vec![place],
        brief: usize::MAX,
    }
}

fn place(finding: &Diagnostic) -> Place {
    let spot = &finding.spot;
    let parts = [
        spot.file.clone(),
        spot.line.map(|line| format!("ligne {line}")),
        spot.student.clone(),
    ];
    let parts: Vec<String> = parts.into_iter().flatten().collect();
    Place {
        location: parts.join(", "),
        excerpt: spot.excerpt.clone().unwrap_or_default(),
        message: fr::spaced(&finding.message),
    }
}

/// A finding as the contract's JSON.
pub fn to_json(finding: &Diagnostic) -> Value {
    let spot = &finding.spot;
    json!({
        "code": finding.kind.code,
        "severity": match finding.kind.severity {
            Severity::Error => "error",
            Severity::Warning => "warning",
            Severity::Info => "info",
        },
        "pix": finding.kind.pix,
        "file": spot.file,
        "line": spot.line.map(|line| line.0),
        "ine": spot.ine,
        "student": spot.student,
        "field": spot.field,
        "message": fr::spaced(&finding.message),
        "help": fr::spaced(finding.help()),
    })
}

/// `2 erreurs et 1 avertissement`; empty when there is nothing.
pub fn tally(findings: &[Diagnostic]) -> String {
    let count = |severity| {
        let of = findings
            .iter()
            .filter(|finding| finding.kind.severity == severity);
        of.count()
    };
    let parts = [
        (count(Severity::Error), "erreur", "erreurs"),
        (count(Severity::Warning), "avertissement", "avertissements"),
        (count(Severity::Info), "remarque", "remarques"),
    ];
    let parts: Vec<String> = parts
        .into_iter()
        .filter(|(number, _, _)| *number > 0)
        .map(|(number, one, many)| fr::count(number, one, many))
        .collect();
    fr::list(&parts)
}
