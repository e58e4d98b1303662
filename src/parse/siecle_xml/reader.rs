//! The walk through the file: text, tags, and where it breaks.
//!
//! Lax exactly where Pix's reader is lax and strict where it is strict: it
//! stops at the first mistake that Pix reports. Every byte is seen once;
//! what is not read is still checked for crossed or unclosed tags.

use std::convert::Infallible;
use std::io::{self, Read};

use crate::parse::encoding::Charset;
use crate::parse::siecle_xml::builder::{self, Attributes, Builder, Role};
use crate::parse::siecle_xml::entity::{self, Checked};
use crate::parse::siecle_xml::names::is_blank;
use crate::parse::siecle_xml::source::Source;
use crate::parse::siecle_xml::stack::Stack;
use crate::parse::siecle_xml::tag::{self, Scan, StartTag};
use crate::parse::siecle_xml::{Limits, MAX_TAG};
use crate::school::{Break, Ending, Key, Limit, Oddity, SiecleEvent};

/// Why the walk ends.
pub enum Stop {
    /// As the account of the reading says.
    At(Ending),
    /// The stream failed.
    Io(io::Error),
}

impl From<io::Error> for Stop {
    fn from(error: io::Error) -> Self {
        Self::Io(error)
    }
}

/// Goes on, or not.
pub type Flow<T> = Result<T, Stop>;

/// A walk through one file.
pub struct Reader<'a, R, S> {
    pub(super) source: Source<R>,
    pub(super) charset: Charset,
    pub(super) limits: &'a Limits,
    pub(super) sink: S,
    pub(super) builder: Builder,
    pub(super) stack: Stack,
    pub(super) saw_root: bool,
    pub(super) closed_root: bool,
    pub(super) saw_doctype: bool,
}

