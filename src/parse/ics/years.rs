//! From events to school years: conventions, fragments, doubts.

use std::collections::BTreeMap;

use chrono::{Datelike, Days, NaiveDate, TimeDelta, Weekday};

use crate::calendar::{
    Audience, DateRange, DayOff, DayOffKind, Holiday, HolidayKey, Published, Reliability,
    SchoolYear, Standing, YearFile, Zone, ZoneYear, easter, is_weekday,
};
use crate::diagnostic::Diagnostic;
use crate::fr;
use crate::parse::ics::Context;
use crate::parse::ics::event::{Event, IcsCalendar};
use crate::parse::ics::kinds::{BACK_TO_FRONT, DOUBTFUL, LEFT_OUT, NO_ZONE, finding};
use crate::parse::ics::place;
use crate::parse::ics::title::{self, Title};

/// Days of the longest holiday within a year; a longer event joins two rows.
const LONGEST_HOLIDAY: i64 = 60;

/// Holidays of a year that is whole, in every zone.
const HOLIDAYS_OF_A_YEAR: usize = 4;

/// The years that the events tell, oldest first.
pub fn build(
    calendar: &IcsCalendar,
    context: Context<'_>,
    findings: &mut Vec<Diagnostic>,
) -> Vec<YearFile> {
    let mut builder = Builder {
        standing: if calendar.is_official {
            Standing::Official
        } else {
            Standing::Secondary
        },
        years: BTreeMap::new(),
        findings,
    };
    let mut events: Vec<&Event> = calendar.events.iter().collect();
    events.sort_by_key(|event| event.start);
    let mut rows: Vec<(Event, Zone, Title)> = Vec::new();
    for event in events {
        let zones = match place::zones(event, calendar, context.academies) {
            none if none.is_empty() => context.zone.into_iter().collect(),
            zones => zones,
        };
        let title = title::read(&event.summary);
        if zones.is_empty() && title != Title::Other {
            builder.say(NO_ZONE, event, "pour quelle zone est-ce\u{a0}?");
            continue;
        }
        for zone in zones {
            join(&mut rows, event, zone, &title);
        }
    }
    for (event, zone, title) in &rows {
        builder.add(event, *zone, title);
    }
    builder.finish(context.today)
}

/// Adds an event, or lengthens the one that it goes on.
///
/// Files for all zones cut a holiday in pieces where another zone's begins or
/// ends; the pieces of one zone follow one another without a day between.
fn join(rows: &mut Vec<(Event, Zone, Title)>, event: &Event, zone: Zone, title: &Title) {
    let is_holiday = matches!(title, Title::Holiday { .. });
    let mut same = rows.iter_mut().rev();
    let same = same.find(|(_, other, known)| *other == zone && known == title);
    match same {
        Some((known, _, _)) if is_holiday && known.end.is_some_and(|end| event.start <= end) => {
            known.end = known.end.max(event.end);
        }
        _ => rows.push((event.clone(), zone, title.clone())),
    }
}

struct Builder<'f> {
    standing: Standing,
    years: BTreeMap<SchoolYear, BTreeMap<Zone, ZoneYear>>,
    findings: &'f mut Vec<Diagnostic>,
}

