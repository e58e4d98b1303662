//! Lines cut to a width, between words.

use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

use crate::render::words;

/// A text in lines of at most `width` columns, cut at plain spaces.
///
/// A no-break space never cuts. A word longer than a line is cut where the
/// line ends. Line breaks of the text stay; an empty text is one empty line.
pub fn wrap(text: &str, width: usize) -> Vec<String> {
    let width = width.max(1);
    text.split('\n')
        .flat_map(|line| wrap_line(&words::one_line(line), width))
        .collect()
}

fn wrap_line(line: &str, width: usize) -> Vec<String> {
    let mut lines = vec![];
    let mut current = String::with_capacity(line.len());
    let mut used = 0;
    for word in line.split(' ').filter(|word| !word.is_empty()) {
        let columns = word.width();
        let gap = usize::from(!current.is_empty());
        if used + gap + columns <= width {
            current.push_str(if gap == 0 { "" } else { " " });
            current.push_str(word);
            used += gap + columns;
            continue;
        }
        if !current.is_empty() {
            lines.push(std::mem::take(&mut current));
        }
        let mut pieces = pieces(word, width);
        current = pieces.pop().unwrap_or_default();
        used = current.width();
        lines.extend(pieces);
    }
    lines.push(current);
    lines
}

/// A word in pieces that fit.
fn pieces(word: &str, width: usize) -> Vec<String> {
    let mut pieces = vec![];
    let mut current = String::new();
    let mut used = 0;
    for letter in word.chars() {
        let columns = letter.width().unwrap_or_default();
        if used + columns > width && !current.is_empty() {
            pieces.push(std::mem::take(&mut current));
            used = 0;
        }
        current.push(letter);
        used += columns;
    }
    pieces.push(current);
    pieces
}

/// A text behind a mark, its next lines under its first word.
pub fn indented(mark: &str, text: &str, width: usize) -> Vec<String> {
    let indent = mark.width();
    let lines = wrap(text, width.saturating_sub(indent)).into_iter();
    let mut start = mark.to_owned();
    let lines = lines.map(|line| {
        let line = format!("{start}{line}");
        start = " ".repeat(indent);
        line
    });
    lines.collect()
}

/// A text with spaces after it up to a width; longer texts stay whole.
pub fn padded(text: &str, width: usize) -> String {
    let missing = width.saturating_sub(text.width());
    let mut line = String::with_capacity(text.len() + missing);
    line.push_str(text);
    line.extend(std::iter::repeat_n(' ', missing));
    line
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_cut_between_words() {
        #[track_caller]
        fn case(text: &str, width: usize, lines: &[&str]) {
            assert_eq!(wrap(text, width), lines);
        }

        case("un deux trois", 8, &["un deux", "trois"]);
        case("un\u{a0}: deux", 4, &["un\u{a0}:", "deux"]);
        case("", 4, &[""]);
        case("a\nb", 4, &["a", "b"]);
        case("anticonstitutionnel", 8, &["anticons", "titution", "nel"]);
        case("日本語", 4, &["日本", "語"]); // two columns each
        case("\u{1b}[31mrouge", 20, &["[31mrouge"]); // no escape code gets through
        case("x", 0, &["x"]);
    }

    #[test]
    fn a_mark_indents_what_follows() {
        assert_eq!(indented("- ", "un deux", 6), ["- un", "  deux"]);
    }
}
