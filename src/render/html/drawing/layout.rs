//! What stands under what on the picture, and how high it all is.

use crate::render::html::drawing::labels::{self, Label};
use crate::render::html::drawing::lanes::{self, Lane};
use crate::render::html::drawing::pack;
use crate::render::html::drawing::scale::{Scale, Shape};
use crate::report::{Strip, YearPicture};

/// Height of the line that says which day it is.
pub const TODAY: f64 = 16.0;

/// Height of the months' names.
pub const MONTHS: f64 = 22.0;

/// Height of a name over a strip or a role's line.
pub const NAME: f64 = 14.0;

/// Height of a strip, and of a row of the certification.
pub const BAR: f64 = 18.0;

/// Space between two rows of the certification.
pub const BETWEEN: f64 = 2.0;

/// Space under a part of the picture.
pub const SPACE: f64 = 5.0;

/// Space over the marks of a lane.
pub const LANE: f64 = 1.0;

/// The picture's parts.
pub struct Drawing<'a> {
    pub year: &'a YearPicture,
    pub shape: Shape,
    pub scale: Scale,
    pub labels: Vec<Label>,
    pub lanes: Vec<Lane<'a>>,
}

impl<'a> Drawing<'a> {
    /// Lays a picture out.
    pub fn of(year: &'a YearPicture, shape: Shape) -> Self {
        let scale = Scale::of(year, shape);
        Self {
            year,
            shape,
            scale,
            labels: labels::labels(year, scale),
            lanes: lanes::lanes(year, scale),
        }
    }

    /// Height of a strip's name over it: none when it stands beside.
    pub fn strip_name(&self, strip: &Strip) -> f64 {
        let bands = strip.periods.iter().chain(&strip.holidays);
        let starts = bands.map(|band| band.first);
        let days_off = strip.days_off.iter().map(|mark| mark.day);
        let start = starts.chain(days_off).min().unwrap_or(self.year.last);
        if self.shape.beside(&strip.label, self.scale.x(start)) {
            0.0
        } else {
            NAME
        }
    }

    /// Height of a lane's name over it.
    pub fn lane_name(&self, lane: &Lane) -> f64 {
        if lane.named_beside(self.shape) {
            0.0
        } else {
            NAME
        }
    }

    /// Top of each strip, and the foot of the last one.
    pub fn strip_tops(&self) -> Vec<f64> {
        let mut top = TODAY + MONTHS + SPACE;
        let mut tops = vec![top];
        for strip in &self.year.strips {
            top += self.strip_name(strip) + BAR + SPACE;
            tops.push(top);
        }
        tops
    }

    /// Top of a row of the certification.
    pub fn label_top(&self, row: usize) -> f64 {
        self.strip_tops().last().copied().unwrap_or_default() + (BAR + BETWEEN) * count(row)
    }

    /// Top of each lane, and the foot of the last one.
    pub fn lane_tops(&self) -> Vec<f64> {
        let rows: Vec<usize> = self.labels.iter().map(|label| label.row).collect();
        let mut top = self.label_top(pack::count(&rows)) + SPACE;
        let mut tops = vec![top];
        for lane in &self.lanes {
            top += self.lane_name(lane) + lane.height() + SPACE;
            tops.push(top);
        }
        tops
    }

    /// How high it all is.
    pub fn height(&self) -> f64 {
        self.lane_tops().last().copied().unwrap_or_default()
    }
}

/// Foot of a name over what it names, or in the middle of its first row beside it.
pub fn name_y(top: f64, name: f64) -> f64 {
    if name > 0.0 {
        top + name - 4.0
    } else {
        top + BAR / 2.0 + 4.0
    }
}

/// A count as a measure.
pub fn count(number: usize) -> f64 {
    f64::from(u32::try_from(number).unwrap_or(u32::MAX))
}
