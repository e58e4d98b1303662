//! The writing of a plan, over what is there.

use chrono::Datelike;
use toml_edit::{
    Array, ArrayOfTables, Date, Datetime, DocumentMut, InlineTable, Item, RawString, Table, Value,
};

use crate::parse::sessions_toml::read::MAKE_UP;
use crate::session::{BookedSession, Clock, SessionKind, Stage};

/// First lines of a new file.
const HEADER: &str = "\
# Plan des sessions de certification : écrit par « pixplan sessions --save ».
# Vous pouvez le corriger à la main, puis le vérifier : pixplan sessions --check.
# fixe = true garde une session telle quelle quand le plan est refait.
# etat : prevue, creee, lancee, finalisee ou resultats.
# Recopiez ici ce que donne Pix Certif : numero, code_acces et mot_de_passe.

";

/// The file with these sessions, in this order; `text` is what is there.
///
/// Sessions are recognised by their number. Those that are not given any more
/// are taken out; what a person wrote in the others stays.
///
/// # Errors
///
/// When the text is no longer TOML; nothing can then be kept of it.
pub fn write(text: &str, sessions: &[BookedSession]) -> Result<String, NotToml> {
    let mut document: DocumentMut = text.parse().map_err(|_| NotToml)?;
    let numbers = numbers(text);
    let root = document.as_table_mut();
    let is_new = root.is_empty();
    let old = match root.remove("session") {
        Some(Item::ArrayOfTables(tables)) => tables.into_iter().collect(),
        _ => Vec::new(),
    };
    let mut known: Vec<(u32, Table)> = numbers.into_iter().zip(old).collect();
    let first = sessions.first().map(|session| session.id);
    let head = known.first_mut().filter(|(id, _)| Some(*id) != first);
    let head = head.map_or_else(String::new, |(_, table)| without_head(table));
    let mut tables = ArrayOfTables::new();
    for (index, session) in sessions.iter().enumerate() {
        let place = known.iter().position(|(id, _)| *id == session.id);
        let mut table = place.map_or_else(Table::new, |place| known.remove(place).1);
        // Tables are written where they stood: a new order needs new places.
        table.set_position(Some(isize::try_from(index).unwrap_or(isize::MAX)));
        fill(&mut table, session);
        tables.push(table);
    }
    if let (true, Some(first)) = (is_new && text.trim().is_empty(), tables.get_mut(0)) {
        first.decor_mut().set_prefix(HEADER);
    }
    if let (false, Some(first)) = (head.is_empty(), tables.get_mut(0)) {
        let own = prefix(first);
        let own = own.trim_start_matches('\n');
        first.decor_mut().set_prefix(format!("{head}{own}"));
    }
    root.insert("session", Item::ArrayOfTables(tables));
    Ok(document.to_string())
}

/// Takes from a table that comes first no more what is said above it of the
/// whole file: all that a blank line sets apart.
fn without_head(table: &mut Table) -> String {
    const APART: &str = "\n\n";
    let all = prefix(table);
    let Some((head, own)) = all.rsplit_once(APART) else {
        return String::new();
    };
    table.decor_mut().set_prefix(format!("\n{own}"));
    format!("{head}{APART}")
}

/// The blank lines and comments above a table.
fn prefix(table: &Table) -> String {
    let known = table.decor().prefix().and_then(RawString::as_str);
    known.unwrap_or_default().to_owned()
}

/// A text that is not TOML.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NotToml;

/// The number of each table, as reading gives it.
fn numbers(text: &str) -> Vec<u32> {
    let (sessions, _) = crate::parse::sessions_toml::read(text.as_bytes());
    sessions.iter().map(|session| session.id).collect()
}

fn fill(table: &mut Table, session: &BookedSession) {
    let minute = |minute: u32| Value::from(Clock(minute).to_string());
    set(table, "id", Value::from(i64::from(session.id)));
    set(table, "date", Value::from(toml_date(session)));
    set(table, "debut", minute(session.minute));
    set(table, "fin", minute(session.end));
    set(table, "salle", Value::from(session.room.as_str()));
    set(table, "surveillants", list(&session.invigilators));
    match session.kind {
        SessionKind::Ordinary => {
            let mut groups = InlineTable::new();
            for group in &session.groups {
                groups.insert(&group.division, Value::from(i64::from(group.students)));
            }
            set(table, "groupes", Value::InlineTable(groups));
        }
        SessionKind::MakeUp => {
            set(table, "genre", Value::from(MAKE_UP));
            set(table, "eleves", list(&session.absentees));
        }
    }
    // What is usual is left unwritten, unless it is written already.
    let mut optional = |key: &str, value: Value, is_usual: bool| {
        if !is_usual || table.contains_key(key) {
            set(table, key, value);
        }
    };
    let stage = session.stage;
    optional("etat", Value::from(stage.id()), stage == Stage::Planned);
    optional("fixe", Value::from(session.pinned), !session.pinned);
    let revision = i64::from(session.revision);
    optional("revision", Value::from(revision), revision == 0);
    let pix = &session.pix;
    for (key, text) in [
        ("numero", &pix.number),
        ("code_acces", &pix.access_code),
        ("mot_de_passe", &pix.password),
    ] {
        optional(key, Value::from(text.as_str()), text.is_empty());
    }
}

