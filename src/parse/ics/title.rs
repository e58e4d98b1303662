//! What an event is, by its title.

use crate::fr;

/// What a title announces.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Title {
    /// Teachers' return, on the first day.
    TeachersReturn,
    /// Pupils' return, on the first day.
    PupilsReturn,
    /// The end of the year on the first day; the next return at the end, when
    /// the event has one.
    Summer,
    /// A holiday that cuts the year.
    Holiday {
        /// Its key in a year file.
        key: String,
        /// The national name it answers to, when its own is another.
        equivalent: Option<&'static str>,
        /// Its printed name.
        name: String,
    },
    /// A bridge or a single day.
    DayOff {
        /// Its key in a year file.
        key: String,
        /// Its printed name.
        name: String,
    },
    /// Something for primary schools alone.
    PrimarySchool,
    /// Something else.
    Other,
}

/// Words of a folded title, the key of the holiday, and the national name.
const HOLIDAYS: [(&str, &str, Option<&str>); 19] = [
    ("ete austral", "ete-austral", Some("noel")),
    ("toussaint", "toussaint", None),
    ("automne", "toussaint", None),
    ("noel", "noel", None),
    ("apres 1ere periode", "apres-periode-1", Some("toussaint")),
    ("apres 2eme periode", "apres-periode-2", None),
    ("apres 3eme periode", "apres-periode-3", Some("hiver")),
    ("apres 4eme periode", "apres-periode-4", Some("printemps")),
    ("1ere periode", "periode-1", Some("toussaint")),
    ("2eme periode", "periode-2", Some("noel")),
    ("3eme periode", "periode-3", Some("hiver")),
    ("4eme periode", "periode-4", Some("printemps")),
    ("carnaval", "carnaval", Some("hiver")),
    ("paques", "paques", Some("printemps")),
    ("printemps", "printemps", None),
    ("septembre", "septembre", None),
    ("novembre", "novembre", Some("toussaint")),
    ("fevrier", "fevrier", Some("hiver")),
    ("hiver", "hiver", None),
];

/// Words of a folded title that announce a few days off.
const DAYS_OFF: [(&str, &str); 8] = [
    ("ascension", "ascension"),
    ("pentecote", "pentecote"),
    ("abolition", "abolition"),
    ("mi-careme", "mi-careme"),
    ("semaine en mai", "semaine-en-mai"),
    ("journee", "journee"),
    ("pont", "pont"),
    ("jour ", "jour"),
];

/// What a title announces, its zones left aside.
pub fn read(summary: &str) -> Title {
    let name = summary.split(" - ").next().unwrap_or(summary).trim();
    let word = fr::fold(name);
    let has = |piece: &str| word.contains(piece);
    if has("premier degre") && !has("college") {
        return Title::PrimarySchool;
    }
    let has_word = |piece: &str| {
        word.starts_with(piece) || has(&format!(" {piece}")) || has(&format!("'{piece}"))
    };
    if let Some((_, key)) = DAYS_OFF.iter().find(|(piece, _)| has_word(piece)) {
        return day_off(key, name);
    }
    if has("prerentree") || (has("rentree") && has("enseignant")) {
        return Title::TeachersReturn;
    }
    if has("rentree") {
        return Title::PupilsReturn;
    }
    let is_summer = (has("ete") && !has("ete austral")) || has("hiver austral");
    if has("grandes vacances") || has("fin des cours") || (has("vacances") && is_summer) {
        return Title::Summer;
    }
    if !has("vacances") {
        return Title::Other;
    }
    let known = HOLIDAYS.iter().find(|(piece, _, _)| has(piece));
    match known {
        Some((_, key, equivalent)) => Title::Holiday {
            key: (*key).to_owned(),
            equivalent: *equivalent,
            name: printed(name),
        },
        None => Title::Holiday {
            key: slug(&word),
            equivalent: None,
            name: printed(name),
        },
    }
}

/// A few days off; a remark in brackets after the title is a slip of the
/// export (`Abolition de l’esclavage(prérentrée Saint-Barthélémy)`).
fn day_off(key: &str, name: &str) -> Title {
    if fr::fold(name).contains("(prerentree") {
        return Title::Other;
    }
    Title::DayOff {
        key: key.to_owned(),
        name: printed(name),
    }
}

/// `Vacances d'Hiver` as printed inside a sentence: `vacances d’hiver`.
fn printed(name: &str) -> String {
    let name = name.replace('\'', "’");
    let national = [
        ("d’Hiver", "d’hiver"),
        ("de Printemps", "de printemps"),
        ("d’Été", "d’été"),
        ("Vacances", "vacances"),
        ("Pont", "pont"),
        ("Semaine", "semaine"),
        ("Journée", "journée"),
    ];
    let shorter = |name: String, (capital, small): (&str, &str)| name.replace(capital, small);
    national.into_iter().fold(name, shorter)
}

fn slug(word: &str) -> String {
    let word = word.strip_prefix("vacances").unwrap_or(word);
    let words = word.split(|letter: char| !letter.is_ascii_alphanumeric());
    let words: Vec<&str> = words.filter(|word| word.len() > 2).collect();
    match words.join("-") {
        empty if empty.is_empty() => "vacances".to_owned(),
        slug => slug,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn key(summary: &str) -> String {
        match read(summary) {
            Title::Holiday { key, .. } => key,
            Title::DayOff { key, .. } => format!("pont {key}"),
            other => format!("{other:?}"),
        }
    }

    #[test]
    fn titles_are_told_apart_as_files_write_them() {
        let cases = [
            ("Vacances de la Toussaint - Zone A", "toussaint"),
            ("Vacances d'automne", "toussaint"),
            ("Vacances d'Hiver - Zones A/B", "hiver"),
            ("Vacances d'Été - Zones A/B/C", "Summer"),
            ("Vacances d’Eté", "Summer"),
            ("Début des Vacances d'Été - Corse", "Summer"),
            (
                "Vacances d'Été(prérentrée Enseignants) - Zone A",
                "TeachersReturn",
            ),
            ("Prérentrée des enseignants - Zone A", "TeachersReturn"),
            ("Rentrée scolaire des enseignants", "TeachersReturn"),
            (
                "Rentrée scolaire des élèves (école collège et lycée)",
                "PupilsReturn",
            ),
            ("Vacances d'Été austral", "ete-austral"),
            ("Vacances d'Hiver austral", "Summer"),
            ("Vacances après 3ème période", "apres-periode-3"),
            ("Vacances 1ère période", "periode-1"),
            (
                "Pont de l'Ascension - Zones A/B/C - Corse",
                "pont ascension",
            ),
            ("Lundi de Pentecôte - Corse", "pont pentecote"),
            ("jour sans école", "pont jour"),
            ("Vacances de Mai", "mai"),
            (
                "Abolition de l?esclavage(prérentrée Saint-Barthélémy)",
                "Other",
            ),
            (
                "Grandes Vacances (Élèves du premier degré)",
                "PrimarySchool",
            ),
            ("Conseil de classe", "Other"),
            ("Séjour linguistique", "Other"),
        ];
        for (summary, expected) in cases {
            assert_eq!(key(summary), expected, "{summary}");
        }
    }

    #[test]
    fn names_are_printed_as_in_a_sentence() {
        let Title::Holiday { name, .. } = read("Vacances d'Hiver - Zone A") else {
            panic!("a holiday");
        };
        assert_eq!(name, "vacances d’hiver");
    }
}
