//! A second, slow and obvious implementation of Pix's rules on FREGATA files
//! (specification §2). It shares no code with the program.

use std::collections::HashMap;

use crate::mutation_values::TITLES;

const REQUIRED: [usize; 10] = [0, 1, 4, 6, 7, 10, 11, 12, 13, 14];

/// `3 learners`, or Pix's codes in Pix's order.
pub fn judge(bytes: &[u8], year: i32) -> String {
    let latin: String = bytes.iter().map(|&byte| char::from(byte)).collect();
    let utf8 = String::from_utf8_lossy(bytes).into_owned();
    // Mac OS Roman has é at 8E: the generator writes none.
    let texts = [
        utf8.strip_prefix('\u{feff}').unwrap_or(&utf8).to_owned(),
        latin,
    ];
    let shows =
        |text: &&String| header(text, Some(2)).is_some_and(|it| it.contains(&TITLES[1].to_owned()));
    let Some(text) = texts.iter().find(shows) else {
        return "ENCODING_NOT_SUPPORTED".to_owned();
    };
    if separator(text).is_none() {
        return "BAD_CSV_FORMAT".to_owned();
    }
    let titles = header(text, None).unwrap_or_default();
    let missing = REQUIRED
        .iter()
        .filter(|&&at| !titles.iter().any(|title| title == TITLES[at]));
    let missing = missing.map(|_| "HEADER_REQUIRED");
    let unknown = titles
        .iter()
        .filter(|it| !it.is_empty() && !TITLES.contains(&it.as_str()));
    let mut codes: Vec<&str> = missing.chain(unknown.map(|_| "HEADER_UNKNOWN")).collect();
    let mut learners = 0;
    if codes.is_empty() {
        let mut seen: Vec<Option<String>> = Vec::new();
        for row in data_rows(text) {
            let mut line: HashMap<&str, String> = HashMap::new();
            for (title, value) in titles.iter().zip(&row) {
                let value = trim(value);
                if value.is_empty() {
                    line.remove(title.as_str());
                } else {
                    line.insert(title, value.to_owned());
                }
            }
            let mut wrong = check(&line, year);
            let identifier = line.get(TITLES[0]).cloned();
            if seen.contains(&identifier) {
                wrong.push("IDENTIFIER_UNIQUE");
            } else {
                seen.push(identifier);
            }
            learners += usize::from(wrong.is_empty());
            let first = ["INSEE_CODE_INVALID", "IDENTIFIER_UNIQUE"];
            codes.extend(wrong.iter().filter(|code| first.contains(code)));
            codes.extend(wrong.iter().filter(|code| !first.contains(code)));
        }
    }
    if codes.is_empty() {
        format!("{learners} learners")
    } else {
        codes.join(" ")
    }
}

fn check(line: &HashMap<&str, String>, year: i32) -> Vec<&'static str> {
    let mut codes = Vec::new();
    let value = |column: usize| line.get(TITLES[column]).map(String::as_str);
    let length = |value: &str| value.encode_utf16().count();
    let is_french = value(11) == Some("99100");
    for column in [0, 1, 2, 3, 4, 5, 7, 10, 11, 12, 13, 14, 6, 9, 8] {
        let is_required = match column {
            9 => !is_french,
            8 => is_french,
            other => REQUIRED.contains(&other),
        };
        let Some(value) = value(column) else {
            codes.extend(is_required.then_some("FIELD_REQUIRED"));
            continue;
        };
        match column {
            7 => codes.extend((!is_date(value, year)).then_some("FIELD_DATE_FORMAT")),
            10 if length(value) < 2 => codes.push("FIELD_MIN_LENGTH"),
            10 => codes.extend((length(value) > 3).then_some("FIELD_MAX_LENGTH")),
            12 => codes.extend((!["ST", "AP"].contains(&value)).then_some("FIELD_BAD_VALUES")),
            6 => {
                let words = ["Féminin", "féminin", "Masculin", "masculin"];
                codes.extend((!words.contains(&value)).then_some("FIELD_BAD_VALUES"));
            }
            8 | 11 if column == 11 || is_french => {
                codes.extend((length(value) != 5).then_some("FIELD_LENGTH"));
                codes.extend((!has_code(value, column)).then_some("INSEE_CODE_INVALID"));
            }
            _ => codes.extend((length(value) > 255).then_some("FIELD_MAX_LENGTH")),
        }
    }
    codes
}

