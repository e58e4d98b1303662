//! The bytes of a spreadsheet file: byte order mark, quotes, CRLF, no formula.

/// The cells of a line.
pub type Line = Vec<String>;

/// A table of texts, and the line over it.
pub struct Block {
    /// Its name; shown when there are several tables.
    pub caption: String,
    /// Its lines, the header first.
    pub lines: Vec<Line>,
}

/// A text that no spreadsheet takes for a formula.
///
/// What begins with `=`, `+`, `-`, `@`, a tab or a carriage return gets a
/// straight apostrophe in front, as Pix's own exports do. A text that already
/// reads so gets one more: taking one away always gives the text back.
pub fn guard(text: &str) -> String {
    let start = text.trim_start_matches('\'');
    if start.starts_with(['=', '+', '-', '@', '\t', '\r']) {
        return format!("'{text}");
    }
    text.to_owned()
}

/// The whole file: an empty line between two tables.
pub fn write(blocks: &[Block]) -> String {
    let several = blocks.len() > 1;
    let texts = blocks.iter().map(|block| {
        let caption = (several && !block.caption.is_empty()).then(|| vec![guard(&block.caption)]);
        caption
            .iter()
            .chain(&block.lines)
            .map(record)
            .collect::<String>()
    });
    let texts: Vec<_> = texts.collect();
    format!("\u{feff}{}", texts.join("\r\n"))
}

/// One line of the file; a cell is quoted where it must be.
fn record(line: &Line) -> String {
    let cells = line.iter().map(|cell| {
        // A single empty cell would make an empty line, which parts two tables.
        let alone = cell.is_empty() && line.len() == 1;
        let bare = !alone && !cell.contains([';', '"', '\n', '\r']);
        if bare {
            cell.clone()
        } else {
            format!("\"{}\"", cell.replace('"', "\"\""))
        }
    });
    let cells: Vec<_> = cells.collect();
    format!("{}\r\n", cells.join(";"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::render::csv::reader::read;
    use proptest::prelude::*;

    /// What an import does with the apostrophe.
    fn unguard(text: &str) -> &str {
        let Some(rest) = text.strip_prefix('\'') else {
            return text;
        };
        let start = rest.trim_start_matches('\'');
        if start.starts_with(['=', '+', '-', '@', '\t', '\r']) {
            rest
        } else {
            text
        }
    }

    #[test]
    fn a_guarded_text_is_no_formula() {
        #[track_caller]
        fn case(text: &str, guarded: &str) {
            assert_eq!(guard(text), guarded);
        }

        case("=1+1", "'=1+1");
        case("-3", "'-3");
        case("\t=1", "'\t=1");
        case("'=1", "''=1"); // or the import would take the apostrophe away
        case("'aujourd’hui'", "'aujourd’hui'");
        case("3A", "3A");
        case("", "");
    }

    proptest! {
        #[test]
        fn what_is_written_is_what_is_read(
            lines in prop::collection::vec(prop::collection::vec("[=+@'\t\r\n\";,a-é-]{0,6}", 1..4), 1..4)
        ) {
            let guarded = lines.iter().map(|line| line.iter().map(|cell| guard(cell)).collect());
            let block = Block { caption: String::new(), lines: guarded.collect() };
            let back = read(&write(&[block]));
            for cell in back.iter().flatten() {
                prop_assert!(!cell.starts_with(['=', '+', '-', '@', '\t', '\r']));
            }
            let back: Vec<Vec<_>> =
                back.iter().map(|line| line.iter().map(|cell| unguard(cell).to_owned()).collect()).collect();
            prop_assert_eq!(back, lines);
        }
    }
}
