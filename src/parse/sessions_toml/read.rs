//! The reading of a plan.

use toml::Spanned;
use toml::de::DeValue;

use crate::diagnostic::Diagnostic;
use crate::fr;
use crate::parse::moments;
use crate::parse::sessions_toml::SESSION_TWICE;
use crate::parse::toml_doc::{Node, Reading, decode, parse};
use crate::session::{BookedGroup, BookedSession, PixAccess, SessionKind};

/// The keys of a session.
pub const KEYS: [&str; 15] = [
    "id",
    "date",
    "debut",
    "fin",
    "salle",
    "surveillants",
    "groupes",
    "genre",
    "eleves",
    "etat",
    "fixe",
    "numero",
    "code_acces",
    "mot_de_passe",
    "revision",
];

/// The word of a make-up session.
pub const MAKE_UP: &str = "rattrapage";

/// Reads the file; what is wrong is said, and what is right is kept.
///
/// A session without a number gets the next free one.
pub fn read(bytes: &[u8]) -> (Vec<BookedSession>, Vec<Diagnostic>) {
    let text = match decode(bytes) {
        Ok(text) => text,
        Err(finding) => return (Vec::new(), vec![*finding]),
    };
    let mut reading = Reading::of(text);
    let table = parse(text, &mut reading);
    let root = Node::root(&table);
    root.allow(&["session"], &mut reading);
    let mut sessions: Vec<BookedSession> = Vec::new();
    for node in root.tables("session", &mut reading) {
        let Some(session) = one(&node, &mut reading) else {
            continue;
        };
        if session.id != 0 && sessions.iter().any(|other| other.id == session.id) {
            let message = format!("la session {} est déjà écrite plus haut", session.id);
            reading.note(SESSION_TWICE, &node.at_key("id"), "session.id", message);
        }
        sessions.push(session);
    }
    let mut last = sessions.iter().map(|session| session.id).max().unwrap_or(0);
    for session in sessions.iter_mut().filter(|session| session.id == 0) {
        last += 1;
        session.id = last;
    }
    (sessions, reading.finish())
}

fn one(node: &Node<'_, '_>, reading: &mut Reading) -> Option<BookedSession> {
    node.allow(&KEYS, reading);
    let kind = kind(node, reading);
    let mut needed = vec!["date", "debut", "fin", "salle"];
    needed.push(match kind {
        SessionKind::Ordinary => "groupes",
        SessionKind::MakeUp => "eleves",
    });
    for key in needed {
        if !node.has(key) {
            let message = format!("il manque la clé {}", fr::quoted(key));
            reading.missing(node.at(), &node.path_of(key), message);
        }
    }
    let date = node.date("date", reading);
    let minute = time(node, "debut", reading);
    let end = time(node, "fin", reading);
    let room = node.text("salle", reading).map(str::to_owned);
    let names = |key: &str, reading: &mut Reading| -> Vec<String> {
        let texts = node.texts(key, reading).into_iter();
        texts.map(|(text, _)| text.trim().to_owned()).collect()
    };
    let invigilators = names("surveillants", reading);
    let absentees = names("eleves", reading);
    let groups = groups(node, reading);
    let number = pix_number(node, reading);
    let mut word = |key: &str| node.text(key, reading).unwrap_or_default().to_owned();
    let pix = PixAccess {
        number,
        access_code: word("code_acces"),
        password: word("mot_de_passe"),
    };
    let session = BookedSession {
        id: node.number("id", reading).unwrap_or(0),
        kind,
        date: date?,
        minute: minute?,
        end: end?,
        room: room?,
        invigilators,
        groups,
        absentees,
        stage: node.parsed("etat", reading).unwrap_or_default(),
        pinned: node.flag("fixe", reading).unwrap_or(false),
        pix,
        revision: node.number("revision", reading).unwrap_or(0),
        line: Some(reading.line(node.at())),
    };
    if session.end <= session.minute {
        let message = "la session finit avant d’avoir commencé";
        reading.refuse(&node.at_key("fin"), &node.path_of("fin"), message);
    }
    Some(session)
}

fn kind(node: &Node<'_, '_>, reading: &mut Reading) -> SessionKind {
    match node.text("genre", reading) {
        None | Some("ordinaire") => SessionKind::Ordinary,
        Some(MAKE_UP) => SessionKind::MakeUp,
        Some(other) => {
            let message = format!(
                "{} ne convient pas\u{a0}: écrivez \"{MAKE_UP}\", ou retirez la ligne",
                fr::quoted(other)
            );
            reading.refuse(&node.at_key("genre"), &node.path_of("genre"), message);
            SessionKind::Ordinary
        }
    }
}

