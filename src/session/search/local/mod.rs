//! A plan in the making, and small changes to it: worse ones are accepted less and less.

pub mod anneal;
pub mod decode;
pub mod start;
pub mod state;
