//! A second, slow and obvious implementation of Pix's rules on SIECLE files.
//!
//! It decodes the whole file, builds the whole tree, then applies the rules of
//! the specification one after the other. It shares no code with the program:
//! the mutants compare the two.

use crate::oracle_xml::{Element, Node, Tree, parse};

/// What the oracle says: the learners as `INE/division`, or Pix's codes.
pub enum Answer {
    Learners(Vec<String>),
    Codes(Vec<&'static str>),
}

pub fn judge(bytes: &[u8], uai: &str) -> Answer {
    let Some(text) = decode(bytes) else {
        return Answer::Codes(vec!["ENCODING_NOT_SUPPORTED"]);
    };
    let tree = parse(&text);
    match first_pass(&tree, uai) {
        Some(codes) => Answer::Codes(codes),
        None => second_pass(&tree),
    }
}

fn first_pass(tree: &Tree, uai: &str) -> Option<Vec<&'static str>> {
    let uaj = below(tree, "PARAMETRES").find(|element| element.name == "UAJ");
    match (uaj, tree.mistake, tree.is_cut) {
        (Some(found), ..) if plain(found).as_deref() == Some(uai) => None,
        (Some(_), ..) | (None, false, _) => Some(vec!["UAI_MISMATCHED"]),
        (None, true, true) => Some(vec!["UAI_MISMATCHED", "INVALID_FILE"]),
        (None, true, false) => Some(vec!["INVALID_FILE"]),
    }
}

/// The complete elements of `/BEE_ELEVES/<part>/*`.
fn below<'a>(tree: &'a Tree, part: &'a str) -> impl Iterator<Item = &'a Element> {
    let roots = tree.roots.iter().filter(|root| root.name == "BEE_ELEVES");
    let parts = roots
        .flat_map(Element::elements)
        .filter(move |it| it.name == part);
    parts
        .flat_map(Element::elements)
        .filter(move |it| it.is_closed || part == "DONNEES")
}

#[derive(Clone)]
struct Learner {
    key: Option<String>,
    ine: String,
    division: Option<String>,
}

fn second_pass(tree: &Tree) -> Answer {
    let mut codes = Vec::new();
    let mut learners: Vec<Learner> = Vec::new();
    let mut ines: Vec<String> = Vec::new();
    for record in below(tree, "DONNEES").flat_map(Element::elements) {
        if !record.is_closed {
            continue;
        }
        if record.name == "ELEVE" {
            if record.child("DATE_SORTIE").is_some() || record.child("ID_NATIONAL").is_none() {
                continue;
            }
            if record.attributes.is_empty() {
                codes.push("PIX_INTERNAL_ERROR");
                continue;
            }
            codes.extend(check(record, &mut ines));
            let learner = Learner {
                key: record.attribute("ELEVE_ID"),
                ine: text(record, "ID_NATIONAL"),
                division: None,
            };
            match learners.iter_mut().find(|it| it.key == learner.key) {
                Some(earlier) => *earlier = learner,
                None => learners.push(learner),
            }
        } else if record.name == "STRUCTURES_ELEVE" && !is_bare(record) {
            if record.attributes.is_empty() {
                codes.push("PIX_INTERNAL_ERROR");
                continue;
            }
            let key = record.attribute("ELEVE_ID");
            if let Some(learner) = learners.iter_mut().find(|it| it.key == key)
                && place(record, learner).is_none()
            {
                codes.push("PIX_INTERNAL_ERROR");
            }
        }
    }
    if tree.mistake {
        codes.push("INVALID_FILE");
    }
    learners.retain(|learner| learner.division.is_some());
    if codes.is_empty() && learners.is_empty() {
        codes.push("EMPTY");
    }
    if !codes.is_empty() {
        return Answer::Codes(codes);
    }
    let named = |it: &Learner| format!("{}/{}", it.ine, it.division.clone().unwrap_or_default());
    Answer::Learners(learners.iter().map(named).collect())
}

