//! The oracle's own XML: a whole tree, one character after the other, as lax
//! as Pix's reader (specification §1.5).

use std::collections::VecDeque;

/// A child of an element.
pub enum Node {
    Text(String),
    Element(Element),
}

/// An element, complete or not.
#[derive(Default)]
pub struct Element {
    pub name: String,
    pub attributes: Vec<(String, String)>,
    pub children: Vec<Node>,
    pub is_closed: bool,
}

impl Element {
    pub fn elements(&self) -> impl Iterator<Item = &Self> {
        self.children.iter().filter_map(|node| match node {
            Node::Element(element) => Some(element),
            Node::Text(_) => None,
        })
    }

    pub fn child(&self, name: &str) -> Option<&Self> {
        self.elements().find(|element| element.name == name)
    }

    pub fn attribute(&self, name: &str) -> Option<String> {
        let found = self.attributes.iter().find(|(known, _)| known == name);
        found.map(|(_, value)| value.clone())
    }
}

/// Everything before the first mistake.
#[derive(Default)]
pub struct Tree {
    pub roots: Vec<Element>,
    /// Whether Pix's reader reports a mistake.
    pub mistake: bool,
    /// Whether that mistake is the end of the file.
    pub is_cut: bool,
}

/// A mistake: in the middle, or because the file ends.
enum Stop {
    Mistake,
    Cut,
}

type Step<T> = Result<T, Stop>;

struct Parser {
    rest: VecDeque<char>,
    open: Vec<Element>,
    roots: Vec<Element>,
    saw_root: bool,
    closed_root: bool,
    saw_doctype: bool,
}

pub fn parse(text: &str) -> Tree {
    let mut letters: VecDeque<char> = text.chars().collect();
    for _ in 0..2 {
        if letters.front() == Some(&'\u{feff}') {
            letters.pop_front();
        }
    }
    let mut parser = Parser {
        rest: letters,
        open: Vec::new(),
        roots: Vec::new(),
        saw_root: false,
        closed_root: false,
        saw_doctype: false,
    };
    let end = parser.document();
    while let Some(element) = parser.open.pop() {
        parser.put(element);
    }
    Tree {
        roots: parser.roots,
        mistake: end.is_err(),
        is_cut: matches!(end, Err(Stop::Cut)),
    }
}

fn is_blank(letter: char) -> bool {
    " \t\r\n".contains(letter)
}

fn starts_name(letter: char) -> bool {
    let ranges = [
        (0xC0, 0xD6),
        (0xD8, 0xF6),
        (0xF8, 0x2FF),
        (0x370, 0x37D),
        (0x37F, 0x1FFF),
        (0x200C, 0x200D),
        (0x2070, 0x218F),
        (0x2C00, 0x2FEF),
        (0x3001, 0xD7FF),
        (0xF900, 0xFDCF),
        (0xFDF0, 0xFFFD),
    ];
    let code = u32::from(letter);
    letter.is_ascii_alphabetic()
        || ":_".contains(letter)
        || ranges
            .iter()
            .any(|&(low, high)| (low..=high).contains(&code))
}

fn continues_name(letter: char) -> bool {
    let code = u32::from(letter);
    starts_name(letter)
        || letter.is_ascii_digit()
        || ".-\u{b7}".contains(letter)
        || (0x300..=0x36F).contains(&code)
        || (0x203F..=0x2040).contains(&code)
}

impl Parser {
    fn next(&mut self) -> Step<char> {
        self.rest.pop_front().ok_or(Stop::Cut)
    }

    fn put(&mut self, element: Element) {
        match self.open.last_mut() {
            Some(parent) => parent.children.push(Node::Element(element)),
            None => self.roots.push(element),
        }
    }

    fn document(&mut self) -> Step<()> {
        loop {
            let Some(letter) = self.rest.pop_front() else {
                let is_open = self.saw_root && !self.closed_root;
                return if is_open { Err(Stop::Cut) } else { Ok(()) };
            };
            if letter == '<' {
                self.markup()?;
                continue;
            }
            let is_outside = !self.saw_root || self.closed_root;
            if is_outside && !is_blank(letter) {
                return Err(Stop::Mistake);
            }
            let text = if letter == '&' {
                self.entity()?
            } else {
                letter.to_string()
            };
            self.text(&text);
        }
    }

    fn text(&mut self, text: &str) {
        if let Some(parent) = self.open.last_mut() {
            match parent.children.last_mut() {
                Some(Node::Text(known)) => known.push_str(text),
                _ => parent.children.push(Node::Text(text.to_owned())),
            }
        }
    }

    fn markup(&mut self) -> Step<()> {
        let mut first = self.next()?;
        while is_blank(first) {
            first = self.next()?;
        }
        match first {
            '!' => self.declaration(),
            '?' => self.instruction(),
            '/' => self.end_tag(),
            letter if starts_name(letter) => self.start_tag(letter),
            _ => Err(Stop::Mistake),
        }
    }