impl<'a, R: Read, S: FnMut(SiecleEvent<'_>)> Reader<'a, R, S> {
    /// A walk that has not started.
    pub fn new(source: Source<R>, charset: Charset, limits: &'a Limits, sink: S) -> Self {
        Self {
            source,
            charset,
            limits,
            sink,
            builder: Builder::default(),
            stack: Stack::default(),
            saw_root: false,
            closed_root: false,
            saw_doctype: false,
        }
    }

    /// Walks to the end.
    ///
    /// # Errors
    ///
    /// Those of the stream.
    pub fn run(mut self) -> io::Result<Ending> {
        match self.walk() {
            Err(Stop::At(ending)) => Ok(ending),
            Err(Stop::Io(error)) => Err(error),
        }
    }

    fn walk(&mut self) -> Flow<Infallible> {
        self.skip_byte_order_marks()?;
        loop {
            self.text()?;
            self.markup()?;
        }
    }

    /// Pix's decoder drops one mark, and its reader lets a second one pass.
    fn skip_byte_order_marks(&mut self) -> Flow<()> {
        const MARK: &[u8] = "\u{feff}".as_bytes();
        while self.source.bytes().len() < 2 * MARK.len() && self.source.more()? {}
        for _ in 0..2 {
            if matches!(self.charset, Charset::Utf8) && self.source.bytes().starts_with(MARK) {
                self.source.advance(MARK.len());
            }
        }
        Ok(())
    }

    /// Text up to the next `<`, that sign included.
    #[inline]
    fn text(&mut self) -> Flow<()> {
        let bytes = self.source.bytes();
        let sign = match bytes {
            // Half of the runs between tags are nothing, or a line end.
            [b'<', ..] => Some(0),
            [b'\n', b'<', ..] => Some(1),
            _ => memchr::memchr2(b'<', b'&', bytes),
        };
        let (Some(role), Some(at)) = (self.stack.top(), sign) else {
            return self.slow_text();
        };
        if bytes.get(at) != Some(&b'<') || at > self.limits.text || self.closed_root {
            return self.slow_text();
        }
        if at > 0 {
            match self.builder.value(role) {
                Some(value) => {
                    let run = bytes.get(..at).unwrap_or_default();
                    self.charset.decode_into(run, &mut value.text);
                    if value.text.len() > self.limits.text {
                        return self.stop(Limit::Text(self.limits.text), 0);
                    }
                }
                None => self.builder.see_text(role),
            }
        }
        self.source.advance(at + 1);
        Ok(())
    }

    /// The same for text with entities, outside the root, or cut by the window.
    fn slow_text(&mut self) -> Flow<()> {
        loop {
            let bytes = self.source.bytes();
            let angle = memchr::memchr(b'<', bytes);
            let length = angle.unwrap_or(bytes.len());
            let run = bytes.get(..length).unwrap_or_default();
            let role = self.stack.top();
            if role.is_none() || self.closed_root {
                if let Some(at) = run.iter().position(|&byte| !is_blank(byte)) {
                    return self.break_at(Break::TextOutsideRoot, at);
                }
            } else if length > self.limits.text {
                return self.stop(Limit::Text(self.limits.text), 0);
            } else if angle.is_none() && self.source.more()? {
                continue;
            } else if let Some(role) = role {
                self.kept_text(role, length, angle.is_none())?;
            }
            self.source.advance(length);
            if angle.is_some() {
                self.source.advance(1);
                return Ok(());
            }
            if !self.source.more()? {
                return Err(Stop::At(self.ending_in_text()));
            }
        }
    }

    /// A whole run of text in an element.
    fn kept_text(&mut self, role: Role, length: usize, is_last: bool) -> Flow<()> {
        let run = self.source.bytes().get(..length).unwrap_or_default();
        if run.is_empty() {
            return Ok(());
        }
        let checked = if let Some(value) = self.builder.value(role) {
            entity::decode_into(run, &self.charset, &mut value.text)
        } else {
            self.builder.see_text(role);
            entity::check(run, &self.charset)
        };
        match checked {
            Checked::Good => {}
            Checked::CutAt(_) if is_last => return Err(Stop::At(self.cut())),
            Checked::CutAt(at) | Checked::BadAt(at) => return self.break_at(Break::BadEntity, at),
        }
        let value = self.builder.value(role);
        if value.is_some_and(|value| value.text.len() > self.limits.text) {
            return self.stop(Limit::Text(self.limits.text), 0);
        }
        Ok(())
    }

    /// What a `<` starts.
    #[inline]
    fn markup(&mut self) -> Flow<()> {
        let bytes = self.source.bytes();
        if bytes.first() == Some(&b'/')
            && let Some(length) = self.stack.plain_end(bytes.get(1..).unwrap_or_default())
        {
            self.source.advance(length + 1);
            self.close();
            return Ok(());
        }
        loop {
            let bytes = self.source.bytes();
            match bytes.first() {
                None => self.need_more()?,
                Some(&byte) if is_blank(byte) => self.source.advance(1),
                Some(b'/') => {
                    self.source.advance(1);
                    return self.end_tag();
                }
                Some(b'!') => return self.declaration(),
                Some(b'?') => {
                    self.source.advance(1);
                    return self.instruction();
                }
                Some(_) => return self.start_tag(),
            }
        }
    }

    #[inline]
    fn start_tag(&mut self) -> Flow<()> {
        let (tag, length) = loop {
            match tag::start_tag(self.source.bytes(), &self.charset) {
                Scan::Whole(_, length) if length > MAX_TAG => {
                    return self.stop(Limit::Tag(MAX_TAG), 0);
                }
                Scan::Whole(tag, length) => break (tag, length),
                Scan::More => self.need_more_of_tag()?,
                Scan::Wrong(0) => return self.break_at(Break::LoneAngle, 0),
                Scan::Wrong(at) => return self.break_at(Break::BadTag, at),
                Scan::WrongEntity(at) => return self.break_at(Break::BadEntity, at),
            }
        };
        self.open(&tag)?;
        self.source.advance(length);
        if tag.closes_itself {
            self.close();
        }
        Ok(())
    }

    fn open(&mut self, tag: &StartTag) -> Flow<()> {
        if self.stack.depth() >= self.limits.depth {
            return self.stop(Limit::Depth(self.limits.depth), 0);
        }
        let Self {
            source,
            builder,
            stack,
            sink,
            ..
        } = self;
        let parent = stack.top();
        let name = source.bytes().get(..tag.name).unwrap_or_default();
        let role = builder::role(parent, name);
        stack.push(name);
        if matches!(parent, None | Some(Role::Data)) {
            let name = name.to_vec();
            builder.tell(parent, &name, || source.line_at(0), sink);
        }
        let attributes = if tag.attributes.is_empty() {
            Attributes::None
        } else {
            Attributes::Some
        };
        let role = builder.open(parent, role, attributes, || source.line_at(0));
        if matches!(role, Role::Pupil | Role::Structures) && attributes == Attributes::Some {
            let raw = source.bytes().get(tag.attributes.clone());
            let raw = raw.unwrap_or_default();
            let id = tag::attribute(raw, b"ELEVE_ID", &self.charset);
            builder.set_key(role, id.map_or(Key::Absent, Key::Id));
        }
        stack.set_role(role);
        self.saw_root = true;
        Ok(())
    }

    fn end_tag(&mut self) -> Flow<()> {
        loop {
            let bytes = self.source.bytes();
            match tag::end_tag(bytes, &self.charset) {
                Scan::More => self.need_more_of_tag()?,
                Scan::Wrong(at) | Scan::WrongEntity(at) => return self.break_at(Break::BadTag, at),
                Scan::Whole(name, length) => {
                    let name = bytes.get(name).unwrap_or_default();
                    if self.stack.depth() == 0 {
                        return self.break_at(Break::StrayEndTag, 0);
                    }
                    if name != self.stack.top_name() {
                        let open = self.open_name().unwrap_or_default();
                        return self.break_at(Break::CrossedTag(open), 0);
                    }
                    self.source.advance(length);
                    self.close();
                    return Ok(());
                }
            }
        }
    }

    #[inline]
    fn close(&mut self) {
        if let Some(role) = self.stack.top() {
            self.builder.close(role, &mut self.sink);
        }
        self.stack.pop();
        self.closed_root |= self.stack.depth() == 0;
    }

    /// Adds a CDATA section to the value it stands in, markup included, as Pix does.
    pub(super) fn keep_cdata(&mut self, length: usize) -> Flow<()> {
        let Some(role) = self.stack.top() else {
            return Ok(());
        };
        self.builder.see_text(role);
        let bytes = self.source.bytes().get(..length).unwrap_or_default();
        if let Some(value) = self.builder.value(role) {
            if value.oddity == Oddity::None {
                value.oddity = Oddity::Cdata;
            }
            value.text.push_str("<![CDATA[");
            self.charset.decode_into(bytes, &mut value.text);
            value.text.push_str("]]>");
            if value.text.len() > self.limits.text {
                return self.stop(Limit::Text(self.limits.text), 0);
            }
        }
        Ok(())
    }

    /// Whether the element open now is one that is read.
    pub(super) fn is_in_value(&mut self) -> bool {
        let role = self.stack.top();
        role.is_some_and(|role| self.builder.value(role).is_some())
    }

    /// Brings more bytes in sight, or ends in the middle of something.
    pub(super) fn need_more(&mut self) -> Flow<()> {
        if self.source.more()? {
            return Ok(());
        }
        Err(Stop::At(self.cut()))
    }

    fn need_more_of_tag(&mut self) -> Flow<()> {
        if self.source.bytes().len() > MAX_TAG {
            return self.stop(Limit::Tag(MAX_TAG), 0);
        }
        self.need_more()
    }

    fn open_name(&self) -> Option<String> {
        let name = self.stack.top().map(|_| self.stack.top_name());
        name.map(|name| String::from_utf8_lossy(name).into_owned())
    }

    /// The end of the file in the middle of something.
    pub(super) fn cut(&mut self) -> Ending {
        let at = self.source.bytes().len();
        let line = self.source.line_at(at);
        if self.source.is_over_size() {
            return Ending::Stopped(Limit::Size(self.limits.max_bytes), line);
        }
        Ending::Broken(Break::Truncated(self.open_name()), line)
    }

    /// The end of the file in text: fine once a root element is closed, or
    /// when there is none at all.
    fn ending_in_text(&mut self) -> Ending {
        let is_open = self.saw_root && !self.closed_root;
        if is_open || self.source.is_over_size() {
            return self.cut();
        }
        Ending::Complete
    }

    pub(super) fn break_at<T>(&mut self, what: Break, offset: usize) -> Flow<T> {
        let line = self.source.line_at(offset);
        Err(Stop::At(Ending::Broken(what, line)))
    }

    pub(super) fn stop<T>(&mut self, limit: Limit, offset: usize) -> Flow<T> {
        let line = self.source.line_at(offset);
        Err(Stop::At(Ending::Stopped(limit, line)))
    }
}
