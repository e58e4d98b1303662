//! `[parcours]`: which courses count for what.

use crate::fr;
use crate::parse::toml_doc::{Node, Reading};
use crate::pix::Courses;

const KEYS: [&str; 3] = ["rentree", "attestation_6e", "pix_ia"];

/// The names under `[parcours]`, when it is there.
pub fn courses(root: &Node<'_, '_>, reading: &mut Reading) -> Courses {
    let Some(table) = root.table("parcours", reading) else {
        return Courses::default();
    };
    table.allow(&KEYS, reading);
    Courses {
        entry: names(&table, "rentree", reading),
        sixieme_attestation: names(&table, "attestation_6e", reading),
        pix_ia: names(&table, "pix_ia", reading),
    }
}

/// Names are compared with those of Pix: an empty one would match nothing.
fn names(table: &Node<'_, '_>, key: &str, reading: &mut Reading) -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    for (text, at) in table.texts(key, reading) {
        let path = table.path_of(key);
        let name = text.trim();
        if name.is_empty() {
            reading.refuse(&at, &path, "un nom de parcours est vide");
        } else if names.iter().any(|known| known == name) {
            let message = format!("le parcours {} est donné deux fois", fr::quoted(name));
            reading.refuse(&at, &path, message);
        } else {
            names.push(name.to_owned());
        }
    }
    names
}

#[cfg(test)]
mod tests {
    use crate::parse::dossier_toml::read;

    #[test]
    fn a_school_says_which_courses_count_for_what() {
        let text = "[etablissement]\nniveau = \"college\"\n[parcours]\nrentree = [\"Rentrée 3e\", \
                    \"Rentrée 3e\", \"\"]\nattestation_6e = [\"A\", \"B\"]\npix_ia = \"Pix IA\"\n\
                    sos = [\"x\"]\n";
        let (settings, found) = read(text.as_bytes());
        assert_eq!(settings.courses.entry, ["Rentrée 3e"]);
        assert_eq!(settings.courses.sixieme_attestation, ["A", "B"]);
        let lines: Vec<_> = found.iter().map(|it| it.spot.line.unwrap().0).collect();
        assert_eq!(lines, [4, 4, 6, 7]);
    }
}
