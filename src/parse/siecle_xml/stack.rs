//! The elements that are open, with their names and roles.

use crate::parse::siecle_xml::builder::Role;

/// Open elements, the innermost last.
#[derive(Default)]
pub struct Stack {
    /// All names, one after the other.
    names: Vec<u8>,
    frames: Vec<Frame>,
}

#[derive(Clone, Copy)]
struct Frame {
    name_start: usize,
    role: Role,
}

impl Stack {
    /// How many elements are open.
    #[inline]
    pub fn depth(&self) -> usize {
        self.frames.len()
    }

    /// The role of the innermost.
    #[inline]
    pub fn top(&self) -> Option<Role> {
        self.frames.last().map(|frame| frame.role)
    }

    /// The name of the innermost; empty when none is open.
    #[inline]
    pub fn top_name(&self) -> &[u8] {
        let start = self.frames.last().map_or(0, |frame| frame.name_start);
        self.names.get(start..).unwrap_or_default()
    }

    /// How many bytes the end tag of the innermost takes, when it is exactly
    /// its name and `>`.
    #[inline]
    pub fn plain_end(&self, bytes: &[u8]) -> Option<usize> {
        let name = self.top_name();
        let after = bytes.strip_prefix(name)?;
        let closes = after.first() == Some(&b'>') && !name.is_empty();
        closes.then_some(name.len() + 1)
    }

    /// Opens an element without a role yet.
    #[inline]
    pub fn push(&mut self, name: &[u8]) {
        self.frames.push(Frame {
            name_start: self.names.len(),
            role: Role::Ignored,
        });
        self.names.extend_from_slice(name);
    }

    /// Gives the innermost its role.
    #[inline]
    pub fn set_role(&mut self, role: Role) {
        if let Some(frame) = self.frames.last_mut() {
            frame.role = role;
        }
    }

    /// Closes the innermost.
    #[inline]
    pub fn pop(&mut self) {
        if let Some(frame) = self.frames.pop() {
            self.names.truncate(frame.name_start);
        }
    }
}
