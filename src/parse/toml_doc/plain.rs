//! The plain part of TOML, which is nearly all that is ever written, read quickly.
//!
//! Titles, and keys with a text, a date, a number, a list or an inline table. This
//! reader gives exactly what the whole grammar gives, places included, or nothing:
//! escapes, dotted keys, long strings and every mistake are left to the grammar.

use std::borrow::Cow;

use toml::Spanned;
use toml::de::{DeArray, DeTable, DeValue};
use toml::map::Entry;

use crate::parse::toml_doc::Value;

type Key<'a> = Spanned<Cow<'a, str>>;

/// The root table of a text; none when the text is not all plain, or not all right.
pub fn parse(text: &str) -> Option<DeTable<'_>> {
    let mut scanner = Scanner { rest: text, at: 0 };
    let mut root = scanner.keys()?;
    while !scanner.rest.is_empty() {
        let title = scanner.title()?;
        let table = scanner.keys()?;
        place(title, table, &mut root)?;
    }
    Some(root)
}

/// Steps deeper than which nothing is plain: deep nesting is the grammar's to refuse.
const DEPTH: u32 = 8;

/// The line that opens a table: `[zone.B]`, or `[[tache]]` for one more of a list.
struct Title<'a> {
    parents: Vec<Key<'a>>,
    key: Key<'a>,
    is_list: bool,
    at: std::ops::Range<usize>,
}

/// Puts a table where its title says, which must be free.
fn place<'a>(title: Title<'a>, table: DeTable<'a>, root: &mut DeTable<'a>) -> Option<()> {
    let mut parent = root;
    for key in title.parents {
        let at = key.span();
        let known = match parent.entry(key) {
            Entry::Vacant(free) => free.insert(Spanned::new(at, DeValue::Table(DeTable::new()))),
            Entry::Occupied(taken) if is_value(taken.key(), taken.get()) => return None,
            Entry::Occupied(taken) => taken.into_mut(),
        };
        parent = match known.get_mut() {
            DeValue::Table(table) => table,
            _ => return None,
        };
    }
    let table = Spanned::new(title.at.clone(), DeValue::Table(table));
    let known = match parent.entry(title.key) {
        Entry::Vacant(free) if title.is_list => {
            free.insert(Spanned::new(title.at, DeValue::Array(DeArray::new())))
        }
        Entry::Vacant(free) => {
            free.insert(table);
            return Some(());
        }
        Entry::Occupied(taken) if is_value(taken.key(), taken.get()) => return None,
        Entry::Occupied(taken) => taken.into_mut(),
    };
    match known.get_mut() {
        DeValue::Array(list) if title.is_list => {
            list.push(table);
            Some(())
        }
        _ => None,
    }
}

/// Whether a value was given to a key: it stands after it, when what a title opened
/// stands where the title does.
fn is_value(key: &Key<'_>, value: &Value<'_>) -> bool {
    key.span().start < value.span().start
}

/// What is left of a text, and how many bytes are not.
struct Scanner<'a> {
    rest: &'a str,
    at: usize,
}

