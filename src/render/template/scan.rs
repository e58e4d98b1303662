//! What a template names, read without running it: filters, names, where.
//!
//! The engine knows a filter only when it comes to it, and a name's place not
//! at all; a mistake in a branch that is not taken today would show up on the
//! day of the certification.

use std::ops::Range;

/// A piece of a template's code.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Token<'t> {
    text: &'t str,
    at: usize,
}

/// The filters used, each with its place in bytes.
pub fn filters(source: &str) -> Vec<(String, Range<usize>)> {
    let tokens = tokens(source);
    let pairs = tokens.windows(2).filter_map(|pair| match pair {
        [bar, filter] if bar.text == "|" && is_name(filter.text) => Some(filter),
        _ => None,
    });
    let placed = pairs.map(|token| (token.text.to_owned(), token.at..token.at + token.text.len()));
    placed.collect()
}

/// The names that the template itself gives: `for` and `set`.
pub fn assigned(source: &str) -> Vec<String> {
    let tokens = tokens(source);
    let mut found = Vec::new();
    for (index, token) in tokens.iter().enumerate() {
        if !matches!(token.text, "for" | "set" | "macro" | "with" | "import") {
            continue;
        }
        let rest = tokens.iter().skip(index + 1);
        let names = rest.take_while(|next| !matches!(next.text, "in" | "=" | "%}"));
        let names = names.filter(|next| is_name(next.text));
        found.extend(names.map(|next| next.text.to_owned()));
    }
    found
}

/// Where a dotted name stands first.
pub fn place(source: &str, name: &str) -> Option<Range<usize>> {
    let parts: Vec<&str> = name.split('.').collect();
    let tokens = tokens(source);
    let wanted = parts.len() * 2 - 1;
    let at = (0..tokens.len()).find(|&start| {
        let window = tokens.iter().skip(start).take(wanted);
        let before = start.checked_sub(1).and_then(|index| tokens.get(index));
        let is_start = before.is_none_or(|token| !matches!(token.text, "." | "|"));
        let expected = parts
            .iter()
            .flat_map(|part| [".", part])
            .skip(1)
            .collect::<Vec<_>>();
        is_start && window.map(|token| token.text).eq(expected)
    })?;
    let start = tokens.get(at)?.at;
    let last = tokens.get(at + wanted - 1)?;
    Some(start..last.at + last.text.len())
}

/// Names, numbers and marks inside the template's code; strings and comments left out.
fn tokens(source: &str) -> Vec<Token<'_>> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some((start, closing)) = opening(source, at) {
        at = start + 2;
        if closing == "#}" {
            at = source
                .get(at..)
                .and_then(|rest| rest.find(closing))
                .map_or(source.len(), |end| at + end + 2);
            continue;
        }
        at = code(source, at, closing, &mut found);
    }
    found
}

/// The next `{{`, `{%` or `{#`, and what closes it.
fn opening(source: &str, from: usize) -> Option<(usize, &'static str)> {
    let rest = source.get(from..)?;
    let pairs = [("{{", "}}"), ("{%", "%}"), ("{#", "#}")];
    let found = pairs
        .into_iter()
        .filter_map(|(open, close)| rest.find(open).map(|start| (from + start, close)));
    found.min()
}

/// Reads code up to its closing mark; where the text goes on.
fn code<'t>(source: &'t str, from: usize, closing: &str, found: &mut Vec<Token<'t>>) -> usize {
    let mut at = from;
    while let Some(rest) = source.get(at..).filter(|rest| !rest.is_empty()) {
        let Some(letter) = rest.chars().next() else {
            break;
        };
        if rest.starts_with(closing) {
            let text = rest.get(..closing.len()).unwrap_or_default();
            found.push(Token { text, at });
            return at + closing.len();
        }
        let length = if matches!(letter, '"' | '\'') {
            let end = string_end(rest, letter);
            at += end;
            continue;
        } else if is_word(letter) {
            rest.find(|next| !is_word(next)).unwrap_or(rest.len())
        } else {
            letter.len_utf8()
        };
        let text = rest.get(..length).unwrap_or_default();
        if !letter.is_whitespace() {
            found.push(Token { text, at });
        }
        at += length;
    }
    source.len()
}

/// Bytes of a string literal, its quotes included.
fn string_end(text: &str, quote: char) -> usize {
    let mut is_escaped = false;
    for (at, letter) in text.char_indices().skip(1) {
        match letter {
            _ if is_escaped => is_escaped = false,
            '\\' => is_escaped = true,
            _ if letter == quote => return at + 1,
            _ => {}
        }
    }
    text.len()
}

fn is_word(letter: char) -> bool {
    letter.is_alphanumeric() || letter == '_'
}

fn is_name(text: &str) -> bool {
    text.starts_with(|letter: char| letter.is_alphabetic() || letter == '_')
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "{# a|b #}\nCode : {{ code|heure }} {{ \"x|y\" ~ 'é|è' }}\n\
                        {% for e in eleves|sort(attribute='nom') %}{{ e.nom|upper }}{% endfor %}\n\
                        {% set total = eleves|length %} a|b {{ inachevé";

    #[test]
    fn filters_are_found_outside_strings_and_comments() {
        let found: Vec<String> = filters(TEXT).into_iter().map(|(name, _)| name).collect();
        assert_eq!(found, ["heure", "sort", "upper", "length"]);
    }

    #[test]
    fn a_name_is_found_where_it_is_used() {
        let at = |name: &str| place(TEXT, name).and_then(|at| TEXT.get(at));
        assert_eq!(at("code"), Some("code"));
        assert_eq!(at("e.nom"), Some("e.nom"));
        assert_eq!(at("nom"), place(TEXT, "nom").map(|_| "nom"));
        assert_eq!(at("b"), None); // in a comment and in the text only
        assert_eq!(place("", "a"), None);
    }

    #[test]
    fn names_given_by_the_template_are_known() {
        assert_eq!(assigned(TEXT), ["e", "total"]);
    }
}
