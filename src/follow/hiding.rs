//! Counts that name nobody: those from 1 to 4 are hidden, and others beside
//! them where a subtraction would find them (rules.md).

/// The largest count that is hidden; 0 names nobody and is shown.
const LARGEST_HIDDEN: usize = 4;

/// Counts of which some are sums of others.
#[derive(Debug, Clone, Default)]
pub struct Counted {
    cells: Vec<usize>,
    sums: Vec<Sum>,
}

#[derive(Debug, Clone)]
struct Sum {
    whole: usize,
    parts: Vec<usize>,
}

impl Counted {
    /// Adds a count; its place is given back.
    pub fn cell(&mut self, count: usize) -> usize {
        self.cells.push(count);
        self.cells.len() - 1
    }

    /// Says that a count is the sum of others; not kept when it is not so.
    pub fn sum(&mut self, whole: usize, parts: Vec<usize>) {
        let total: usize = parts.iter().map(|&part| self.at(part)).sum();
        if total == self.at(whole) && !parts.is_empty() {
            self.sums.push(Sum { whole, parts });
        }
    }

    /// Every count, or none where it is hidden.
    pub fn shown(&self) -> Vec<Option<usize>> {
        let small = self
            .cells
            .iter()
            .map(|count| (1..=LARGEST_HIDDEN).contains(count));
        let mut hidden: Vec<bool> = small.collect();
        // Hiding one count may lay another sum open: until nothing changes.
        while let Some(more) = self.sums.iter().find_map(|sum| self.next(sum, &hidden)) {
            if let Some(cell) = hidden.get_mut(more) {
                *cell = true;
            }
        }
        let both = self.cells.iter().zip(hidden);
        both.map(|(&count, is_hidden)| (!is_hidden).then_some(count))
            .collect()
    }

    /// What must be hidden beside, when a sum tells what is hidden in it.
    fn next(&self, sum: &Sum, hidden: &[bool]) -> Option<usize> {
        let is_hidden = |cell: &usize| hidden.get(*cell) == Some(&true);
        let parts: Vec<usize> = sum.parts.iter().copied().filter(is_hidden).collect();
        let total: usize = parts.iter().map(|&part| self.at(part)).sum();
        let is_told = match (is_hidden(&sum.whole), parts.as_slice()) {
            (true, parts) => parts.is_empty(),
            (false, []) => false,
            (false, [_]) => true,
            // What is hidden is one at least: two that make 2 are both told.
            (false, parts) => total == parts.len(),
        };
        if !is_told {
            return None;
        }
        let open = |cell: &usize| !is_hidden(cell) && self.at(*cell) > 0;
        let smallest = sum.parts.iter().copied().filter(open);
        let smallest = smallest.min_by_key(|&cell| (self.at(cell), cell));
        smallest.or_else(|| Some(sum.whole).filter(open))
    }

    fn at(&self, cell: usize) -> usize {
        self.cells.get(cell).copied().unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[track_caller]
    fn case(parts: &[usize], shown: &str) {
        let mut counted = Counted::default();
        let whole = counted.cell(parts.iter().sum());
        let cells = parts.iter().map(|&part| counted.cell(part)).collect();
        counted.sum(whole, cells);
        let texts: Vec<String> = counted
            .shown()
            .into_iter()
            .map(|it| it.map_or("*".to_owned(), |count| count.to_string()))
            .collect();
        assert_eq!(texts.join(" "), shown);
    }

    #[test]
    fn what_a_subtraction_would_find_is_hidden_too() {
        case(&[20, 8, 0], "28 20 8 0"); // nothing small
        case(&[20, 8, 3, 0], "31 20 * * 0"); // the next smallest goes with it
        case(&[20, 2, 3], "25 20 * *"); // two small ones hide each other
        case(&[20, 1, 1], "22 * * *"); // but not when they can only be 1 and 1
        case(&[20, 1, 2], "23 20 * *"); // 1 and 2, or 2 and 1
        case(&[3, 0, 0], "* * 0 0"); // the whole is small as well
        case(&[0, 0], "0 0 0");
        case(&[9], "9 9");
    }

    proptest! {
        /// In a table with a total of rows and of columns, no hidden count can
        /// be found: there is another table with the same shown counts.
        #[test]
        fn no_single_sum_tells_a_hidden_count(
            table in prop::collection::vec(prop::collection::vec(0_usize..12, 3), 1..5),
        ) {
            let mut counted = Counted::default();
            let cells: Vec<Vec<usize>> = table
                .iter()
                .map(|row| row.iter().map(|&it| counted.cell(it)).collect())
                .collect();
            let mut relations = Vec::new();
            for (row, places) in table.iter().zip(&cells) {
                relations.push((counted.cell(row.iter().sum()), places.clone()));
            }
            for column in 0..3 {
                let places: Vec<usize> = cells.iter().map(|row| row[column]).collect();
                let total = table.iter().map(|row| row[column]).sum();
                relations.push((counted.cell(total), places));
            }
            for (whole, parts) in &relations {
                counted.sum(*whole, parts.clone());
            }
            let shown = counted.shown();
            for (cell, count) in counted.cells.iter().enumerate() {
                prop_assert!(!(1..5).contains(count) || shown[cell].is_none());
                prop_assert!(*count > 0 || shown[cell].is_some());
            }
            for (whole, parts) in relations {
                let all = parts.iter().chain([&whole]);
                let hidden = all.filter(|&&cell| shown[cell].is_none()).count();
                let is_small = counted.cells[whole] < 5;
                prop_assert!(hidden != 1 || is_small, "{shown:?}");
            }
        }
    }
}
