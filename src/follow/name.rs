//! Names as they are compared: case, accents, hyphens, apostrophes and blanks
//! do not count.

use crate::fr;

/// Letters that Pix takes from participants and `fr::fold` does not open.
const LETTERS: [(char, &str); 26] = [
    ('ß', "ss"),
    ('ø', "o"),
    ('đ', "d"),
    ('ð', "d"),
    ('þ', "th"),
    ('ł', "l"),
    ('ı', "i"),
    ('ş', "s"),
    ('ș', "s"),
    ('ś', "s"),
    ('ţ', "t"),
    ('ț', "t"),
    ('ğ', "g"),
    ('č', "c"),
    ('ć', "c"),
    ('ń', "n"),
    ('ň', "n"),
    ('ř', "r"),
    ('ě', "e"),
    ('ę', "e"),
    ('ă', "a"),
    ('ą', "a"),
    ('ő', "o"),
    ('ű', "u"),
    ('ź', "z"),
    ('ż', "z"),
];

/// What two spellings of one name share: `LE GOFF` and `Le-Goff` are `legoff`.
pub fn key(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    push_key(&mut out, text);
    out
}

/// Adds the key of a text.
pub fn push_key(out: &mut String, text: &str) {
    if text.is_ascii() {
        let letters = text.bytes().filter(u8::is_ascii_alphanumeric);
        out.extend(letters.map(|letter| char::from(letter.to_ascii_lowercase())));
        return;
    }
    for letter in fr::fold(text).chars() {
        push_letter(out, letter);
    }
}

fn push_letter(out: &mut String, letter: char) {
    match LETTERS.iter().find(|(from, _)| *from == letter) {
        Some((_, to)) => out.push_str(to),
        None if letter.is_alphanumeric() => out.push(letter),
        None => {}
    }
}

/// Last and first names together, apart by a mark that no name has.
pub fn full_key(last_name: &str, first_name: &str) -> String {
    let mut out = String::with_capacity(last_name.len() + first_name.len() + 1);
    push_key(&mut out, last_name);
    out.push('|');
    push_key(&mut out, first_name);
    out
}

/// Whether one of two last names is the other one shortened to some of its
/// parts: `Dupont` and `MARTIN-DUPONT`, `Le Goff` and `MARTIN LE GOFF`.
pub fn is_shortened(one: &str, other: &str) -> bool {
    is_part(&key(one), &words(other)) || is_part(&key(other), &words(one))
}

fn is_part(key: &str, words: &[String]) -> bool {
    let n_words = words.len();
    let runs = (1..n_words).flat_map(|length| words.windows(length));
    !key.is_empty() && runs.into_iter().any(|run| is_joined(key, run))
}

fn is_joined(key: &str, run: &[String]) -> bool {
    let rest = run
        .iter()
        .try_fold(key, |rest, word| rest.strip_prefix(word.as_str()));
    rest == Some("")
}

/// The parts of a name: between blanks, hyphens, apostrophes.
fn words(text: &str) -> Vec<String> {
    let parts = text.split(|letter: char| !is_of_a_word(letter)).map(key);
    parts.filter(|word| !word.is_empty()).collect()
}

fn is_of_a_word(letter: char) -> bool {
    // A combining accent belongs to the letter before it.
    letter.is_alphanumeric() || ('\u{300}'..='\u{36f}').contains(&letter)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spellings_of_one_name_share_their_key() {
        #[track_caller]
        fn case(one: &str, other: &str) {
            assert_eq!(key(one), key(other), "{one} {other}");
        }

        case("LE GOFF", "  le  goff ");
        case("Jean-Pierre", "JEAN PIERRE");
        case("Jean-Pierre", "Jean\u{2010}Pierre");
        case("D’ARC", "d'Arc");
        case("D’ARC", "D ARC");
        case("CŒUR", "Coeur");
        case("LÆTITIA", "laetitia");
        case("Noe\u{308}mie", "NOËMIE"); // a Mac's accents, apart from their letters
        case("Gonçalves", "GONCALVES");
        case("ŞAHİN", "sahin");
        case("Łukasz\u{a0}", "LUKASZ");
        case("Straße", "STRASSE");
    }

    #[test]
    fn other_names_have_other_keys() {
        assert_ne!(key("Martin"), key("Martine"));
        assert_ne!(full_key("Ab", "c"), full_key("A", "bc"));
    }

    #[test]
    fn a_compound_name_is_shortened_to_some_of_its_parts() {
        #[track_caller]
        fn case(one: &str, other: &str, expected: bool) {
            assert_eq!(is_shortened(one, other), expected, "{one} {other}");
            assert_eq!(is_shortened(other, one), expected, "{other} {one}");
        }

        case("Dupont", "MARTIN-DUPONT", true);
        case("martin", "MARTIN DUPONT", true);
        case("Legoff", "MARTIN-LE GOFF", true);
        case("Da Silva", "DA SILVA-PEREIRA", true);
        case("Évrard", "LE ÉVRARD", true);
        case("Dupon", "MARTIN-DUPONT", false);
        case("Martin Dupont", "MARTIN-DUPONT", false); // the whole name is another matter
        case("Martin Pereira", "MARTIN-SILVA-PEREIRA", false); // not side by side
        case("", "MARTIN-DUPONT", false);
    }
}
