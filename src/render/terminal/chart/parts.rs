//! Wholes cut into parts: a bar per row, and its numbers.

use unicode_width::UnicodeWidthStr;

use crate::render::terminal::Page;
use crate::render::terminal::chart::{LONGEST_NAME, MASK, NOTHING, amount, names, right};
use crate::render::terminal::wrap::indented;
use crate::render::words;
use crate::report::Cell;
use crate::report::chart::{Amount, Parts, Standing, Whole};

/// Characters of a bar, at most: longer ones say no more.
const LONGEST_BAR: usize = 50;

/// Columns of a share: `100 %`.
const SHARE: usize = 6;

pub fn lines(parts: &Parts, page: Page) -> Vec<String> {
    let labels = names(
        parts.rows.iter().map(|row| row.label.as_str()),
        LONGEST_NAME,
    );
    let counts: Vec<Vec<String>> = parts
        .rows
        .iter()
        .map(|row| row.parts.iter().copied().map(amount).collect())
        .collect();
    let widest = counts.iter().flatten().map(String::len).max();
    let column = widest.unwrap_or_default() + 2;
    let label = labels.first().map_or(0, |label| label.width());
    let taken = label + 2 + column * parts.parts.len() + SHARE;
    let room = page.width.saturating_sub(taken).clamp(1, LONGEST_BAR);
    let rows = parts.rows.iter().zip(labels).zip(counts);
    let mut lines = legend(parts, page);
    lines.extend(rows.map(|((whole, label), counts)| {
        let numbers: String = counts.iter().map(|count| right(count, column)).collect();
        let bar = drawn(whole, parts, room);
        let share = right(&share(whole), SHARE);
        format!("{label}  {bar}{numbers}{share}")
    }));
    lines
}

/// What the characters mean, in the order of the numbers.
fn legend(parts: &Parts, page: Page) -> Vec<String> {
    let names = parts
        .parts
        .iter()
        .map(|part| format!("{} {}", block(part.standing), words::one_line(&part.label)));
    let masked = parts
        .rows
        .iter()
        .any(|row| row.parts.contains(&Amount::Hidden));
    let masked = masked.then(|| format!("{MASK} {}", words::HIDDEN));
    let items: Vec<String> = names.chain(masked).collect();
    indented("", &items.join(" / "), page.width)
}

fn block(standing: Standing) -> &'static str {
    match standing {
        Standing::Reached => "█",
        Standing::Underway => "▓",
        Standing::Missing => "▒",
        Standing::Unknown => "░",
    }
}

fn share(whole: &Whole) -> String {
    let known = whole.share().map(|share| words::cell(&Cell::Share(share)));
    known.unwrap_or_else(|| match whole.total {
        Amount::Known(0) => NOTHING.to_owned(),
        _ => MASK.to_owned(),
    })
}

/// The bar of a whole, always as wide: what is hidden is the mark that says so.
fn drawn(whole: &Whole, parts: &Parts, width: usize) -> String {
    let Some(total) = whole.total.known() else {
        return MASK.repeat(width);
    };
    let known = parts.parts.iter().zip(&whole.parts);
    let known = known.filter_map(|(part, amount)| Some((block(part.standing), amount.known()?)));
    let known: Vec<(&str, usize)> = known.collect();
    let counted: usize = known.iter().map(|(_, count)| count).sum();
    let rest = total.saturating_sub(counted);
    let pieces: Vec<(&str, usize)> = known.into_iter().chain([(MASK, rest)]).collect();
    let lengths = lengths(pieces.iter().map(|(_, count)| *count), width);
    let bar: String = pieces
        .iter()
        .zip(lengths)
        .map(|((block, _), length)| block.repeat(length))
        .collect();
    format!("{bar}{}", " ".repeat(width.saturating_sub(bar.width())))
}

/// Characters of each part; a part that is not empty has one when there is room.
fn lengths(counts: impl Iterator<Item = usize> + Clone, width: usize) -> Vec<usize> {
    let total: usize = counts.clone().sum();
    if total == 0 {
        return counts.map(|_| 0).collect();
    }
    let mut lengths: Vec<usize> = counts
        .map(|count| match count {
            0 => 0,
            count => (count * width / total).max(1),
        })
        .collect();
    // What rounding leaves, or took, is the longest part's.
    let used: usize = lengths.iter().sum();
    if let Some(longest) = lengths.iter_mut().max() {
        *longest = (*longest + width).saturating_sub(used);
    }
    lengths
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_fill_the_bar() {
        #[track_caller]
        fn case(counts: &[usize], width: usize, expected: &[usize]) {
            assert_eq!(lengths(counts.iter().copied(), width), expected);
        }

        case(&[25, 2, 1], 28, &[25, 2, 1]);
        case(&[98, 1, 1], 10, &[8, 1, 1]);
        case(&[0, 0, 26], 10, &[0, 0, 10]);
        case(&[0, 0, 0], 10, &[0, 0, 0]);
        case(&[1, 1, 1], 10, &[3, 3, 4]);
    }
}