/// Sets a value, unless it says the same already: its writing then stays.
fn set(table: &mut Table, key: &str, value: Value) {
    let same = |old: &Value| plain(old) == plain(&value);
    if let Some(old) = table.get_mut(key).and_then(Item::as_value_mut) {
        if !same(old) && !is_same_stage(key, old, &value) {
            let decor = old.decor().clone();
            *old = value;
            *old.decor_mut() = decor;
        }
        return;
    }
    table.insert(key, Item::Value(value));
}

/// A stage or a time that a person wrote another way: `créée`, `8h30`.
fn is_same_stage(key: &str, old: &Value, new: &Value) -> bool {
    let (Some(old), Some(new)) = (old.as_str(), new.as_str()) else {
        return false;
    };
    match key {
        "etat" => old.parse::<Stage>().is_ok_and(|stage| stage.id() == new),
        "debut" | "fin" => {
            crate::parse::moments::clock(old).is_some_and(|minute| Clock(minute).to_string() == new)
        }
        "date" => false,
        _ => old.trim() == new,
    }
}

/// The value without its comments and blanks.
fn plain(value: &Value) -> String {
    match value {
        Value::Array(list) => list.iter().map(|one| plain(one) + "\n").collect(),
        Value::InlineTable(table) => {
            let pairs = table
                .iter()
                .map(|(key, one)| format!("{key}={}\n", plain(one)));
            pairs.collect()
        }
        Value::String(text) => text.value().clone(),
        Value::Integer(number) => number.value().to_string(),
        Value::Float(number) => number.value().to_string(),
        Value::Boolean(flag) => flag.value().to_string(),
        Value::Datetime(when) => when.value().to_string(),
    }
}

fn list(names: &[String]) -> Value {
    Value::Array(names.iter().map(String::as_str).collect::<Array>())
}

fn toml_date(session: &BookedSession) -> Datetime {
    let date = session.date;
    let part = |number: u32| u8::try_from(number).unwrap_or_default();
    Datetime {
        date: Some(Date {
            year: u16::try_from(date.year()).unwrap_or_default(),
            month: part(date.month()),
            day: part(date.day()),
        }),
        time: None,
        offset: None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::parse::sessions_toml::read;

    const TEXT: &str = "# à moi\n\n[[session]]\nid = 2\ndate = \"15/03/2027\"\ndebut = \"8h30\" # tôt\n\
                        fin = \"10:30\"\nsalle = \"Pix\"\nsurveillants = []\ngroupes = { 3A = 16 }\n\
                        etat = \"créée\"\nnumero = \"123\" # recopié\n\n# la seconde\n[[session]]\n\
                        id = 1\ndate = 2027-03-16\ndebut = \"08:30\"\nfin = \"10:30\"\nsalle = \"CDI\"\n\
                        surveillants = []\ngroupes = { 3B = 12 }\n";

    #[test]
    fn what_does_not_change_is_not_touched() {
        let (sessions, findings) = read(TEXT.as_bytes());
        assert_eq!(findings, []);
        let written = write(TEXT, &sessions).unwrap();
        // A date written as a text becomes a date; all the rest is as it was.
        assert_eq!(written, TEXT.replace("\"15/03/2027\"", "2027-03-15"));
    }

    #[test]
    fn what_is_said_of_the_whole_file_stays_on_top() {
        let (mut sessions, _) = read(TEXT.as_bytes());
        let first = sessions.remove(0);
        let alone = write(TEXT, &sessions).unwrap();
        assert!(
            alone.starts_with("# à moi\n\n# la seconde\n[[session]]"),
            "{alone}"
        );
        sessions.push(first);
        let turned = write(TEXT, &sessions).unwrap();
        assert!(
            turned.starts_with("# à moi\n\n# la seconde\n[[session]]"),
            "{turned}"
        );
        assert!(turned.contains("\n\n[[session]]\nid = 2\n"), "{turned}");
    }

    #[test]
    fn a_change_keeps_the_comments() {
        let (mut sessions, _) = read(TEXT.as_bytes());
        sessions.reverse();
        sessions[1].minute = 810;
        sessions[1].stage = Stage::Finalised;
        let written = write(TEXT, &sessions).unwrap();
        let (mut again, _) = read(written.as_bytes());
        for session in again.iter_mut().chain(&mut sessions) {
            session.line = None;
        }
        assert_eq!(again, sessions, "{written}");
        for kept in [
            "# à moi",
            "debut = \"13:30\" # tôt",
            "numero = \"123\" # recopié",
            "# la seconde",
        ] {
            assert!(written.contains(kept), "{kept}\n{written}");
        }
    }

    #[test]
    fn a_new_file_explains_itself() {
        let (sessions, _) = read(TEXT.as_bytes());
        let written = write("", &sessions).unwrap();
        assert!(written.starts_with("# Plan des sessions"), "{written}");
        assert!(write("[oups", &sessions).is_err());
    }
}