impl Builder<'_> {
    fn say(&mut self, kind: crate::diagnostic::Kind, event: &Event, message: impl Into<String>) {
        let said = finding(kind, event.line, &event.summary, message);
        // An event for three zones has its doubts once.
        if !self.findings.contains(&said) {
            self.findings.push(said);
        }
    }

    /// The zone's year that holds a day.
    fn zone(&mut self, zone: Zone, day: NaiveDate) -> &mut ZoneYear {
        let year = SchoolYear::containing(day, zone);
        let zones = self.years.entry(year).or_default();
        zones
            .entry(zone)
            .or_insert_with(|| ZoneYear::unpublished(zone))
    }

    fn published(&self, value: NaiveDate) -> Published<NaiveDate> {
        Published {
            value,
            standing: self.standing,
            reliability: Reliability::AsPublished,
            source: self.source(),
            note: None,
        }
    }

    fn source(&self) -> String {
        match self.standing {
            Standing::Official => "fichier .ics du ministère".to_owned(),
            Standing::Secondary | Standing::Forecast => "fichier .ics".to_owned(),
        }
    }

    fn add(&mut self, event: &Event, zone: Zone, title: &Title) {
        match title {
            Title::TeachersReturn => {
                let date = self.published(event.start);
                self.zone(zone, event.start).teachers_return = Some(date);
            }
            Title::PupilsReturn => {
                let date = self.published(event.start);
                self.zone(zone, event.start).pupils_return = Some(date);
            }
            Title::Summer => self.add_summer(event, zone),
            Title::Holiday {
                key,
                equivalent,
                name,
            } => self.add_holiday(event, zone, key, *equivalent, name),
            Title::DayOff { key, name } => self.add_day_off(event, zone, key, name),
            Title::PrimarySchool => {
                self.say(LEFT_OUT, event, "pour les écoles primaires seulement");
            }
            Title::Other => self.say(LEFT_OUT, event, "titre inconnu"),
        }
    }

    /// The end of a year, and the return of the next one unless the event is
    /// a mere mark (its end is then its start, or the day after).
    fn add_summer(&mut self, event: &Event, zone: Zone) {
        let end = self.published(event.start);
        self.zone(zone, event.start).last_day = Some(end);
        let back = event
            .end
            .filter(|back| (*back - event.start).num_days() > 1);
        let Some(back) = back else {
            return;
        };
        if let Some(back) = self.back(event, back) {
            let date = self.published(back);
            let next = &mut self.zone(zone, back).pupils_return;
            // A row of its own says it better than the end of the summer.
            next.get_or_insert(date);
        }
    }

    /// The return that an event's end stands for.
    fn back(&mut self, event: &Event, end: NaiveDate) -> Option<NaiveDate> {
        match end.weekday() {
            Weekday::Sun => {
                let monday = end.succ_opt()?;
                let message = format!(
                    "la fin est le {}\u{a0}: lue comme le dernier jour, reprise le {}",
                    fr::date(end),
                    fr::date(monday)
                );
                self.say(DOUBTFUL, event, message);
                Some(monday)
            }
            Weekday::Sat => {
                let message = format!(
                    "la fin est le {}\u{a0}: la reprise n’est pas certaine, elle est laissée vide",
                    fr::date(end)
                );
                self.say(DOUBTFUL, event, message);
                None
            }
            _ => Some(end),
        }
    }

    /// The departure that an event's start stands for.
    fn departure(&mut self, event: &Event) -> NaiveDate {
        let start = event.start;
        let saturday = match start.weekday() {
            Weekday::Sat | Weekday::Fri => return start,
            Weekday::Sun => start - Days::new(1),
            Weekday::Mon => start - Days::new(2),
            _ => {
                let message = format!(
                    "le début est le {}\u{a0}: lu comme le départ après la classe",
                    fr::date(start)
                );
                self.say(DOUBTFUL, event, message);
                return start;
            }
        };
        let message = format!(
            "le début est le {}\u{a0}: lu comme le premier jour sans cours, départ le {}",
            fr::date(start),
            fr::date(saturday)
        );
        self.say(DOUBTFUL, event, message);
        saturday
    }

    fn add_holiday(
        &mut self,
        event: &Event,
        zone: Zone,
        key: &str,
        equivalent: Option<&str>,
        name: &str,
    ) {
        let known = self.zone(zone, event.start).holidays.iter();
        let mut known = known.filter(|one| one.key.0 == key);
        if known.next().is_some() {
            let message =
                format!("{name} commencent deux fois\u{a0}: la seconde ligne est laissée de côté");
            self.say(DOUBTFUL, event, message);
            return;
        }
        let length = event.end.map(|end| (end - event.start).num_days());
        if length.is_some_and(|days| days > LONGEST_HOLIDAY) {
            let message = "plus de deux mois\u{a0}: deux lignes ont été jointes par erreur";
            self.say(DOUBTFUL, event, message);
            return;
        }
        if length.is_some_and(|days| days < 0) {
            let (start, end) = (
                fr::date(event.start),
                fr::date(event.end.unwrap_or_default()),
            );
            let message = format!("début le {start}, fin le {end}");
            self.say(BACK_TO_FRONT, event, message);
        }
        let end = event.end.filter(|end| event.start < *end);
        let holiday = Holiday {
            key: HolidayKey(key.to_owned()),
            equivalent: equivalent.map(|name| HolidayKey(name.to_owned())),
            name: name.to_owned(),
            last_school_day: self.departure(event),
            back_to_school: end.and_then(|end| self.back(event, end)),
            audience: Audience::default(),
            standing: self.standing,
            reliability: Reliability::AsPublished,
            source: self.source(),
            note: None,
        };
        self.zone(zone, event.start).holidays.push(holiday);
    }

    fn add_day_off(&mut self, event: &Event, zone: Zone, key: &str, name: &str) {
        let first = match key {
            "ascension" => self.after_class(event),
            _ => event.start,
        };
        // The end is the day of the return; a mark has no other day.
        let last = event.end.map_or(first, |end| end - Days::new(1)).max(first);
        let Ok(days) = DateRange::new(first, last) else {
            return;
        };
        if days.days() > LONGEST_HOLIDAY {
            let message = "plus de deux mois\u{a0}: deux lignes ont été jointes par erreur";
            self.say(DOUBTFUL, event, message);
            return;
        }
        let year = self.zone(zone, event.start);
        let n_same = year
            .days_off
            .iter()
            .filter(|one| one.key.0.starts_with(key))
            .count();
        let key = match n_same {
            0 => key.to_owned(),
            count => format!("{key}-{}", count + 1),
        };
        let day_off = DayOff {
            key: HolidayKey(key),
            days,
            name: name.to_owned(),
            kind: match days.days() {
                1 => DayOffKind::SingleDay,
                _ => DayOffKind::Bridge,
            },
            audience: Audience::default(),
            standing: self.standing,
            reliability: Reliability::AsPublished,
            source: self.source(),
            note: None,
        };
        self.zone(zone, event.start).days_off.push(day_off);
    }

    /// The Ascension row has had three shapes: it begins on the day before,
    /// after class, on the feast itself, or on the Friday alone.
    fn after_class(&mut self, event: &Event) -> NaiveDate {
        let ascension = easter(event.start.year()) + TimeDelta::days(39);
        match (event.start - ascension).num_days() {
            -1 => ascension,
            1 => {
                let message =
                    "seul le vendredi est donné\u{a0}: le samedi qui suit est souvent vaqué aussi";
                self.say(DOUBTFUL, event, message);
                event.start
            }
            _ => event.start,
        }
    }

    fn finish(self, today: NaiveDate) -> Vec<YearFile> {
        let files = self.years.into_iter().map(|(year, zones)| {
            let mut file = YearFile::empty(year, today);
            file.zones = zones.into_values().map(closed).collect();
            file
        });
        files.collect()
    }
}

/// A zone's year, sorted, and said to be complete when it looks so.
fn closed(mut zone: ZoneYear) -> ZoneYear {
    zone.holidays.sort_by_key(|holiday| holiday.last_school_day);
    zone.days_off.sort_by_key(|day_off| day_off.days);
    let has_edges = zone.pupils_return.is_some() && zone.last_day.is_some();
    let is_weekday = |date: &Published<NaiveDate>| is_weekday(date.value);
    let starts = zone.pupils_return.as_ref().is_some_and(is_weekday);
    zone.complete = has_edges && starts && zone.holidays.len() >= HOLIDAYS_OF_A_YEAR;
    zone
}
