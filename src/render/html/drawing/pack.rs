//! Things put on as few rows as they need, so that none covers another.

/// What a thing takes of a row, from left to right.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Extent {
    /// Left edge.
    pub from: f64,
    /// Right edge.
    pub to: f64,
}

/// The row of each thing: the first one where it touches nothing, in the order given.
pub fn rows(extents: &[Extent], gap: f64) -> Vec<usize> {
    let choices: Vec<Vec<Extent>> = extents.iter().map(|extent| vec![*extent]).collect();
    let found = rows_and_places(&choices, gap).into_iter();
    found.map(|(row, _)| row).collect()
}

/// The row of each thing, and which of its places it took.
///
/// A thing may have several places on a row, the better ones first; the first
/// row where any of them is free is taken.
pub fn rows_and_places(choices: &[Vec<Extent>], gap: f64) -> Vec<(usize, usize)> {
    let mut taken: Vec<Vec<Extent>> = vec![];
    let mut found = vec![];
    for places in choices {
        let free = |row: usize, extent: &Extent| {
            let mut others = taken.get(row).into_iter().flatten();
            others.all(|other| extent.from >= other.to + gap || extent.to + gap <= other.from)
        };
        let rows = 0..=taken.len();
        let pairs = rows.flat_map(|row| (0..places.len()).map(move |place| (row, place)));
        let mut pairs = pairs
            .filter(|(row, place)| places.get(*place).is_some_and(|extent| free(*row, extent)));
        let (row, place) = pairs.next().unwrap_or((0, 0));
        drop(pairs);
        if row == taken.len() {
            taken.push(vec![]);
        }
        if let (Some(row), Some(extent)) = (taken.get_mut(row), places.get(place)) {
            row.push(*extent);
        }
        found.push((row, place));
    }
    found
}

/// How many rows are in use.
pub fn count(rows: &[usize]) -> usize {
    rows.iter().max().map_or(0, |last| last + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_thing_goes_on_the_first_row_that_is_free() {
        #[track_caller]
        fn case(extents: &[(f64, f64)], expected: &[usize]) {
            let extents: Vec<_> = extents
                .iter()
                .map(|&(from, to)| Extent { from, to })
                .collect();
            let found = rows(&extents, 1.0);
            assert_eq!(found, expected);
        }

        case(&[], &[]);
        case(&[(0.0, 5.0), (6.0, 9.0)], &[0, 0]);
        case(&[(0.0, 5.0), (5.5, 9.0)], &[0, 1]); // nearer than the gap
        case(
            &[(0.0, 5.0), (1.0, 4.0), (2.0, 3.0), (6.0, 7.0)],
            &[0, 1, 2, 0],
        );
        case(&[(5.0, 9.0), (0.0, 4.0)], &[0, 0]); // on the left of an earlier one
    }

    #[test]
    fn another_place_is_better_than_another_row() {
        let extent = |from, to| Extent { from, to };
        let taken = vec![extent(5.0, 9.0)];
        let choices = [
            taken,
            vec![extent(4.0, 8.0), extent(0.0, 3.0)],
            vec![extent(2.0, 6.0)],
        ];
        assert_eq!(rows_and_places(&choices, 1.0), [(0, 0), (0, 1), (1, 0)]);
    }
}
