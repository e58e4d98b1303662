//! The year of a zone on the picture: periods, holidays, days off.

use minijinja::{Value, context};

use crate::render::html::drawing::layout::name_y;
use crate::render::html::drawing::scale::{Scale, tenths, width};
use crate::render::html::drawing::{again, told};
use crate::render::words;
use crate::report::{Band, Strip};

/// A narrower print for the names of holidays.
const SMALL: f64 = 0.85;

/// A strip as the templates read it, with its top and the height of its name over it.
pub fn value(strip: &Strip, (top, name_height): (f64, f64), scale: Scale) -> Value {
    let [halves, thirds] = again(scale, |_| name_height > 0.0);
    let bar = |band: &Band, names: Vec<String>, letter: f64| {
        let (from, to) = (scale.x(band.first), scale.end(band.last));
        let mut names = names.into_iter();
        let name = names.find(|name| width(name) * letter + 2.0 <= to - from);
        let half = name
            .as_deref()
            .map_or(0.0, |name| width(name) * letter / 2.0 + 2.0);
        let middle = scale.clear(f64::midpoint(from, to), half, (from, to));
        context! {
            x => tenths(from), width => tenths(to - from), middle => tenths(middle),
            name, title => format!("{} {}", band.label, told::span(band)),
        }
    };
    let periods = strip.periods.iter().map(|band| {
        let full = format!("période {}", band.label);
        bar(band, vec![full, band.label.clone()], 1.0)
    });
    let holidays = strip.holidays.iter().map(|band| {
        let last = band.label.rsplit([' ', '’']).next().unwrap_or_default();
        bar(band, vec![band.label.clone(), last.to_owned()], SMALL)
    });
    let days_off = strip.days_off.iter().map(|mark| {
        let (from, to) = (scale.x(mark.day), scale.end(mark.day));
        let title = format!("{} {}", mark.label, words::from_to(mark.day, mark.day));
        context! { x => tenths(from), width => tenths(to - from), title }
    });
    context! {
        halves, thirds, label => &strip.label, name_y => tenths(name_y(top, name_height)), y => tenths(top + name_height),
        periods => periods.collect::<Vec<Value>>(),
        holidays => holidays.collect::<Vec<Value>>(),
        days_off => days_off.collect::<Vec<Value>>(),
    }
}
