//! The tasks on the picture: a line per role, a mark per task over its day.

use std::collections::HashMap;

use minijinja::{Value, context};

use crate::fr;
use crate::render::html::drawing::pack::{self, Extent};
use crate::render::html::drawing::scale::{BOLD, Scale, Shape, tenths, width};
use crate::render::html::view;
use crate::render::words;
use crate::report::{TaskMark, YearPicture};

/// Half the width of a task's mark.
const RADIUS: f64 = 8.0;

/// Distance between two rows of marks.
const ROW: f64 = 17.5;

/// The tasks of a role, each with its row.
pub struct Lane<'a> {
    /// Whose tasks they are.
    pub role: &'a str,
    tasks: Vec<(&'a TaskMark, usize)>,
    scale: Scale,
}

/// A lane per role, in the order in which roles first appear.
pub fn lanes(year: &YearPicture, scale: Scale) -> Vec<Lane<'_>> {
    let mut roles: Vec<&str> = vec![];
    for task in &year.tasks {
        if !roles.contains(&task.role.as_str()) {
            roles.push(&task.role);
        }
    }
    let lane = |role| {
        let tasks: Vec<&TaskMark> = year.tasks.iter().filter(|task| task.role == role).collect();
        let extents: Vec<Extent> = tasks.iter().map(|task| extent(scale, task)).collect();
        let rows = pack::rows(&extents, 1.0);
        let tasks = tasks.into_iter().zip(rows).collect();
        Lane { role, tasks, scale }
    };
    roles.into_iter().map(lane).collect()
}

/// What a mark takes, drawn whole at the edges of the picture.
fn extent(scale: Scale, task: &TaskMark) -> Extent {
    let middle = scale
        .middle(task.day)
        .clamp(RADIUS + 1.0, scale.width - RADIUS - 1.0);
    Extent {
        from: middle - RADIUS,
        to: middle + RADIUS,
    }
}

impl Lane<'_> {
    /// Whether its name fits on the left of its marks.
    pub fn named_beside(&self, shape: Shape) -> bool {
        let starts = self
            .tasks
            .iter()
            .map(|(task, _)| extent(self.scale, task).from);
        shape.beside(self.role, starts.fold(f64::INFINITY, f64::min))
    }

    /// Whether its name, written at `x`, covers none of its marks.
    pub fn free_at(&self, x: f64) -> bool {
        let end = x + width(self.role) * BOLD;
        let mut extents = self.tasks.iter().map(|(task, _)| extent(self.scale, task));
        extents.all(|extent| extent.to <= x || end <= extent.from)
    }

    /// Its height, without its name.
    pub fn height(&self) -> f64 {
        let rows: Vec<usize> = self.tasks.iter().map(|(_, row)| *row).collect();
        ROW * units(pack::count(&rows))
    }

    /// Its marks as the templates read them, under `top`.
    pub fn marks(&self, top: f64, numbers: &HashMap<&str, usize>) -> Vec<Value> {
        let marks = self.tasks.iter().map(|(task, row)| {
            let Extent { from, to } = extent(self.scale, task);
            let forecast = if task.forecast { words::FORECAST } else { "" };
            let state = words::state(task.state);
            let parts = [fr::date(task.day), forecast.to_owned(), state.to_owned()];
            let parts: Vec<_> = parts.into_iter().filter(|part| !part.is_empty()).collect();
            context! {
                x => tenths(f64::midpoint(from, to)),
                y => tenths(top + ROW * units(*row) + ROW / 2.0),
                number => numbers.get(task.id.as_str()).copied(),
                state => view::state(task.state),
                forecast => task.forecast,
                title => format!("{} ({})", task.title, parts.join(", ")),
            }
        });
        marks.collect()
    }
}

fn units(count: usize) -> f64 {
    f64::from(u32::try_from(count).unwrap_or(u32::MAX))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::render::sample;
    use crate::report::Section;

    #[test]
    fn every_task_has_a_mark_and_no_mark_covers_another() {
        let report = sample::report();
        let Section::Year(year) = &report.sections[0] else {
            panic!("the sample starts with its year");
        };
        let lanes = lanes(year, Scale::of(year, Shape::SCREEN));
        let roles: Vec<_> = lanes.iter().map(|lane| lane.role).collect();
        assert_eq!(roles[..3], ["référent Pix", "direction", "référent GAR"]);
        let marks: usize = lanes.iter().map(|lane| lane.tasks.len()).sum();
        assert_eq!(marks, year.tasks.len());
        for lane in &lanes {
            for (index, (one, row)) in lane.tasks.iter().enumerate() {
                for (other, other_row) in &lane.tasks[index + 1..] {
                    let (a, b) = (extent(lane.scale, one), extent(lane.scale, other));
                    let apart = a.to < b.from || b.to < a.from;
                    assert!(apart || row != other_row, "{} {}", one.id, other.id);
                }
            }
        }
    }
}