/// Nothing at all in it: Pix does not even look at it.
fn is_bare(record: &Element) -> bool {
    record.attributes.is_empty() && record.children.is_empty()
}

/// None when Pix fails on the way.
fn place(record: &Element, learner: &mut Learner) -> Option<()> {
    for structure in record.elements().filter(|it| it.name == "STRUCTURE") {
        let kind = structure.child("TYPE_STRUCTURE")?;
        if plain(kind).as_deref() == Some("D") {
            let code = structure.child("CODE_STRUCTURE")?;
            if plain(code).as_deref() != Some("Inactifs") {
                learner.division = Some(own_text(code));
            }
        }
    }
    Some(())
}

fn check(record: &Element, ines: &mut Vec<String>) -> Vec<&'static str> {
    let mut codes = Vec::new();
    let value = |name: &str| record.child(name).map(plain);
    // Absent, or present and empty; an object is not empty.
    let is_empty = |name: &str| value(name).is_none_or(|it| it.as_deref() == Some(""));
    if value("CODE_PAYS") == Some(Some("100".to_owned())) && is_empty("CODE_COMMUNE_INSEE_NAISS") {
        codes.push("BIRTH_CITY_CODE_REQUIRED_FOR_FR_STUDENT");
    }
    if is_empty("CODE_SEXE") {
        codes.push("SEX_CODE_REQUIRED");
    }
    if is_empty("DATE_NAISS") {
        codes.push("BIRTHDATE_REQUIRED");
    } else if !value("DATE_NAISS")
        .flatten()
        .is_some_and(|date| is_date(&date))
    {
        codes.push("INVALID_BIRTHDATE_FORMAT");
    }
    if is_empty("ID_NATIONAL") {
        codes.push("INE_REQUIRED");
    }
    if is_empty("NOM_DE_FAMILLE") {
        codes.push("LAST_NAME_REQUIRED");
    }
    if is_empty("PRENOM") {
        codes.push("FIRST_NAME_REQUIRED");
    }
    if let Some(Some(ine)) = value("ID_NATIONAL") {
        if ines.contains(&ine) {
            codes.push("INE_UNIQUE");
        }
        ines.push(ine);
    }
    for name in ["PRENOM", "NOM_DE_FAMILLE"] {
        let letters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZŽž -'";
        let fits =
            |letter: char| letters.contains(letter) || (0xC0..=0xFF).contains(&(letter as u32));
        match value(name) {
            Some(Some(name)) if !name.is_empty() && name.chars().all(fits) => {}
            None => {}
            Some(_) => codes.push("INVALID_CHAR_DETECTED"),
        }
    }
    codes
}

