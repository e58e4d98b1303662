//! Year files, written: what `calendar import` and `calendar new` hand over.
//!
//! The text reads back to the same values, and is meant to be completed by
//! hand: short lines, comments in French.

mod draft;
mod levels;
mod names;
mod zone;

use crate::calendar::YearFile;

pub use draft::draft;
use names::Names;

/// Who explains the two conventions to the person who opens the file.
const CONVENTIONS: &str = "\
# depart : les vacances commencent après la classe de ce jour ; reprise : retour ce matin-là.
# premier et dernier : jours sans classe, bornes comprises.
";

/// A year file as text, under a title line.
///
/// The school's own certification dates are written where there are no
/// national ones.
pub fn write(file: &YearFile, title: &str) -> String {
    let names = Names::of(file);
    let mut parts = vec![
        format!("# {title}\n#\n{CONVENTIONS}"),
        format!(
            "annee = \"{}\"\nverifie_le = {}\n",
            file.year, file.checked_on
        ),
    ];
    parts.extend(names.tables());
    let zones = file.zones.iter();
    parts.extend(zones.map(|known| zone::write(known, file.year, &names)));
    let windows = if file.windows.is_empty() {
        &file.own_windows
    } else {
        &file.windows
    };
    parts.extend(windows.iter().map(|dates| levels::write(dates, &names)));
    let exam = file.exam;
    parts.push(format!(
        "[epreuve]\ntest_min = {}\nseance_min = {}\npar_surveillant = {}\n",
        exam.test_minutes, exam.session_minutes, exam.per_invigilator
    ));
    parts.join("\n")
}

/// A text between quotes, as TOML writes it.
fn quoted(text: &str) -> String {
    let escaped = text.chars().map(|letter| match letter {
        '"' => "\\\"".to_owned(),
        '\\' => "\\\\".to_owned(),
        control if control.is_control() => format!("\\u{:04X}", u32::from(control)),
        other => other.to_string(),
    });
    let escaped: String = escaped.collect();
    format!("\"{escaped}\"")
}

/// A key, between quotes when it must be.
fn key(name: &str) -> String {
    let is_bare = |letter: char| letter.is_ascii_alphanumeric() || "-_".contains(letter);
    if !name.is_empty() && name.chars().all(is_bare) {
        return name.to_owned();
    }
    quoted(name)
}

/// `{ a = 1, b = 2 }` from what it holds.
fn table(fields: &[String]) -> String {
    format!("{{ {} }}", fields.join(", "))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::calendar::{BUNDLED_YEARS, SchoolYear, Zone};
    use crate::check::calendar::check;
    use crate::parse::{calendar_toml, public_holidays_toml};

    #[test]
    fn every_bundled_year_reads_back_to_itself() {
        for known in BUNDLED_YEARS {
            let file = calendar_toml::bundled(known.year).unwrap();
            let text = write(&file, "Essai.");
            let back = calendar_toml::read_bundled(&text);
            assert_eq!(back.findings, [], "{}\n{text}", known.file_name);
            assert_eq!(back.file.as_ref(), Some(&file), "{}", known.file_name);
        }
    }

    #[test]
    fn a_text_with_odd_characters_reads_back() {
        let mut file = calendar_toml::bundled(SchoolYear(2026)).unwrap();
        let zone = &mut file.zones[0];
        zone.holidays[0].name = "vacances \"d’automne\" \\ 2026\n".to_owned();
        zone.holidays[0].key.0 = "été à la mer".to_owned();
        let back = calendar_toml::read_bundled(&write(&file, "Essai."));
        assert_eq!((back.findings, back.file), (Vec::new(), Some(file)));
    }

    #[test]
    fn the_dates_of_a_school_read_back() {
        let text = "annee = \"2026-2027\"\nverifie_le = 2026-11-22\n[college]\n\
                    fenetre = { fin = 2027-06-04, source = \"rectorat\" }\n[lycee]\n\
                    fenetre = { debut = 2026-11-09, fin = 2027-03-05, avant = [{ fin = 2027-02-26, source = \"note\" }] }\n";
        let read = calendar_toml::read_own(text.as_bytes(), &|_| None);
        assert_eq!(read.findings, []);
        let file = read.file.unwrap();
        let text = write(&file, "Essai.");
        let back = calendar_toml::read_own(text.as_bytes(), &|_| None);
        assert_eq!(
            (back.findings, back.file),
            (Vec::new(), Some(file)),
            "{text}"
        );
    }

    #[test]
    fn a_year_is_written_as_people_complete_it() {
        let mut file = calendar_toml::bundled(SchoolYear(2026)).unwrap();
        file.zones.retain(|known| known.zone == Zone::Reunion);
        file.windows.truncate(1);
        let expected = "\
# Année 2026-2027.
#
# depart : les vacances commencent après la classe de ce jour ; reprise : retour ce matin-là.
# premier et dernier : jours sans classe, bornes comprises.

annee = \"2026-2027\"
verifie_le = 2026-11-22

[source.source-1]
titre = \"calendrier-scolaire.education (La Réunion) et openholidaysapi.data\"
statut = \"secondaire\"

[source.source-2]
titre = \"note de recherche publique lue le 5 octobre 2026\"
statut = \"secondaire\"

[zone.reunion]
source = \"source-1\"
rentree_profs = 2026-08-17
";
        let text = write(&file, "Année 2026-2027.");
        assert!(text.starts_with(expected), "{text}");
        let window = "\
[college]
fenetre = { debut = 2027-03-15, fin = 2027-06-11, source = \"source-2\" }
ouverture = \"prévisionnel\"
";
        assert!(text.contains(window), "{text}");
    }

    #[test]
    fn a_draft_is_read_and_checked_without_a_finding() {
        let last = calendar_toml::bundled(SchoolYear(2027));
        let today = "2027-05-02".parse().unwrap();
        let text = draft(SchoolYear(2028), &Zone::METROPOLE, last.as_ref(), today);
        let read = calendar_toml::read_own(text.as_bytes(), &|_| None);
        assert_eq!(read.findings, [], "{text}");
        let file = read.file.unwrap();
        assert_eq!((file.year, file.checked_on), (SchoolYear(2028), today));
        assert!(file.zones.iter().all(|known| !known.is_complete()));
        let rules = public_holidays_toml::bundled();
        assert_eq!(check(&file, &rules, &read.lines), []);
    }

    #[test]
    fn a_draft_proposes_the_weeks_of_last_year_as_comments() {
        let last = calendar_toml::bundled(SchoolYear(2027));
        let today = "2027-05-02".parse().unwrap();
        let text = draft(SchoolYear(2028), &[Zone::B], last.as_ref(), today);
        let line = "# toussaint = { depart = 2028-10-21, reprise = 2028-11-06 }";
        assert!(text.contains(line), "{text}");
        assert!(text.contains("fenetre = \"prévisionnel\""));
        // Its comments made lines, the proposed year is a good one.
        let is_prose = |line: &&str| line.starts_with('#') && !line.contains(" = ");
        let lines = text.lines().filter(|line| !is_prose(line));
        let lines = lines.map(|line| line.trim_start_matches("# "));
        let filled: Vec<&str> = lines.filter(|line| *line != "complet = false").collect();
        let read = calendar_toml::read_own(filled.join("\n").as_bytes(), &|_| None);
        assert_eq!(read.findings, [], "{}", filled.join("\n"));
        let file = read.file.unwrap();
        assert!(file.zone(Zone::B).unwrap().is_complete());
    }
}