    fn entity(&mut self) -> Step<String> {
        let mut name = String::new();
        loop {
            let letter = self.next()?;
            let fits = if name.is_empty() {
                starts_name(letter)
            } else {
                continues_name(letter)
            };
            match letter {
                ';' => break,
                _ if fits || letter == '#' => name.push(letter),
                _ => return Err(Stop::Mistake),
            }
        }
        let named = |name: &str| -> Option<&str> {
            Some(match name {
                "amp" => "&",
                "lt" => "<",
                "gt" => ">",
                "quot" => "\"",
                "apos" => "'",
                "nbsp" => "\u{a0}",
                "eacute" => "é",
                "Eacute" => "É",
                "egrave" => "è",
                "oelig" => "œ",
                _ => return None,
            })
        };
        let low = name.to_lowercase();
        if let Some(text) = named(&name).or_else(|| named(&low)) {
            return Ok(text.to_owned());
        }
        let number = match (low.strip_prefix("#x"), low.strip_prefix('#')) {
            (Some(digits), _) => u32::from_str_radix(digits, 16).ok(),
            (None, Some(digits)) => digits.parse().ok(),
            (None, None) => None,
        };
        let allowed = |&code: &u32| code >= 32 || [9, 10, 13].contains(&code);
        let letter = number.filter(allowed).and_then(char::from_u32);
        let letter = letter.filter(|it| !['\u{fffe}', '\u{ffff}'].contains(it));
        letter.map(String::from).ok_or(Stop::Mistake)
    }

    fn start_tag(&mut self, first: char) -> Step<()> {
        let mut element = Element {
            name: first.to_string(),
            ..Element::default()
        };
        let mut letter = self.next()?;
        while continues_name(letter) {
            element.name.push(letter);
            letter = self.next()?;
        }
        let mut is_apart = false;
        loop {
            while is_blank(letter) {
                is_apart = true;
                letter = self.next()?;
            }
            match letter {
                '>' => break,
                '/' => {
                    if self.next()? != '>' {
                        return Err(Stop::Mistake);
                    }
                    self.saw_root = true;
                    element.is_closed = true;
                    self.closed_root |= self.open.is_empty();
                    self.put(element);
                    return Ok(());
                }
                _ if is_apart && starts_name(letter) => {
                    let (name, value) = self.attribute(letter)?;
                    if element.attribute(&name).is_none() {
                        element.attributes.push((name, value));
                    }
                    is_apart = false;
                    letter = self.next()?;
                }
                _ => return Err(Stop::Mistake),
            }
        }
        self.saw_root = true;
        self.open.push(element);
        Ok(())
    }

    fn attribute(&mut self, first: char) -> Step<(String, String)> {
        let mut name = first.to_string();
        let mut letter = self.next()?;
        while continues_name(letter) {
            name.push(letter);
            letter = self.next()?;
        }
        for wanted in ["=", "\"'"] {
            while is_blank(letter) {
                letter = self.next()?;
            }
            if !wanted.contains(letter) {
                return Err(Stop::Mistake);
            }
            if wanted == "=" {
                letter = self.next()?;
            }
        }
        let quote = letter;
        let mut value = String::new();
        loop {
            match self.next()? {
                letter if letter == quote => return Ok((name, value)),
                '&' => value += &self.entity()?,
                letter => value.push(letter),
            }
        }
    }

    fn end_tag(&mut self) -> Step<()> {
        let mut letter = self.next()?;
        while is_blank(letter) {
            letter = self.next()?;
        }
        if !starts_name(letter) {
            return Err(Stop::Mistake);
        }
        let mut name = String::new();
        while continues_name(letter) {
            name.push(letter);
            letter = self.next()?;
        }
        while is_blank(letter) {
            letter = self.next()?;
        }
        let is_open = self.open.last().is_some_and(|element| element.name == name);
        if letter != '>' || !is_open {
            return Err(Stop::Mistake);
        }
        let mut element = self.open.pop().expect("it is open");
        element.is_closed = true;
        self.closed_root |= self.open.is_empty();
        self.put(element);
        Ok(())
    }

    /// Skips up to some letters; what precedes them.
    fn up_to(&mut self, end: &str) -> Step<String> {
        let mut passed = String::new();
        while !passed.ends_with(end) {
            passed.push(self.next()?);
        }
        passed.truncate(passed.len() - end.len());
        Ok(passed)
    }

    fn instruction(&mut self) -> Step<()> {
        loop {
            self.up_to("?")?;
            if self.next()? == '>' {
                return Ok(());
            }
        }
    }

    fn declaration(&mut self) -> Step<()> {
        let mut word = String::new();
        loop {
            word.push(self.next()?);
            match word.to_uppercase().as_str() {
                "--" => {
                    self.up_to("--")?;
                    return if self.next()? == '>' {
                        Ok(())
                    } else {
                        Err(Stop::Mistake)
                    };
                }
                "[CDATA[" => {
                    let inside = self.up_to("]]>")?;
                    self.text(&format!("<![CDATA[{inside}]]>"));
                    return Ok(());
                }
                "DOCTYPE" => return self.doctype(),
                other if other.ends_with('>') => return Ok(()),
                // Pix's reader never gets out of a quote here.
                other if other.ends_with(['"', '\'']) => return Err(Stop::Cut),
                _ => {}
            }
        }
    }

    /// Without internal subset: the specification waives those.
    fn doctype(&mut self) -> Step<()> {
        if self.saw_doctype || self.saw_root {
            return Err(Stop::Mistake);
        }
        self.saw_doctype = true;
        loop {
            match self.next()? {
                '>' => return Ok(()),
                quote @ ('"' | '\'') => drop(self.up_to(&quote.to_string())?),
                _ => {}
            }
        }
    }
}
