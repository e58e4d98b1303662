//! What Pix's CSV library guesses: line ends, separator, titles.

use std::borrow::Cow;
use std::collections::{HashMap, HashSet};

use crate::parse::fregata_csv::rows::Rows;

/// The separators that the library tries, in its order.
const SEPARATORS: [u8; 6] = [b',', b'\t', b'|', b';', 0x1E, 0x1F];

/// How many lines it tries them on.
const TRIED_LINES: usize = 10;

/// Fewer fields than this on average are no table.
const FEWEST_FIELDS: f64 = 1.99;

/// How much of the file it looks at for line ends.
const NEWLINE_HEAD: usize = 1024 * 1024;

/// The line end in use: the library's own reasoning, quoted stretches aside.
pub fn newline(text: &str) -> &'static str {
    let mut end = text.len().min(NEWLINE_HEAD);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    let unquoted = without_quoted(text.get(..end).unwrap_or_default());
    let first_lf = unquoted.find('\n');
    let first_cr = unquoted.find('\r');
    let Some(first_cr) = first_cr else {
        return "\n";
    };
    if first_lf.is_some_and(|lf| lf < first_cr) {
        return "\n";
    }
    let pieces = unquoted.split('\r').count();
    let followed = unquoted
        .split('\r')
        .filter(|it| it.starts_with('\n'))
        .count();
    if followed * 2 >= pieces { "\r\n" } else { "\r" }
}

fn without_quoted(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('"') {
        let Some((_, next)) = after.split_once('"') else {
            break;
        };
        out.push_str(before);
        rest = next;
    }
    out.push_str(rest);
    out
}

/// The separator: the most regular over the first lines, the richest when two
/// are as regular; none when no separator makes two fields.
pub fn separator(text: &str, newline: &str) -> Option<u8> {
    let mut best: Option<(u8, usize, f64)> = None;
    for separator in SEPARATORS {
        let rows = Rows::new(text, separator, newline).take(TRIED_LINES);
        let rows = rows.filter(|row| !is_blank_row(&row.fields));
        let counts: Vec<usize> = rows.map(|row| row.fields.len()).collect();
        let uneven: usize = counts.windows(2).map(unevenness).sum();
        let average = average(&counts);
        let wins = match best {
            None => true,
            Some((_, least, most)) => uneven < least || (uneven == least && average > most),
        };
        if average > FEWEST_FIELDS && wins {
            best = Some((separator, uneven, average));
        }
    }
    best.map(|(separator, ..)| separator)
}

fn unevenness(pair: &[usize]) -> usize {
    match pair {
        &[before, after] => before.abs_diff(after),
        _ => 0,
    }
}

#[expect(
    clippy::cast_precision_loss,
    reason = "a few thousand fields at most matter"
)]
fn average(counts: &[usize]) -> f64 {
    let total: usize = counts.iter().sum();
    if counts.is_empty() {
        return 0.0;
    }
    total as f64 / counts.len() as f64
}

/// Whether a line is skipped: nothing but blanks in all its fields.
pub fn is_blank_row(fields: &[Cow<'_, str>]) -> bool {
    fields.iter().all(|field| js_trim(field).is_empty())
}

/// The titles of a line, unless it is blank. When it is the very first of the
/// file, a repeated title gets a number, as `Statut*_1`: the library renames
/// it, and does so before it looks for blank lines (`;;;` is a line of titles).
pub fn titles_of(fields: &[Cow<'_, str>], is_first_line: bool) -> Option<Vec<String>> {
    if is_first_line {
        let titles = renamed(fields);
        let is_blank = titles.iter().all(|title| js_trim(title).is_empty());
        return (!is_blank).then_some(titles);
    }
    let titles = fields.iter().map(|field| field.clone().into_owned());
    (!is_blank_row(fields)).then(|| titles.collect())
}

fn renamed(fields: &[Cow<'_, str>]) -> Vec<String> {
    let mut used: HashSet<String> = fields.iter().map(|it| it.clone().into_owned()).collect();
    let mut next_numbers: HashMap<String, usize> = HashMap::new();
    let mut titles = Vec::with_capacity(fields.len());
    for field in fields {
        let title = field.strip_prefix('\u{feff}').unwrap_or(field);
        let Some(next) = next_numbers.get_mut(title) else {
            next_numbers.insert(title.to_owned(), 1);
            titles.push(title.to_owned());
            continue;
        };
        let mut name = format!("{title}_{next}");
        while used.contains(&name) {
            *next += 1;
            name = format!("{title}_{next}");
        }
        *next += 1;
        used.insert(name.clone());
        titles.push(name);
    }
    titles
}

/// A text without the blanks at its ends, as JavaScript counts blanks.
pub fn js_trim(text: &str) -> &str {
    text.trim_matches(is_js_blank)
}

/// A blank for JavaScript: the byte order mark is one, U+0085 is not.
pub fn is_js_blank(letter: char) -> bool {
    letter == '\u{feff}' || (letter.is_whitespace() && letter != '\u{85}')
}

/// The encoding in which a person would read the bytes.
pub fn likely_encoding(bytes: &[u8]) -> &'static encoding_rs::Encoding {
    if std::str::from_utf8(bytes).is_ok() {
        encoding_rs::UTF_8
    } else {
        encoding_rs::WINDOWS_1252
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn line_ends_are_guessed_out_of_quotes() {
        assert_eq!(newline("a\nb"), "\n");
        assert_eq!(newline("a\r\nb\r\n"), "\r\n");
        assert_eq!(newline("a\rb\rc"), "\r");
        assert_eq!(newline("a"), "\n");
        assert_eq!(newline("\"a\r\"\nb"), "\n");
        assert_eq!(newline("a\n\"b\r\n"), "\n");
    }

    #[test]
    fn the_most_regular_separator_wins() {
        assert_eq!(separator("a;b\nc;d", "\n"), Some(b';'));
        assert_eq!(separator("a,b\nc,d", "\n"), Some(b','));
        assert_eq!(separator("a;b,c\nd;e", "\n"), Some(b';'));
        assert_eq!(separator("a\tb", "\n"), Some(b'\t'));
        assert_eq!(separator("a;b,c;d", "\n"), Some(b';')); // the richer of two regular ones
        assert_eq!(separator("abc\n\n", "\n"), None);
        assert_eq!(separator("", "\n"), None);
    }

    #[test]
    fn repeated_titles_get_a_number_on_the_first_line_only() {
        let fields = ["a", "", "a", "a_1", "", ""].map(Cow::Borrowed);
        assert_eq!(
            titles_of(&fields, true).unwrap(),
            ["a", "", "a_2", "a_1", "_1", "_2"]
        );
        assert_eq!(
            titles_of(&fields, false).unwrap(),
            ["a", "", "a", "a_1", "", ""]
        );
    }
}
