//! `progress` and `results` against schools counted by hand, and against an
//! oracle that shares no code with them.

mod examples;
mod matching;
mod naive;
mod progress;
mod results;
mod school;
