//! The file of the mass import of sessions in Pix Certif, for schools
//! (pix-formats §5.2): no column about billing, which is an error there.

use crate::fr;
use crate::report::sessions::autosessions::observation;
use crate::report::sessions::table::columns;
use crate::report::{Align, Cell, Row, Table};
use crate::school::{BirthPlace, FRANCE, Sex, Student, country_name};
use crate::session::{BookedSession, Clock};

/// The headers, verbatim and in their order.
const HEADERS: [&str; 19] = [
    "Numéro de session préexistante",
    "* Nom du site",
    "* Nom de la salle",
    "* Date de début (format: JJ/MM/AAAA)",
    "* Heure de début (heure locale format: HH:MM)",
    "* Surveillant(s)",
    "Observations (optionnel)",
    "* Nom de naissance",
    "* Prénom",
    "* Date de naissance (format: JJ/MM/AAAA)",
    "* Sexe (M ou F)",
    "Code INSEE de la commune de naissance",
    "Code postal de la commune de naissance",
    "Nom de la commune de naissance",
    "* Pays de naissance",
    "E-mail du destinataire des résultats (formateur, enseignant…)",
    "E-mail de convocation",
    "Identifiant externe",
    "Temps majoré ? (exemple format: 33%)",
];

/// The code that Pix wants in the place of a commune abroad.
const ABROAD: &str = "99";

/// Who watches a session that has nobody yet: Pix wants a text there.
pub const TO_NAME: &str = "À préciser";

/// Columns of a session, then of a candidate.
const SESSION_COLUMNS: usize = 7;

/// A candidate to enrol: the pupil with her birth place, and her extra time.
#[derive(Debug, Clone, Copy)]
pub struct Candidate<'a> {
    /// The pupil.
    pub student: &'a Student,
    /// Her extra time in percent.
    pub extra_percent: Option<u32>,
}

/// The file as a table: each session on a line, its first candidate on the same
/// line, the others below without the session's columns.
///
/// A session that Pix Certif has already is named by its number alone: its
/// candidates are added to it.
pub fn table(site: &str, sessions: &[(&BookedSession, Vec<Candidate<'_>>)]) -> Table {
    let mut rows = Vec::new();
    for (session, candidates) in sessions {
        let number = session.pix.number.trim();
        let is_known = !number.is_empty();
        let first = if is_known {
            vec![number.to_owned()]
        } else {
            session_cells(site, session)
        };
        if candidates.is_empty() {
            if !is_known {
                rows.push(row(first, Vec::new()));
            }
            continue;
        }
        for (index, candidate) in candidates.iter().enumerate() {
            let start = match index {
                0 => first.clone(),
                // A known session is named on each of its lines.
                _ if is_known => first.clone(),
                _ => Vec::new(),
            };
            rows.push(row(start, candidate_cells(candidate)));
        }
    }
    Table {
        caption: String::new(),
        columns: columns(&HEADERS.map(|title| (title, Align::Left))),
        rows,
    }
}

fn row(mut cells: Vec<String>, candidate: Vec<String>) -> Row {
    cells.resize(SESSION_COLUMNS, String::new());
    cells.extend(candidate);
    cells.resize(HEADERS.len(), String::new());
    Row {
        cells: cells.into_iter().map(Cell::Text).collect(),
        ..Row::default()
    }
}

fn session_cells(site: &str, session: &BookedSession) -> Vec<String> {
    vec![
        String::new(),
        site.to_owned(),
        session.room.clone(),
        fr::short_date(session.date),
        Clock(session.minute).to_string(),
        if session.invigilators.is_empty() {
            TO_NAME.to_owned()
        } else {
            session.invigilators.join(", ")
        },
        observation(session),
    ]
}

fn candidate_cells(candidate: &Candidate<'_>) -> Vec<String> {
    let student = candidate.student;
    let birthdate = student.birthdate.map(fr::short_date);
    let sex = student.sex.map(|sex| match sex {
        Sex::Female => "F",
        Sex::Male => "M",
    });
    let none = BirthPlace::default();
    let place = student.birth_place.as_deref().unwrap_or(&none);
    let extra = candidate.extra_percent;
    let [code, city, country] = birth_cells(place);
    vec![
        student.last_name.trim().to_owned(),
        student.first_name.trim().to_owned(),
        birthdate.unwrap_or_default(),
        sex.unwrap_or_default().to_owned(),
        code,
        String::new(),
        city,
        country,
        String::new(),
        String::new(),
        String::new(),
        extra
            .map(|percent| format!("{percent}%"))
            .unwrap_or_default(),
    ]
}

/// INSEE code, city and country as Pix wants them: the code alone for France,
/// 99 with the city abroad. What the base does not say is left to type.
fn birth_cells(place: &BirthPlace) -> [String; 3] {
    let text = |part: &Option<String>| part.as_deref().unwrap_or_default().trim().to_owned();
    let code = text(&place.country);
    let country = country_name(&code).unwrap_or_default().to_uppercase();
    let city_code = text(&place.city_code);
    if code == FRANCE {
        return [city_code, String::new(), country];
    }
    if code.is_empty() {
        // Pix takes a commune by its code or by its name, never by both.
        let city = text(&place.city);
        let city = if city_code.is_empty() {
            city
        } else {
            String::new()
        };
        return [city_code, city, country];
    }
    [ABROAD.to_owned(), text(&place.city), country]
}

/// What is missing for Pix to take a candidate, in a few words; None when
/// nothing is.
pub fn missing(student: &Student) -> Option<String> {
    let none = BirthPlace::default();
    let place = student.birth_place.as_deref().unwrap_or(&none);
    let is_empty = |part: &Option<String>| part.as_ref().is_none_or(|it| it.trim().is_empty());
    let mut parts = Vec::new();
    if student.sex.is_none() {
        parts.push("le sexe".to_owned());
    }
    if student.birthdate.is_none() {
        parts.push("la date de naissance".to_owned());
    }
    match place.country.as_deref().map(str::trim) {
        None | Some("") => parts.push("le pays de naissance".to_owned()),
        Some(FRANCE) if is_empty(&place.city_code) => {
            parts.push("le code INSEE de la commune de naissance".to_owned());
        }
        Some(FRANCE) => {}
        Some(code) => {
            if country_name(code).is_none() {
                parts.push(format!("le pays de naissance (code {code})"));
            }
            if is_empty(&place.city) {
                parts.push("la commune de naissance à l’étranger".to_owned());
            }
        }
    }
    (!parts.is_empty()).then(|| fr::list(&parts))
}