/// The number that Pix Certif gave: digits, between quotes or not, whatever the
/// spaces between them. Pix refuses a file with another one.
fn pix_number(node: &Node<'_, '_>, reading: &mut Reading) -> String {
    const KEY: &str = "numero";
    if let Some(DeValue::Integer(_)) = node.value(KEY).map(Spanned::get_ref) {
        let number = node.number(KEY, reading);
        return number.map_or_else(String::new, |number| number.to_string());
    }
    let text = node.text(KEY, reading).unwrap_or_default();
    let number: String = text.split_whitespace().collect();
    if !number.bytes().all(|byte| byte.is_ascii_digit()) {
        let message = format!(
            "{} n’est pas un numéro de session de Pix Certif, comme \"40253\"",
            fr::quoted(text)
        );
        reading.refuse(&node.at_key(KEY), &node.path_of(KEY), message);
        return String::new();
    }
    number
}

fn time(node: &Node<'_, '_>, key: &str, reading: &mut Reading) -> Option<u32> {
    let text = node.text(key, reading)?;
    let found = moments::clock(text);
    if found.is_none() {
        let message = format!("{} n’est pas une heure, comme \"08:30\"", fr::quoted(text));
        reading.refuse(&node.at_key(key), &node.path_of(key), message);
    }
    found
}

fn groups(node: &Node<'_, '_>, reading: &mut Reading) -> Vec<BookedGroup> {
    let Some(table) = node.table("groupes", reading) else {
        return Vec::new();
    };
    let mut found = Vec::new();
    for (division, _, _) in table.entries() {
        match table.number(division, reading) {
            Some(0) => {
                let message = format!("aucun élève de {}\u{a0}: retirez-la", fr::quoted(division));
                reading.refuse(&table.at_key(division), &table.path_of(division), message);
            }
            Some(students) => found.push(BookedGroup {
                division: division.to_owned(),
                students,
            }),
            None => {}
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::session::Stage;

    #[test]
    fn a_plan_written_by_hand_is_read() {
        let text = "[[session]]\nid = 4\ndate = 2027-03-15\ndebut = \"8h30\"\nfin = \"10:30\"\n\
                    salle = \"Salle Pix\"\nsurveillants = [\"Mme Roux\"]\n\
                    groupes = { 3A = 16, \"3 ULIS\" = 2 }\netat = \"créée\"\n\
                    [[session]]\ndate = \"16/03/2027\"\ndebut = \"13:30\"\nfin = \"15:30\"\n\
                    salle = \"CDI\"\ngenre = \"rattrapage\"\neleves = [\"123456789AB\"]\n";
        let (sessions, findings) = read(text.as_bytes());
        assert_eq!(findings, []);
        let [first, second] = sessions.as_slice() else {
            panic!("{sessions:?}");
        };
        assert_eq!(
            (first.minute, first.students(), first.stage),
            (510, 18, Stage::Created)
        );
        assert_eq!(
            (second.id, second.kind, second.students()),
            (5, SessionKind::MakeUp, 1)
        );
    }

    #[test]
    fn a_number_of_pix_is_read_as_it_is_copied() {
        for written in ["\"40253\"", "40253", "\" 40\u{a0}253 \""] {
            let text = format!(
                "[[session]]\ndate = 2027-03-15\ndebut = \"08:30\"\nfin = \"10:30\"\n\
                 salle = \"Pix\"\ngroupes = {{ 3A = 16 }}\nnumero = {written}\n"
            );
            let (sessions, findings) = read(text.as_bytes());
            assert_eq!(findings, [], "{written}");
            assert_eq!(sessions[0].pix.number, "40253", "{written}");
        }
    }

    #[test]
    fn what_cannot_be_is_named_with_its_line() {
        #[track_caller]
        fn case(from: &str, to: &str, line: u32, message: &str) {
            let text = "[[session]]\nid = 1\ndate = 2027-03-15\ndebut = \"08:30\"\nfin = \"10:30\"\n\
                        salle = \"Pix\"\ngroupes = { 3A = 16 }\n";
            let (_, findings) = read(text.replace(from, to).as_bytes());
            let first = findings.first().expect("a finding");
            assert_eq!(first.spot.line.unwrap().0, line, "{}", first.message);
            let found = first.message.replace('\u{a0}', " ");
            assert!(found.contains(message), "{found}");
        }

        case("\"10:30\"", "\"07:30\"", 5, "finit avant");
        case("\"10:30\"", "\"dix heures\"", 5, "n’est pas une heure");
        case("salle = \"Pix\"\n", "", 1, "il manque la clé « salle »");
        case("salle", "sale", 1, "il manque la clé « salle »");
        case("16", "0", 7, "retirez-la");
        case("id = 1", "etat = \"finie\"", 2, "état inconnu");
        case("id = 1", "genre = \"autre\"", 2, "ne convient pas");
        case("id = 1", "numero = \"n° 40\"", 2, "numéro de session");
        case("id = 1", "numero = 4.5", 2, "attend un texte");
        case("16 }\n", "16 }\n[[session]]\nid = 1\n", 8, "il manque");
    }
}
