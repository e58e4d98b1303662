//! A text read letter by letter.

use crate::fr;

/// A place in a text, counted in characters.
pub struct Cursor {
    letters: Vec<char>,
    /// Characters already read.
    pub at: usize,
}

impl Cursor {
    /// The start of a text.
    pub fn new(text: &str) -> Self {
        Self {
            letters: text.chars().collect(),
            at: 0,
        }
    }

    /// The next character, left where it is.
    pub fn peek(&self) -> Option<char> {
        self.letters.get(self.at).copied()
    }

    /// The next character when it is this one, and passes it.
    pub fn eat(&mut self, wanted: char) -> bool {
        let found = self.peek() == Some(wanted);
        self.at += usize::from(found);
        found
    }

    /// The characters that follow as long as they are wanted.
    pub fn take(&mut self, wanted: impl Fn(char) -> bool) -> String {
        let rest = self.letters.iter().skip(self.at);
        let text: String = rest.take_while(|letter| wanted(**letter)).collect();
        self.at += text.chars().count();
        text
    }

    /// A word in lower case without accents: `Fenêtre` reads as `fenetre`.
    pub fn word(&mut self) -> String {
        fr::fold(&self.take(|letter| letter.is_alphabetic() || letter == '_'))
    }

    /// Passes blanks.
    pub fn skip_blanks(&mut self) {
        self.take(char::is_whitespace);
    }

    /// Whether nothing is left.
    pub fn is_at_end(&self) -> bool {
        self.at == self.letters.len()
    }

    /// The length of the whole text.
    pub fn end(&self) -> usize {
        self.letters.len()
    }
}
