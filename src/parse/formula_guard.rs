//! The apostrophe that keeps a spreadsheet from taking a text for a formula.
//!
//! Pix puts it in its exports, and so do we: whoever reads such a file takes
//! it away again (trust §2).

/// First characters that make a formula of a cell.
const STARTS: [char; 6] = ['=', '+', '-', '@', '\t', '\r'];

/// A text that no spreadsheet takes for a formula.
///
/// A text that already reads like a guarded one gets an apostrophe more:
/// [`unguard`] always gives the text back.
pub fn guard(text: &str) -> String {
    if text.trim_start_matches('\'').starts_with(STARTS) {
        return format!("'{text}");
    }
    text.to_owned()
}

/// The text behind a guard, if there is one.
pub fn unguard(text: &str) -> &str {
    match text.strip_prefix('\'') {
        Some(rest) if rest.trim_start_matches('\'').starts_with(STARTS) => rest,
        _ => text,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn the_apostrophe_of_pix_is_taken_away_and_no_other() {
        assert_eq!(unguard("'-Mon mail pro"), "-Mon mail pro");
        assert_eq!(unguard("'t Hooft"), "'t Hooft");
        assert_eq!(unguard("''=1"), "'=1");
    }

    proptest! {
        #[test]
        fn a_guarded_text_comes_back(text in "[=+@'\t\r a-é-]{0,6}") {
            let guarded = guard(&text);
            prop_assert!(!guarded.starts_with(STARTS));
            prop_assert_eq!(unguard(&guarded), &text);
            // What reports write is what readers expect.
            prop_assert_eq!(guarded, crate::render::csv::guard(&text));
        }
    }
}