impl<'a> Scanner<'a> {
    /// Lines of keys, up to a title or to the end.
    fn keys(&mut self) -> Option<DeTable<'a>> {
        let mut table = DeTable::new();
        loop {
            self.blank_lines()?;
            if self.rest.is_empty() || self.rest.starts_with('[') {
                return Some(table);
            }
            self.pair(&mut table, DEPTH)?;
            self.end_of_line()?;
        }
    }

    fn title(&mut self) -> Option<Title<'a>> {
        let start = self.at;
        self.pass("[")?;
        let is_list = self.pass("[").is_some();
        let mut parents = Vec::new();
        let mut key = self.key()?;
        while self.pass(".").is_some() {
            parents.push(std::mem::replace(&mut key, self.key()?));
        }
        self.pass(if is_list { "]]" } else { "]" })?;
        let at = start..self.at;
        self.end_of_line()?;
        Some(Title {
            parents,
            key,
            is_list,
            at,
        })
    }

    /// One key and its value, new in the table.
    fn pair(&mut self, table: &mut DeTable<'a>, depth: u32) -> Option<()> {
        let key = self.key()?;
        self.blanks();
        self.pass("=")?;
        self.blanks();
        let value = self.value(depth)?;
        table.insert(key, value).is_none().then_some(())
    }

    fn key(&mut self) -> Option<Key<'a>> {
        let start = self.at;
        let name = if self.rest.starts_with('"') {
            self.text()?
        } else {
            self.word(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_'))
        };
        let is_bare = start + name.len() == self.at;
        let found = Spanned::new(start..self.at, Cow::Borrowed(name));
        (!name.is_empty() || !is_bare).then_some(found)
    }

    fn value(&mut self, depth: u32) -> Option<Value<'a>> {
        let depth = depth.checked_sub(1)?;
        let start = self.at;
        let value = match self.rest.as_bytes().first()? {
            b'"' => DeValue::String(Cow::Borrowed(self.text()?)),
            b'[' => DeValue::Array(self.list(depth)?),
            b'{' => DeValue::Table(self.inline_table(depth)?),
            _ => self.scalar()?,
        };
        Some(Spanned::new(start..self.at, value))
    }

    /// A text between straight quotes, without an escape.
    fn text(&mut self) -> Option<&'a str> {
        self.pass("\"")?;
        let text = self.word(|byte| !matches!(byte, b'"' | b'\\' | ..b' ' | 0x7f));
        self.pass("\"")?;
        // Three quotes open a text of several lines.
        (!self.rest.starts_with('"')).then_some(text)
    }

    /// A date, a number, a truth: the grammar reads the word.
    fn scalar(&mut self) -> Option<DeValue<'a>> {
        let is_part = |byte: u8| {
            byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'+' | b'.' | b':' | b'_')
        };
        let word = self.word(is_part);
        Some(DeValue::parse(word).ok()?.into_inner())
    }

    fn list(&mut self, depth: u32) -> Option<DeArray<'a>> {
        self.pass("[")?;
        let mut list = DeArray::new();
        loop {
            self.blank_lines()?;
            if self.pass("]").is_some() {
                return Some(list);
            }
            list.push(self.value(depth)?);
            self.blank_lines()?;
            if self.pass(",").is_none() {
                self.pass("]")?;
                return Some(list);
            }
        }
    }

    fn inline_table(&mut self, depth: u32) -> Option<DeTable<'a>> {
        self.pass("{")?;
        let mut table = DeTable::new();
        loop {
            self.blanks();
            self.pair(&mut table, depth)?;
            self.blanks();
            if self.pass(",").is_none() {
                self.pass("}")?;
                return Some(table);
            }
        }
    }

    /// Passes over spaces, empty lines and comments.
    fn blank_lines(&mut self) -> Option<()> {
        loop {
            self.blanks();
            if !self.rest.starts_with(['#', '\n', '\r']) {
                return Some(());
            }
            self.end_of_line()?;
        }
    }

    /// Passes over the end of a line, and the comment before it.
    fn end_of_line(&mut self) -> Option<()> {
        self.blanks();
        if self.rest.starts_with('#') {
            self.word(|byte| !matches!(byte, ..b' ' | 0x7f) || byte == b'\t');
        }
        let is_over = self.rest.is_empty();
        let passed = self.pass("\n").or_else(|| self.pass("\r\n"));
        passed.or(is_over.then_some(()))
    }

    fn blanks(&mut self) {
        self.word(|byte| matches!(byte, b' ' | b'\t'));
    }

    fn pass(&mut self, mark: &str) -> Option<()> {
        self.rest = self.rest.strip_prefix(mark)?;
        self.at += mark.len();
        Some(())
    }

    /// The bytes at hand that belong together; letters beyond ASCII are never cut,
    /// as all their bytes are alike to `belongs`.
    fn word(&mut self, belongs: impl Fn(u8) -> bool) -> &'a str {
        let length = self.rest.bytes().position(|byte| !belongs(byte));
        let length = length.unwrap_or(self.rest.len());
        let (word, rest) = self.rest.split_at_checked(length).unwrap_or_default();
        self.rest = rest;
        self.at += length;
        word
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use proptest::sample::Index;

    use super::*;
    use crate::calendar::{BUNDLED_ACADEMIES, BUNDLED_PUBLIC_HOLIDAYS, BUNDLED_YEARS};
    use crate::parse::checklist_toml::BUNDLED_CHECKLISTS;

    /// A table with all its places.
    fn told(table: &DeTable<'_>) -> String {
        let mut out = String::new();
        for (key, value) in table {
            out += &format!("{:?}{}:{}\n", key.span(), key.get_ref(), told_value(value));
        }
        out
    }

    fn told_value(value: &Value<'_>) -> String {
        let what = match value.get_ref() {
            DeValue::Table(table) => format!("{{{}}}", told(table)),
            DeValue::Array(list) => {
                let all: Vec<String> = list.iter().map(told_value).collect();
                format!("{all:?}")
            }
            DeValue::Integer(number) => format!("{}r{}", number.as_str(), number.radix()),
            DeValue::Float(number) => number.as_str().to_owned(),
            other => format!("{other:?}"),
        };
        format!("{:?}{what}", value.span())
    }

    /// What the plain reader gives is what the grammar gives; whether it gave something.
    fn agrees(text: &str) -> bool {
        let Some(plain) = parse(text) else {
            return false;
        };
        let (whole, errors) = DeTable::parse_recoverable(text);
        assert!(errors.is_empty(), "{text:?}: {errors:?}");
        assert_eq!(told(&plain), told(whole.get_ref()), "{text:?}");
        true
    }

    fn bundled() -> Vec<&'static str> {
        let years = BUNDLED_YEARS.map(|year| year.text);
        let lists = BUNDLED_CHECKLISTS.map(|list| list.text);
        let others = [BUNDLED_ACADEMIES, BUNDLED_PUBLIC_HOLIDAYS];
        [years.as_slice(), &lists, &others].concat()
    }

    #[test]
    fn our_own_files_are_plain() {
        for text in bundled() {
            assert!(agrees(text), "{text:.60}");
        }
    }

    #[test]
    fn what_is_not_plain_or_not_right_is_left_to_the_grammar() {
        #[track_caller]
        fn case(text: &str, is_plain: bool) {
            assert_eq!(agrees(text), is_plain, "{text:?}");
        }

        case("", true);
        case("a = 1\r\n# b\n\n\"c d\" = 2.5 # e\n[f.g]\nh = true", true);
        case("[[a]]\nb = [\n  \"c\", # d\n  \"e\",\n]\n[[a]]\n", true);
        case("a = { b = { c = 2027-03-01T08:30:00 } }\n[d]\n[d.e]", true);
        case("\"\" = \"\"", true);
        case("a.b = 1", false); // a dotted key
        case("a = \"\\u00e9\"", false); // an escape
        case("a = 'b'", false);
        case("a = \"\"\"b\"\"\"", false);
        case("[a.b]\n[a]", false); // the grammar takes it, and nobody writes it
        case("a = {}", false);
        case("a = 2027-03-01 08:30:00", false); // a date with its time after a space
        case("a = 1\na = 2", false); // wrong from here on
        case("a = [1]\n[[a]]", false);
        case("a = [[1]]\n[[a]]", false);
        case("a = { b = 1 }\n[a.c]", false);
        case("[a]\n[a]", false);
        case("[[a]]\n[a]", false);
        case("a = 1 b = 2", false);
        case("a = \"b\tc\"", false);
        case("a = \"b", false);
        case("= 1", false);
        case("# \u{7f}", false);
        case("a = [1", false);
        case("é = 1", false);
        case("a = oui", false);
        case(&format!("a = {}", "[".repeat(100)), false);
    }

    /// Letters kept around a change: the whole of a long file takes long to compare.
    const NEAR: usize = 600;

    proptest! {
        #[test]
        fn a_changed_file_is_read_as_the_grammar_does_or_not_at_all(
            file in any::<Index>(),
            at in any::<Index>(),
            cut in 0..12_usize,
            put in "[\\[\\]{}\"#=,.a1é \\\\\n\r-]{0,4}",
        ) {
            let files = bundled();
            let letters: Vec<char> = file.get(&files).chars().collect();
            let at = at.index(letters.len());
            let from = at.saturating_sub(NEAR);
            let before: String = letters.iter().skip(from).take(at - from).collect();
            let after: String = letters.iter().skip(at + cut).take(NEAR).collect();
            // From the start of a line on.
            let before = before.split_once('\n').map_or("", |(_, lines)| lines);
            agrees(&format!("{before}{put}{after}"));
        }

        #[test]
        fn any_small_text_is_read_as_the_grammar_does_or_not_at_all(
            text in "([ab]|[ab] = |\\[|\\[\\[|\\]|\\]\\]|\\.|\"|\"a\"|1|\\{|\\}|,|\n| |#|true|2027-03-01|é|0x1f|1e3){0,14}",
        ) {
            agrees(&text);
        }
    }
}
