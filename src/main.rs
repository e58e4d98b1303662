//! The `pixplan` program.
fn main() {}
