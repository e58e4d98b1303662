//! Walks over the text of a rule, piece by piece, and knows where it is.

use std::borrow::Cow;
use std::ops::Range;

use crate::checklist::RuleError;
use crate::fr;

/// A text and how far it has been read.
pub struct RuleScanner<'a> {
    text: &'a str,
    rest: &'a str,
}

impl<'a> RuleScanner<'a> {
    /// At the start of a text.
    pub fn new(text: &'a str) -> Self {
        Self { text, rest: text }
    }

    /// Bytes already read.
    pub fn at(&self) -> usize {
        self.text.len() - self.rest.len()
    }

    /// Whether nothing is left.
    pub fn is_at_end(&self) -> bool {
        self.rest.is_empty()
    }

    /// The next character, left in place.
    pub fn peek(&self) -> Option<char> {
        self.rest.chars().next()
    }

    /// Passes one of these characters, if it comes next.
    pub fn pass(&mut self, wanted: &[char]) -> Option<char> {
        let next = self.peek().filter(|next| wanted.contains(next))?;
        self.rest = self.rest.strip_prefix(next)?;
        Some(next)
    }

    /// The characters that come next and are wanted.
    pub fn take(&mut self, wanted: impl Fn(char) -> bool) -> &'a str {
        let end = self.rest.find(|letter| !wanted(letter));
        let (taken, rest) = self.rest.split_at(end.unwrap_or(self.rest.len()));
        self.rest = rest;
        taken
    }

    /// A word in lower case without accents: `Fenêtre` reads as `fenetre`.
    pub fn word(&mut self) -> Cow<'a, str> {
        let word = self.take(|letter| letter.is_alphabetic() || letter == '_');
        let is_plain = |byte: u8| byte.is_ascii_lowercase() || byte == b'_';
        if word.bytes().all(is_plain) {
            return Cow::Borrowed(word);
        }
        Cow::Owned(fr::fold(word))
    }

    /// Passes blanks.
    pub fn skip_blanks(&mut self) {
        self.take(char::is_whitespace);
    }

    /// A fault in these bytes of the text.
    pub fn error(&self, place: Range<usize>, message: impl AsRef<str>) -> RuleError {
        let count = |range: Range<usize>| {
            let piece = self.text.get(range);
            piece.map_or(0, |piece| piece.chars().count())
        };
        RuleError {
            text: self.text.to_owned(),
            column: count(0..place.start),
            length: count(place).max(1),
            message: fr::spaced(message.as_ref()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_forget_case_and_accents_and_places_count_characters() {
        let mut scanner = RuleScanner::new("Fenêtre.DÉBUT - 1m");
        assert_eq!(scanner.word(), "fenetre");
        assert_eq!(scanner.pass(&['.']), Some('.'));
        assert_eq!(scanner.pass(&['.']), None);
        let start = scanner.at();
        assert_eq!(scanner.word(), "debut");
        let error = scanner.error(start..scanner.at(), "après « fenetre » : quoi ?");
        assert_eq!((error.column, error.length), (8, 5));
        assert_eq!(
            error.message,
            "après «\u{a0}fenetre\u{a0}»\u{a0}: quoi\u{a0}?"
        );
        scanner.skip_blanks();
        assert_eq!(scanner.take(|_| true), "- 1m");
        assert!(scanner.is_at_end());
        assert_eq!(scanner.error(19..19, "").length, 1, "a mark is never empty");
    }
}
