//! Texts that one of our own types reads.

use std::fmt::Display;
use std::str::FromStr;

use crate::parse::toml_doc::{Node, Reading};

impl Node<'_, '_> {
    /// A text read by one of our types, whose own words say what is wrong.
    pub fn parsed<T>(&self, key: &str, reading: &mut Reading) -> Option<T>
    where
        T: FromStr,
        T::Err: Display,
    {
        let text = self.text(key, reading)?;
        match text.parse() {
            Ok(value) => Some(value),
            Err(error) => {
                reading.refuse(&self.at_key(key), &self.path_of(key), error.to_string());
                None
            }
        }
    }
}
