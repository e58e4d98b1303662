//! Titles compared as a person reads them.

use crate::fr;
use crate::pix::{Area, Competence};

/// What newer exports add to the title of a date.
const TIME_ZONE: &str = "(europe/paris)";

/// A title without accents, capitals, kinds of apostrophe, doubled blanks, nor
/// the time zone that a date may be in.
pub fn folded(title: &str) -> String {
    let folded = fr::fold(title);
    let folded = folded.trim_start_matches('\u{feff}').trim();
    let folded = folded.strip_suffix(TIME_ZONE).unwrap_or(folded);
    let words: Vec<&str> = folded.split_whitespace().collect();
    words.join(" ")
}

/// The competence of a folded name.
pub fn competence(name: &str) -> Option<Competence> {
    let known = Competence::ALL.into_iter();
    known.into_iter().find(|one| folded(one.name()) == name)
}

/// Whether a folded name is that of an area.
pub fn is_area(name: &str) -> bool {
    Area::ALL.iter().any(|one| folded(one.name()) == name)
}

/// The competence of an index: `1.1` to `5.2`.
pub fn competence_of_index(index: &str) -> Option<Competence> {
    Competence::ALL
        .into_iter()
        .find(|one| one.index() == index.trim())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_compared_without_accents_case_and_kind_of_apostrophe() {
        #[track_caller]
        fn case(name: &str, index: &str) {
            let found = competence(&folded(name)).map(Competence::index);
            assert_eq!(found, Some(index), "{name}");
        }

        case("Développer des documents multimédia", "3.2");
        case("Mener une recherche et une veille d'information", "1.1");
        case("S’INSERER DANS LE MONDE NUMERIQUE", "2.4");
        case("Protéger la santé,  le bien-être et l’environnement", "4.3");
        assert_eq!(competence("gerer des chevaux"), None);
        assert_eq!(
            folded(" Date et heure de début\u{a0}(Europe/Paris)"),
            "date et heure de debut"
        );
    }
}
