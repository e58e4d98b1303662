//! The mass-import file of Pix Certif, read and judged by the rules of
//! pix-formats §5.2, written again from that page alone.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use crate::program::answer;

const HEADERS: &str = "Numéro de session préexistante;* Nom du site;* Nom de la salle;\
    * Date de début (format: JJ/MM/AAAA);* Heure de début (heure locale format: HH:MM);\
    * Surveillant(s);Observations (optionnel);* Nom de naissance;* Prénom;\
    * Date de naissance (format: JJ/MM/AAAA);* Sexe (M ou F);\
    Code INSEE de la commune de naissance;Code postal de la commune de naissance;\
    Nom de la commune de naissance;* Pays de naissance;\
    E-mail du destinataire des résultats (formateur, enseignant…);E-mail de convocation;\
    Identifiant externe;Temps majoré ? (exemple format: 33%)";

/// Runs pixplan on a copy of a dossier of the stories; the bytes it prints.
fn exported(dossier: &str, options: &[&str]) -> Vec<u8> {
    let from = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests/cmd/sessions.in")
        .join(dossier);
    let folder = tempfile::tempdir().unwrap();
    copy(&from, folder.path());
    let fixed = [
        "--format",
        "pix-certif",
        "--today",
        "2027-01-18",
        "--time-limit",
        "60",
    ];
    answer(
        folder.path(),
        &[&["sessions"], &fixed[..], options].concat(),
    )
}

fn copy(from: &Path, to: &Path) {
    for entry in std::fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        let target: PathBuf = to.join(entry.file_name());
        if entry.file_type().unwrap().is_dir() {
            std::fs::create_dir_all(&target).unwrap();
            copy(&entry.path(), &target);
        } else {
            std::fs::copy(entry.path(), target).unwrap();
        }
    }
}

/// Cells of each line; quotes as in any CSV.
fn cells(text: &str) -> Vec<Vec<String>> {
    let mut lines = Vec::new();
    for line in text.lines().filter(|line| !line.trim().is_empty()) {
        let mut row = vec![String::new()];
        let mut quoted = false;
        let mut letters = line.chars().peekable();
        while let Some(letter) = letters.next() {
            match letter {
                '"' if quoted && letters.peek() == Some(&'"') => {
                    letters.next();
                    row.last_mut().unwrap().push('"');
                }
                '"' => quoted = !quoted,
                ';' if !quoted => row.push(String::new()),
                other => row.last_mut().unwrap().push(other),
            }
        }
        lines.push(row.iter().map(|cell| cell.trim().to_owned()).collect());
    }
    lines
}

/// Every code that Pix would give, with its line; the header is line 1.
fn judged(bytes: &[u8], today: &str) -> Vec<(usize, &'static str)> {
    let text = std::str::from_utf8(bytes).unwrap();
    let text = text.strip_prefix('\u{feff}').expect("a byte order mark");
    let rows = cells(text);
    assert_eq!(rows[0].join(";"), HEADERS, "headers, verbatim");
    let mut found = Vec::new();
    let mut sessions: BTreeSet<[String; 4]> = BTreeSet::new();
    let mut current: Option<(usize, bool)> = None;
    let mut in_session: BTreeSet<[String; 3]> = BTreeSet::new();
    for (index, row) in rows.iter().enumerate().skip(1) {
        let line = index + 1;
        assert_eq!(row.len(), 19, "line {line}");
        let has_session = row[1..6].iter().any(|cell| !cell.is_empty());
        let has_candidate = [7, 8, 9, 10, 14].iter().any(|&at| !row[at].is_empty());
        if !row[0].is_empty() {
            if has_session {
                found.push((line, "INFORMATION_NOT_ALLOWED_WITH_SESSION_ID"));
            }
            if !row[0].bytes().all(|byte| byte.is_ascii_digit()) {
                found.push((line, "SESSION_ID_NOT_VALID"));
            }
        }
        if has_session {
            if let Some((line, false)) = current {
                found.push((line, "EMPTY_SESSION"));
            }
            current = Some((line, false));
            in_session.clear();
            session(row, line, today, &mut found);
            let place = [1, 2, 3, 4].map(|at| row[at].clone());
            if !sessions.insert(place) {
                found.push((line, "SESSION_WITH_DATE_AND_TIME_ALREADY_EXISTS"));
            }
        }
        if has_candidate {
            match &mut current {
                Some((_, filled)) => *filled = true,
                None if row[0].is_empty() => found.push((line, "SESSION_ADDRESS_REQUIRED")),
                None => {}
            }
            candidate(row, line, &mut found);
            if !in_session.insert([7, 8, 9].map(|at| row[at].clone())) {
                found.push((line, "DUPLICATE_CANDIDATE_IN_SESSION"));
            }
        }
    }
    if let Some((line, false)) = current {
        found.push((line, "EMPTY_SESSION"));
    }
    found
}