/// The form, anywhere in the value.
fn has_code(value: &str, column: usize) -> bool {
    let letters: Vec<char> = value.chars().collect();
    letters.windows(5).any(|it| {
        let digit = |at: usize| it[at].is_ascii_digit();
        if column == 11 {
            return it[0] == '9'
                && it[1] == '9'
                && ('1'..='5').contains(&it[2])
                && digit(3)
                && digit(4);
        }
        let second = digit(1) || ['a', 'b', 'A', 'B', ','].contains(&it[1]);
        digit(0) && second && digit(2) && digit(3) && digit(4)
    })
}

fn is_date(text: &str, year: i32) -> bool {
    let exists = |day: u32, month: u32, year: i32| {
        chrono::NaiveDate::from_ymd_opt(year, month, day).is_some()
    };
    let number = |text: &str, width: usize| -> Option<i32> {
        let plain = text.len() == width && text.chars().all(|it| it.is_ascii_digit());
        plain.then(|| text.parse().expect("digits"))
    };
    let small =
        |text: &str, width: usize| number(text, width).and_then(|it| u32::try_from(it).ok());
    let slashes: Vec<&str> = text.split('/').collect();
    if let [day, month, digits] = slashes.as_slice()
        && let (Some(day), Some(month)) = (small(day, 2), small(month, 2))
    {
        let full = number(digits, 4).map(|it| if it < 100 { it + 1900 } else { it });
        let short = number(digits, 2);
        let short = short.map(|it| {
            if it < year % 100 {
                2000 + it
            } else {
                1900 + it
            }
        });
        return full.or(short).is_some_and(|year| exists(day, month, year));
    }
    let dashes: Vec<&str> = text.split('-').collect();
    if let [year, month, day] = dashes.as_slice()
        && let (Some(year), Some(month), Some(day)) =
            (number(year, 4), small(month, 2), small(day, 2))
    {
        return exists(day, month, year);
    }
    false
}

fn trim(text: &str) -> &str {
    text.trim_matches(|it: char| it == '\u{feff}' || it.is_whitespace())
}

fn is_blank(row: &[String]) -> bool {
    row.iter().all(|cell| trim(cell).is_empty())
}

/// The titles, looked for in the first lines of the file.
fn header(text: &str, lines: Option<usize>) -> Option<Vec<String>> {
    let mut rows = rows(text, separator(text).unwrap_or(','));
    rows.truncate(lines.unwrap_or(rows.len()));
    if let Some(first) = rows.first_mut() {
        *first = renamed(first);
    }
    rows.into_iter().find(|row| !is_blank(row))
}

fn data_rows(text: &str) -> Vec<Vec<String>> {
    let mut rows = rows(text, separator(text).unwrap_or(','));
    if let Some(first) = rows.first_mut() {
        *first = renamed(first);
    }
    rows.into_iter()
        .filter(|row| !is_blank(row))
        .skip(1)
        .collect()
}

/// A title met before gets the first free number.
fn renamed(row: &[String]) -> Vec<String> {
    let mut out: Vec<String> = Vec::new();
    let mut met: Vec<&str> = Vec::new();
    for cell in row {
        let title = cell.strip_prefix('\u{feff}').unwrap_or(cell);
        let count = met.iter().filter(|&&other| other == title).count();
        met.push(title);
        let is_free = |name: &String| !row.contains(name) && !out.contains(name);
        let name = match count {
            0 => title.to_owned(),
            _ => (count..1000)
                .map(|it| format!("{title}_{it}"))
                .find(is_free)
                .expect("a free number"),
        };
        out.push(name);
    }
    out
}

