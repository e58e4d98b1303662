//! Pix's exports written byte by byte (pix-formats §3.1, §4.1): the oracle of
//! the readers, which shares no code with them.

/// A value as Pix's code has it, before it is written.
#[derive(Debug, Clone, PartialEq)]
pub enum Value {
    Text(String),
    Number(f64),
    Nothing,
}

/// A text.
pub fn text(text: &str) -> Value {
    Value::Text(text.to_owned())
}

/// A number.
pub fn number(number: f64) -> Value {
    Value::Number(number)
}

/// A line of campaign export (§3.1).
fn campaign_line(values: &[Value]) -> String {
    let cells = values.iter().map(|value| match value {
        Value::Number(number) => number.to_string().replace('.', ","),
        Value::Nothing => "\"\"".to_owned(),
        Value::Text(text) => {
            let is_bare = |letter: char| letter.is_ascii_digit() || letter == '-';
            if !text.is_empty() && text.chars().all(is_bare) {
                text.clone()
            } else {
                let guard = if text.starts_with(['-', '@', '=', '+']) {
                    "'"
                } else {
                    ""
                };
                format!("\"{guard}{}\"", text.replace('"', "\"\""))
            }
        }
    });
    cells.collect::<Vec<_>>().join(";") + "\n"
}

/// A campaign export: a mark, then every line with its end.
pub fn campaign_file(titles: &[&str], lines: &[Vec<Value>]) -> Vec<u8> {
    let titles: Vec<Value> = titles
        .iter()
        .filter(|it| !it.is_empty())
        .map(|it| text(it))
        .collect();
    let mut out = "\u{feff}".to_owned() + &campaign_line(&titles);
    for line in lines {
        out += &campaign_line(line);
    }
    out.into_bytes()
}

/// A line of certification results (§4.1): no guard, no decimals.
fn certification_line(values: &[Value]) -> String {
    let cells = values.iter().map(|value| match value {
        Value::Number(number) => number.to_string(),
        Value::Nothing => String::new(),
        Value::Text(text) => format!("\"{}\"", text.replace('"', "\"\"")),
    });
    cells.collect::<Vec<_>>().join(";")
}

/// Certification results: a mark, and no line end after the last line.
pub fn certification_file(titles: &[&str], lines: &[Vec<Value>]) -> Vec<u8> {
    let titles: Vec<Value> = titles.iter().map(|it| text(it)).collect();
    let mut all = vec![certification_line(&titles)];
    all.extend(lines.iter().map(|line| certification_line(line)));
    format!("\u{feff}{}", all.join("\n")).into_bytes()
}

/// The seven first titles of a course.
pub const COURSE_START: [&str; 7] = [
    "Nom de l'organisation",
    "ID Campagne",
    "Code",
    "Nom de la campagne",
    "Parcours",
    "Nom du Participant",
    "Prénom du Participant",
];

/// The four titles between who took part and what was mastered.
pub const COURSE_MIDDLE: [&str; 4] = [
    "% de progression",
    "Date et heure de début (Europe/Paris)",
    "Partage (O/N)",
    "Date et heure du partage (Europe/Paris)",
];

/// The title of the mastery of a course.
pub const MASTERY: &str = "% maitrise de l'ensemble des acquis du profil";

/// The twenty-nine titles of results by division.
pub const RESULTS: [&str; 29] = [
    "Numéro de certification",
    "Prénom",
    "Nom",
    "Date de naissance",
    "Lieu de naissance",
    "Identifiant Externe",
    "Type de certification",
    "Statut",
    "Niveau",
    "Score en Pix",
    "1.1",
    "1.2",
    "1.3",
    "2.1",
    "2.2",
    "2.3",
    "2.4",
    "3.1",
    "3.2",
    "3.3",
    "3.4",
    "4.1",
    "4.2",
    "4.3",
    "5.1",
    "5.2",
    "Commentaire jury pour l’organisation",
    "Session",
    "Date de passage de la certification",
];

#[test]
fn the_writer_follows_the_two_sets_of_rules() {
    let line = [
        text("-Mon mail pro"),
        text("0-9"),
        text("a\"b"),
        text(""),
        number(0.67),
        Value::Nothing,
    ];
    assert_eq!(
        campaign_line(&line),
        "\"'-Mon mail pro\";0-9;\"a\"\"b\";\"\";0,67;\"\"\n"
    );
    let line = [text("12"), number(7.0), Value::Nothing];
    assert_eq!(certification_line(&line), "\"12\";7;");
    assert_eq!(certification_file(&["a"], &[]), "\u{feff}\"a\"".as_bytes());
}
