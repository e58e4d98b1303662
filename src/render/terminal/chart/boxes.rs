//! Where scores lie: a box per row on one line, and its numbers.

use unicode_width::UnicodeWidthStr;

use crate::render::terminal::Page;
use crate::render::terminal::chart::{LONGEST_NAME, MASK, NOTHING, amount, cells, names, right};
use crate::render::words;
use crate::report::Tone;
use crate::report::chart::{Amount, Boxes, Quartiles, Spread, score};

/// Columns of a number: `1024` or `340,3`, and the space before it.
const NUMBER: usize = 7;

/// Under this width only the count and the median stand beside a box.
const WIDE: usize = 72;

/// Characters of a drawing, at most.
const LONGEST: usize = 56;

const TITLES: [&str; 6] = ["nb", "min.", "1er q.", "méd.", "3e q.", "max."];

/// The columns of a narrow page: the count and the median.
const FEW: [usize; 2] = [0, 3];

const LEGEND: &str = "├─┤ du plus bas au plus haut, ▒ moitié du milieu, ┃ médiane, nb résultats";

pub fn lines(boxes: &Boxes, page: Page) -> Vec<String> {
    let labels = names(
        boxes.rows.iter().map(|row| row.label.as_str()),
        LONGEST_NAME,
    );
    let label = labels.first().map_or(0, |label| label.width());
    let shown = |numbers: [String; 6]| -> String {
        let kept = numbers.iter().enumerate();
        let kept = kept.filter(|(column, _)| page.width >= WIDE || FEW.contains(column));
        kept.map(|(_, number)| right(number, NUMBER)).collect()
    };
    let titles = shown(TITLES.map(str::to_owned));
    let taken = label + 2 + titles.width();
    let room = page.width.saturating_sub(taken).clamp(3, LONGEST);
    let scale = format!("0{}", right(&boxes.high.to_string(), room - 1));
    let mut lines = page.toned(Tone::Faint, LEGEND);
    lines.push(format!("{}  {scale}{titles}", " ".repeat(label)));
    lines.extend(boxes.rows.iter().zip(labels).map(|(row, label)| {
        let drawing = match row.quartiles {
            Some(quartiles) => drawn(quartiles, f64::from(boxes.high), room),
            None => " ".repeat(room),
        };
        format!("{label}  {drawing}{}", shown(numbers(row)))
    }));
    lines
}

fn drawn(quartiles: Quartiles, high: f64, width: usize) -> String {
    let cell = |score: f64| cells(score, high, width).min(width - 1);
    let [q1, median, q3] = [quartiles.q1, quartiles.median, quartiles.q3].map(cell);
    // Without ends there is nothing beside the box.
    let [min, max] = quartiles.ends.map_or([q1, q3], |ends| ends.map(cell));
    let letter = |cell: usize| match cell {
        _ if cell == median => '┃',
        _ if q1 <= cell && cell <= q3 => '▒',
        _ if cell == min => '├',
        _ if cell == max => '┤',
        _ if min < cell && cell < max => '─',
        _ => ' ',
    };
    (0..width).map(letter).collect()
}

fn numbers(row: &Spread) -> [String; 6] {
    let [min, q1, median, q3, max] = match (row.quartiles, row.count) {
        (Some(quartiles), _) => quartiles.all().map(|number| {
            number.map_or_else(|| MASK.to_owned(), |number| words::cell(&score(number)))
        }),
        (None, Amount::Known(_)) => [NOTHING; 5].map(str::to_owned),
        (None, Amount::Hidden) => [MASK; 5].map(str::to_owned),
    };
    [amount(row.count), min, q1, median, q3, max]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_box_is_drawn_where_its_scores_lie() {
        let drawn = |[min, q1, median, q3, max]: [f64; 5]| {
            let quartiles = Quartiles {
                ends: Some([min, max]),
                q1,
                median,
                q3,
            };
            drawn(quartiles, 100.0, 20)
        };
        assert_eq!(
            drawn([10.0, 30.0, 45.0, 60.0, 90.0]),
            "  ├───▒▒▒┃▒▒▒─────┤ "
        );
        assert_eq!(drawn([50.0; 5]), "          ┃         ");
        assert_eq!(drawn([100.0; 5]), "                   ┃");
    }
}