fn is_date(text: &str) -> bool {
    let parts: Vec<&str> = text.split('/').collect();
    let [day, month, year] = parts.as_slice() else {
        return false;
    };
    let widths = [
        day.chars().count(),
        month.chars().count(),
        year.chars().count(),
    ];
    let all = format!("{day}{month}{year}");
    if widths != [2, 2, 4] || !all.chars().all(|it| it.is_ascii_digit() || it == ' ') {
        return false;
    }
    // `parseInt` reads up to the first thing that is no digit, `Number` all of it.
    let (Ok(day), Ok(month)) = (
        day.trim_start().split(' ').next().unwrap().parse::<u32>(),
        month.trim_start().split(' ').next().unwrap().parse::<u32>(),
    ) else {
        return false;
    };
    let year = match year.trim() {
        "" => 0,
        digits if digits.contains(' ') => return false,
        digits => digits.parse::<u32>().unwrap(),
    };
    let year = if year < 100 { year + 1900 } else { year };
    let is_leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    let february = if is_leap { 29 } else { 28 };
    let lengths = [31, february, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
    (1..=12).contains(&month) && (1..=lengths[month as usize - 1]).contains(&day)
}

/// The text of a value, unless Pix sees an object.
fn plain(element: &Element) -> Option<String> {
    let is_object = !element.attributes.is_empty() || element.elements().next().is_some();
    (!is_object).then(|| own_text(element))
}

fn own_text(element: &Element) -> String {
    let text = |node: &Node| match node {
        Node::Text(text) => text.clone(),
        Node::Element(_) => String::new(),
    };
    element.children.iter().map(text).collect()
}

fn text(record: &Element, name: &str) -> String {
    record.child(name).map(own_text).unwrap_or_default()
}

/// The text of the file, or nothing when its encoding has an unknown name.
fn decode(bytes: &[u8]) -> Option<String> {
    let head = &bytes[..bytes.len().min(128)];
    if let Some(rest) = bytes.strip_prefix(b"\xEF\xBB\xBF") {
        return Some(String::from_utf8_lossy(rest).into_owned());
    }
    if let Some(rest) = bytes.strip_prefix(b"\xFF\xFE") {
        return Some(utf16(rest, u16::from_le_bytes));
    }
    if let Some(rest) = bytes.strip_prefix(b"\xFE\xFF") {
        return Some(utf16(rest, u16::from_be_bytes));
    }
    let is_unmarked = head.starts_with(b"<\0?\0") || head.starts_with(b"\0<\0?");
    assert!(!is_unmarked, "the generator marks its UTF-16");
    let start = String::from_utf8_lossy(head).into_owned();
    let declared = start
        .starts_with("<?xm")
        .then(|| start.find("?>"))
        .flatten();
    let name = declared.and_then(|end| encoding_name(&start[..end]));
    let exact = name.as_deref();
    let known: String = name
        .iter()
        .flat_map(|it| it.chars())
        .filter(char::is_ascii_alphanumeric)
        .collect();
    Some(match (exact, known.to_ascii_lowercase().as_str()) {
        (None | Some("UTF-16"), _) | (_, "utf8") => String::from_utf8_lossy(bytes).into_owned(),
        (_, "utf16") => utf16(bytes, u16::from_le_bytes),
        (_, "iso88591" | "latin1") => bytes.iter().map(|&byte| char::from(byte)).collect(),
        (_, "iso885915") => bytes.iter().map(|&byte| latin9(byte)).collect(),
        (_, "windows1252") => bytes.iter().map(|&byte| windows(byte)).collect(),
        _ => return None,
    })
}

fn utf16(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> String {
    let units = bytes.chunks_exact(2).map(|pair| unit([pair[0], pair[1]]));
    char::decode_utf16(units)
        .map(|it| it.unwrap_or('\u{fffd}'))
        .collect()
}

fn encoding_name(declaration: &str) -> Option<String> {
    declaration
        .match_indices("encoding=")
        .find_map(|(at, word)| {
            let mut rest = declaration[at + word.len()..].chars();
            let is_quote = |letter: char| letter == '"' || letter == '\'';
            if !is_quote(rest.next()?) {
                return None;
            }
            let rest = rest.as_str();
            let end = rest.find(is_quote)?;
            let name = &rest[..end];
            let plain = |it: char| it.is_ascii_alphanumeric() || "._-".contains(it);
            let good =
                name.starts_with(|it: char| it.is_ascii_alphabetic()) && name.chars().all(plain);
            good.then(|| name.to_owned())
        })
}

fn latin9(byte: u8) -> char {
    match byte {
        0xA4 => '€',
        0xA6 => 'Š',
        0xA8 => 'š',
        0xB4 => 'Ž',
        0xB8 => 'ž',
        0xBC => 'Œ',
        0xBD => 'œ',
        0xBE => 'Ÿ',
        other => char::from(other),
    }
}

fn windows(byte: u8) -> char {
    match byte {
        0x8E => 'Ž',
        0x9E => 'ž',
        0x80..=0x9F => '§', // none of the others is a letter of a name
        other => char::from(other),
    }
}
