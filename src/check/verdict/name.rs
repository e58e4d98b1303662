//! The characters that Pix takes in a first or last name.

/// Whether Pix takes a name: `^([A-Za-zŽžÀ-ÿ \-'])+$`, since v5.341.0
/// (pix-formats §1.5). An empty text does not pass; blanks at the ends do.
pub fn is_name_for_pix(text: &str) -> bool {
    !text.is_empty() && text.chars().all(is_letter_for_pix)
}

/// Whether one character passes. `×` and `÷` do: they stand in the range.
pub fn is_letter_for_pix(letter: char) -> bool {
    matches!(letter, 'A'..='Z' | 'a'..='z' | 'Ž' | 'ž' | 'À'..='ÿ' | ' ' | '-' | '\'')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_names_of_pix_s_own_tests() {
        let accepted = "N'golo|Jean Phillipe|Marie-Louise|Paul|Héloïse|Françoise|Læticia|COVERT|\
                        ŽIŽEK|A×B|trailing | ";
        for name in accepted.split('|') {
            assert!(is_name_for_pix(name), "{name}");
        }
        let refused = "|CÃ©cile|Rose GuyrlÃ¨ne|MaÃ«llys|LeÃ¯la|Noëmie FranÃ§oise Marie|\u{fffd}|\
                       CŒUR|ŠKODA|MARTIN 2|J. Paul|D’ARC|A & B|a\tb|a\nb|a\u{a0}b|Ÿ";
        for name in refused.split('|') {
            assert!(!is_name_for_pix(name), "{name}");
        }
    }
}
