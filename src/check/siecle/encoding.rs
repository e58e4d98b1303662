//! Accidents of encoding.

use crate::check::siecle::base::spot;
use crate::check::siecle::{Base, Rule};
use crate::diagnostic::{Diagnostic, Kind, Spot};
use crate::fr;
use crate::source::Line;

/// A declaration that ends where Pix no longer looks.
pub const DECLARED_TOO_LATE: Rule = Rule {
    kind: Kind::warning(
        "ENCODING_DECLARED_TOO_LATE",
        "encodage annoncé trop loin pour Pix",
        "Pix ne lit que les 128 premiers octets pour connaître l’encodage. L’annonce se termine \
         plus loin : il lit le fichier en UTF-8, et les lettres accentuées sont abîmées.",
        "Refaites l’export : la première ligne doit rester courte, comme SIECLE l’écrit.",
    ),
    find: find_late,
};

/// Bytes that do not fit the encoding.
pub const BROKEN_BYTES: Rule = Rule {
    kind: Kind::warning(
        "BYTES_OF_ANOTHER_ENCODING",
        "lettres accentuées illisibles",
        "Le fichier n’est pas dans l’encodage que sa première ligne annonce, sans doute parce qu’il \
         a été ouvert et enregistré par un autre logiciel. Les lettres accentuées sont perdues.",
        "Refaites l’export dans SIECLE et importez le fichier sans l’ouvrir.",
    ),
    find: find_broken,
};

fn find_late(base: &Base<'_>) -> Vec<Diagnostic> {
    let declared = base.reading.declared_too_late.iter();
    let told = declared.map(|name| {
        let name = fr::quoted(name);
        let used = &base.reading.encoding;
        let what = format!("le fichier annonce {name} trop loin, Pix le lit en {used}");
        Diagnostic::new(DECLARED_TOO_LATE.kind, Spot::line(Line(1)), what)
    });
    told.collect()
}

fn find_broken(base: &Base<'_>) -> Vec<Diagnostic> {
    let is_broken = |name: &str| name.contains(char::REPLACEMENT_CHARACTER);
    let mut broken = base.seen.entries.iter().filter(|entry| {
        let student = &entry.student;
        is_broken(&student.last_name) || is_broken(&student.first_name)
    });
    let Some(first) = broken.next() else {
        return Vec::new();
    };
    let count = fr::count(1 + broken.count(), "élève", "élèves");
    let used = &base.reading.encoding;
    let what = format!("{count} : le fichier est lu en {used} et ne l’est pas");
    vec![Diagnostic::new(BROKEN_BYTES.kind, spot(first), what)]
}