fn separator(text: &str) -> Option<char> {
    let mut best: Option<(char, usize, f64)> = None;
    for separator in [',', '\t', '|', ';', '\u{1e}', '\u{1f}'] {
        let rows: Vec<_> = rows(text, separator)
            .into_iter()
            .take(10)
            .filter(|row| !is_blank(row))
            .collect();
        let counts: Vec<usize> = rows.iter().map(Vec::len).collect();
        let uneven = counts.windows(2).map(|it| it[0].abs_diff(it[1])).sum();
        let exact = |count: usize| f64::from(u32::try_from(count).unwrap());
        let average = exact(counts.iter().sum()) / exact(counts.len());
        let wins = best
            .is_none_or(|(_, least, most)| uneven < least || (uneven == least && average > most));
        if average > 1.99 && wins {
            best = Some((separator, uneven, average));
        }
    }
    best.map(|(separator, ..)| separator)
}

fn newline(text: &str) -> &'static str {
    // Everything but what stands between two quotes; a last, lone quote stays.
    let mut outside = String::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('"') {
        let Some((_, next)) = after.split_once('"') else {
            break;
        };
        outside += before;
        rest = next;
    }
    outside += rest;
    let (first_n, first_r) = (outside.find('\n'), outside.find('\r'));
    let returns = outside.matches('\r').count();
    match (first_n, first_r) {
        (_, None) => "\n",
        (Some(n), Some(r)) if n < r => "\n",
        _ if outside.matches("\r\n").count() * 2 > returns => "\r\n",
        _ => "\r",
    }
}

fn rows(text: &str, separator: char) -> Vec<Vec<String>> {
    let newline = newline(text);
    let mut rows = Vec::new();
    let mut rest = text;
    let mut row = Vec::new();
    if text.is_empty() {
        return rows;
    }
    loop {
        let (cell, end, after) = cell(rest, separator, newline);
        row.push(cell);
        rest = after;
        if end == Some(separator) {
            continue;
        }
        rows.push(std::mem::take(&mut row));
        if end.is_none() {
            return rows;
        }
    }
}

/// A cell, what ends it (a separator, a line end as `\n`, nothing), the rest.
fn cell<'a>(text: &'a str, separator: char, newline: &str) -> (String, Option<char>, &'a str) {
    let ended = |rest: &'a str| -> Option<(Option<char>, &'a str)> {
        if rest.is_empty() {
            return Some((None, rest));
        }
        if let Some(rest) = rest.strip_prefix(separator) {
            return Some((Some(separator), rest));
        }
        rest.strip_prefix(newline).map(|rest| (Some('\n'), rest))
    };
    let Some(quoted) = text.strip_prefix('"') else {
        let end = text
            .char_indices()
            .find(|&(at, _)| ended(&text[at..]).is_some());
        let at = end.map_or(text.len(), |(at, _)| at);
        let (end, rest) = ended(&text[at..]).expect("the end is one");
        return (text[..at].to_owned(), end, rest);
    };
    let mut from = 0;
    while let Some(found) = quoted[from..].find('"') {
        let quote = from + found;
        let after = &quoted[quote + 1..];
        let value = || quoted[..quote].replace("\"\"", "\"");
        if after.is_empty() {
            return (value(), None, after);
        }
        if after.starts_with('"') {
            from = quote + 2;
            continue;
        }
        // Blanks may stand before the separator or the line end, if nothing else does.
        let next_end = after
            .char_indices()
            .find(|&(at, _)| ended(&after[at..]).is_some());
        let next_line = after.find(newline);
        let next_separator = after.find(separator);
        let near = match (next_separator, next_line) {
            (Some(_), _) => next_end.map(|(at, _)| at),
            (None, _) => None,
        };
        for place in [near, next_line] {
            let at = place
                .filter(|&at| trim(&after[..at]).is_empty())
                .unwrap_or(0);
            if !after[at..].is_empty()
                && let Some((end, rest)) = ended(&after[at..])
            {
                return (value(), end, rest);
            }
        }
        from = quote + 1 + after.chars().next().map_or(0, char::len_utf8);
    }
    (quoted.to_owned(), None, "")
}
