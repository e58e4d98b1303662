//! Names of sheets, within what spreadsheets allow.

use crate::render::words;

/// Characters of a name at most, Excel's own limit.
const LONGEST: usize = 31;

/// The names given so far; each is given once.
#[derive(Debug, Default)]
pub struct Names {
    /// In lower case: programs do not tell capitals apart.
    given: Vec<String>,
}

impl Names {
    /// A name for a sheet that shows this: without the characters that have
    /// a meaning in formulas, short enough, and followed by a number when it is taken.
    pub fn of(&mut self, caption: &str) -> String {
        let letters = words::one_line(caption).replace(['[', ']', ':', '*', '?', '/', '\\'], " ");
        let letters = letters.split_whitespace().collect::<Vec<_>>().join(" ");
        let letters = match letters.trim_matches(['\'', ' ']) {
            "" => "Feuille",
            // Excel keeps this name to itself.
            name if name.eq_ignore_ascii_case("history") => "Feuille",
            name => name,
        };
        let mut number = 1;
        loop {
            let end = match number {
                1 => String::new(),
                number => format!(" {number}"),
            };
            let name = format!("{}{end}", fitting(letters, LONGEST - end.len()));
            let folded = name.to_lowercase();
            if !self.given.contains(&folded) {
                self.given.push(folded);
                return name;
            }
            number += 1;
        }
    }
}

/// The start of a name, in UTF-16 units, cut between words when it can be.
fn fitting(name: &str, room: usize) -> String {
    let length = |text: &str| text.encode_utf16().count();
    if length(name) <= room {
        return name.to_owned();
    }
    let mut out = String::new();
    for letter in name.chars() {
        // One unit stays for the mark of what is left out.
        if length(&out) + letter.len_utf16() >= room {
            break;
        }
        out.push(letter);
    }
    let whole = out.rfind(' ').filter(|at| *at > out.len() / 2);
    out.truncate(whole.unwrap_or(out.len()));
    let out = out.trim_end_matches(['\'', ' ', ',']);
    format!("{out}…")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_one_that_spreadsheets_take() {
        let mut names = Names::default();
        let mut case = |caption: &str, name: &str| {
            let found = names.of(caption);
            assert_eq!(found, name);
            assert!(found.encode_utf16().count() <= LONGEST);
        };

        case("Avancement [3A/3B]: *tous*?", "Avancement 3A 3B tous");
        case("avancement 3A 3B tous", "avancement 3A 3B tous 2");
        case("", "Feuille");
        case("'History'", "Feuille 2");
        case(
            "Avancement du parcours de rentrée, par classe",
            "Avancement du parcours de…",
        );
        case(
            "Avancement du parcours de rentrée, par niveau",
            "Avancement du parcours de… 2",
        );
        case("<script>=1", "<script>=1");
        case(&"👩".repeat(20), &format!("{}…", "👩".repeat(15)));
    }
}