fn iso(text: &str) -> Option<String> {
    let parts: Vec<&str> = text.split('/').collect();
    let [day, month, year] = parts.as_slice() else {
        return None;
    };
    let sizes = day.len() == 2 && month.len() == 2 && year.len() == 4;
    let digits = parts
        .iter()
        .all(|part| part.bytes().all(|byte| byte.is_ascii_digit()));
    let in_range = (1..=31).contains(&day.parse().unwrap_or(0))
        && (1..=12).contains(&month.parse().unwrap_or(0));
    (sizes && digits && in_range).then(|| format!("{year}-{month}-{day}"))
}

fn session(row: &[String], line: usize, today: &str, found: &mut Vec<(usize, &'static str)>) {
    for (at, code) in [
        (1, "SESSION_ADDRESS_REQUIRED"),
        (2, "SESSION_ROOM_REQUIRED"),
        (3, "SESSION_DATE_REQUIRED"),
        (4, "SESSION_TIME_REQUIRED"),
        (5, "SESSION_EXAMINER_REQUIRED"),
    ] {
        if row[at].is_empty() {
            found.push((line, code));
        }
    }
    match iso(&row[3]) {
        None => found.push((line, "SESSION_DATE_NOT_VALID")),
        Some(date) if date.as_str() < today => found.push((line, "SESSION_SCHEDULED_IN_THE_PAST")),
        Some(_) => {}
    }
    let time = row[4].as_bytes();
    let good = matches!(time, [h1 @ b'0'..=b'2', h2 @ b'0'..=b'9', b':', b'0'..=b'5', b'0'..=b'9']
        if *h1 < b'2' || *h2 < b'4');
    if !good {
        found.push((line, "SESSION_TIME_NOT_VALID"));
    }
}

fn candidate(row: &[String], line: usize, found: &mut Vec<(usize, &'static str)>) {
    let mut say = |code| found.push((line, code));
    if row[7].is_empty() {
        say("CANDIDATE_LAST_NAME_REQUIRED");
    }
    if row[8].is_empty() {
        say("CANDIDATE_FIRST_NAME_REQUIRED");
    }
    match iso(&row[9]) {
        None => say("CANDIDATE_BIRTHDATE_FORMAT_NOT_VALID"),
        Some(date) if date.as_str() <= "1900-01-01" => say("CANDIDATE_BIRTHDATE_MUST_BE_GREATER"),
        Some(_) => {}
    }
    if !["M", "F"].contains(&row[10].as_str()) {
        say("CANDIDATE_SEX_NOT_VALID");
    }
    let (code, postal, city, country) = (&row[11], &row[12], &row[13], &row[14]);
    if [code, postal, city, country].iter().all(|it| it.is_empty()) {
        say("CANDIDATE_BIRTH_INFORMATION_REQUIRED");
    } else if country.is_empty() {
        say("CANDIDATE_BIRTH_COUNTRY_REQUIRED");
    } else if country == "FRANCE" {
        match (code.is_empty(), postal.is_empty(), city.is_empty()) {
            (false, true, true) | (true, false, false) => {}
            (true, true, false) => say("CANDIDATE_BIRTH_POSTAL_CODE_REQUIRED"),
            (true, false, true) => say("CANDIDATE_BIRTH_CITY_REQUIRED"),
            _ => say("CANDIDATE_BIRTH_INSEE_CODE_OR_BIRTH_POSTAL_CODE_AND_BIRTH_CITY_REQUIRED"),
        }
    } else {
        if city.is_empty() {
            say("CANDIDATE_FOREIGN_BIRTH_CITY_REQUIRED");
        }
        if !postal.is_empty() {
            say("CANDIDATE_FOREIGN_POSTAL_CODE_MUST_BE_EMPTY");
        }
        if code != "99" {
            say("CANDIDATE_FOREIGN_INSEE_CODE_NOT_VALID");
        }
    }
    if !row[18].is_empty() {
        let digits: String = row[18].chars().take_while(char::is_ascii_digit).collect();
        match digits.parse::<u32>() {
            Err(_) => say("CANDIDATE_EXTRA_TIME_INTEGER"),
            Ok(percent) if !(1..1000).contains(&percent) => {
                say("CANDIDATE_EXTRA_TIME_OUT_OF_RANGE");
            }
            Ok(_) => {}
        }
    }
}

#[test]
fn sessions_alone_are_taken_with_the_warning_of_empty_sessions() {
    for dossier in ["college", "petit"] {
        let found = judged(&exported(dossier, &[]), "2027-01-18");
        assert!(!found.is_empty());
        assert!(
            found.iter().all(|(_, code)| *code == "EMPTY_SESSION"),
            "{found:?}"
        );
    }
}

#[test]
fn candidates_are_taken_but_for_a_country_that_nobody_can_name() {
    let bytes = exported("petit", &["--siecle", "ElevesSansAdresses.xml"]);
    let found = judged(&bytes, "2027-01-18");
    // One pupil was born in a country that is no more: left to type, and said.
    assert_eq!(
        found.iter().map(|it| it.1).collect::<Vec<_>>(),
        ["CANDIDATE_BIRTH_COUNTRY_REQUIRED"]
    );
    let text = String::from_utf8(bytes).unwrap();
    assert_eq!(text.matches("FRANCE").count(), 2);
    assert!(
        text.contains(";99;;RABAT;MAROC;") && text.contains(";33%"),
        "{text}"
    );
}

#[test]
fn the_judge_sees_what_is_wrong() {
    let head = format!("\u{feff}{HEADERS}\r\n");
    let case = |line: &str, expected: &str| {
        let codes = judged(format!("{head}{line}\r\n").as_bytes(), "2027-01-18");
        let codes: Vec<&str> = codes
            .iter()
            .map(|it| it.1)
            .filter(|it| *it != "EMPTY_SESSION")
            .collect();
        assert_eq!(codes.join(" "), expected, "{line}");
    };
    let rest = ";;;;;;;;;;;;";
    case(&format!(";Site;Salle;15/03/2027;08:30;Mme Roux;{rest}"), "");
    case(
        &format!(";Site;;15/03/2027;08:30;Mme Roux;{rest}"),
        "SESSION_ROOM_REQUIRED",
    );
    case(
        &format!(";Site;Salle;2027-03-15;8:30;Mme Roux;{rest}"),
        "SESSION_DATE_NOT_VALID SESSION_TIME_NOT_VALID",
    );
    case(
        &format!(";Site;Salle;15/03/2026;08:30;Mme Roux;{rest}"),
        "SESSION_SCHEDULED_IN_THE_PAST",
    );
    case(
        &format!("12;Site;Salle;15/03/2027;08:30;Mme Roux;{rest}"),
        "INFORMATION_NOT_ALLOWED_WITH_SESSION_ID",
    );
    let session = ";Site;Salle;15/03/2027;08:30;Mme Roux;";
    case(
        &format!("{session};ROUX;Zoé;01/02/2012;F;35288;;;FRANCE;;;;33%"),
        "",
    );
    case(
        &format!("{session};ROUX;Zoé;01/02/2012;F;35288;;RENNES;FRANCE;;;;0.33"),
        "CANDIDATE_BIRTH_INSEE_CODE_OR_BIRTH_POSTAL_CODE_AND_BIRTH_CITY_REQUIRED CANDIDATE_EXTRA_TIME_OUT_OF_RANGE",
    );
    case(
        &format!("{session};ROUX;Zoé;01/02/2012;X;;;RABAT;MAROC;;;;"),
        "CANDIDATE_SEX_NOT_VALID CANDIDATE_FOREIGN_INSEE_CODE_NOT_VALID",
    );
}
