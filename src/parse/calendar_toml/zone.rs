//! One zone of a year file: returns, holidays, bridges.

use chrono::NaiveDate;

use crate::calendar::{
    Audience, DateRange, DayOff, DayOffKind, Holiday, HolidayKey, Item, Published, SchoolYear,
    Zone, ZoneYear,
};
use crate::fr;
use crate::parse::calendar_toml::Reader;
use crate::parse::calendar_toml::origin::{Source, reliability};
use crate::parse::toml_doc::{At, Node, Value};

const KEYS: [&str; 9] = [
    "annee",
    "source",
    "complet",
    "rentree_profs",
    "rentree",
    "fin",
    "fin_lycee",
    "vacances",
    "ponts",
];
/// Holidays or bridges of the longest year that is read; overseas has twelve.
const MOST_ENTRIES: usize = 200;

const DATE_KEYS: [&str; 4] = ["date", "source", "fiabilite", "note"];
const HOLIDAY_KEYS: [&str; 11] = [
    "depart",
    "reprise",
    "premier",
    "dernier",
    "nom",
    "equivaut",
    "niveaux",
    "territoires",
    "source",
    "fiabilite",
    "note",
];
const DAY_OFF_KEYS: [&str; 8] = [
    "premier",
    "dernier",
    "nom",
    "niveaux",
    "territoires",
    "source",
    "fiabilite",
    "note",
];

impl Reader<'_> {
    /// A zone, over what was known of it.
    pub(super) fn zone(
        &mut self,
        node: &Node<'_, '_>,
        zone: Zone,
        year: SchoolYear,
        known: Option<ZoneYear>,
    ) -> ZoneYear {
        node.allow(&KEYS, self.reading);
        self.check_year(node, zone, year);
        let source = self.sources.of(node, &self.sources.default, self.reading);
        let mut days = known.unwrap_or(ZoneYear {
            complete: true,
            ..ZoneYear::unpublished(zone)
        });
        if let Some(complete) = node.flag("complet", self.reading) {
            days.complete = complete;
        }
        for (key, item, place) in [
            (
                "rentree_profs",
                Item::TeachersReturn(zone),
                &mut days.teachers_return,
            ),
            ("rentree", Item::PupilsReturn(zone), &mut days.pupils_return),
            ("fin", Item::LastDay(zone), &mut days.last_day),
            ("fin_lycee", Item::LastDay(zone), &mut days.last_day_lycee),
        ] {
            if let Some(date) = self.published_date(node, key, &source, &DATE_KEYS) {
                *place = Some(date);
                self.say(item, &node.at_key(key));
            }
        }
        if let Some(table) = node.table("vacances", self.reading) {
            self.holidays(&table, &mut days, &source);
        }
        if let Some(table) = node.table("ponts", self.reading) {
            self.days_off(&table, &mut days, &source);
        }
        days
    }

    /// A date, bare or in a table with its source; none when it is not written.
    pub(super) fn published_date(
        &mut self,
        node: &Node<'_, '_>,
        key: &str,
        default: &Source,
        keys: &[&str],
    ) -> Option<Published<NaiveDate>> {
        let value = node.value(key)?;
        let Some(table) = node.child(key, value) else {
            let date = node.date(key, self.reading)?;
            return Some(Published {
                value: date,
                standing: default.standing,
                reliability: crate::calendar::Reliability::AsPublished,
                source: default.title.clone(),
                note: None,
            });
        };
        table.allow(keys, self.reading);
        if !table.has("date") {
            let message = "la date manque\u{a0}: { date = 2027-03-01, source = \"…\" }";
            self.reading
                .missing(table.at(), &table.path_of("date"), message);
        }
        let date = table.date("date", self.reading)?;
        Some(self.sources.publish(date, &table, default, self.reading))
    }

    fn check_year(&mut self, node: &Node<'_, '_>, zone: Zone, year: SchoolYear) {
        let Some(text) = node.text("annee", self.reading) else {
            return;
        };
        let expected = year.label(zone);
        if text.trim() == expected {
            return;
        }
        let nbsp = fr::NBSP;
        let message = format!(
            "ce fichier tient l’année {expected} de cette zone, pas {}{nbsp}: \
             mettez l’autre année dans son propre fichier",
            fr::quoted(text)
        );
        let (at, path) = (node.at_key("annee"), node.path_of("annee"));
        self.reading.refuse(&at, &path, message);
    }

    fn holidays(&mut self, table: &Node<'_, '_>, days: &mut ZoneYear, source: &Source) {
        for (name, at, value) in self.bounded(table) {
            let key = HolidayKey(name.to_owned());
            let known = days.holidays.iter().position(|known| known.key == key);
            let known = known.map(|index| days.holidays.remove(index));
            if value.get_ref().as_bool() == Some(false) {
                continue;
            }
            self.say(Item::Holiday(days.zone, key.clone()), &at);
            let read = self.entry(table, name, value, &HOLIDAY_KEYS);
            let read = read.and_then(|node| self.holiday(&node, key, known, source));
            days.holidays.extend(read);
        }
        days.holidays.sort_by_key(|holiday| holiday.last_school_day);
    }

    fn days_off(&mut self, table: &Node<'_, '_>, days: &mut ZoneYear, source: &Source) {
        for (name, at, value) in self.bounded(table) {
            let key = HolidayKey(name.to_owned());
            days.days_off.retain(|known| known.key != key);
            if value.get_ref().as_bool() == Some(false) {
                continue;
            }
            self.say(Item::DayOff(days.zone, key.clone()), &at);
            let read = self.entry(table, name, value, &DAY_OFF_KEYS);
            let read = read.and_then(|node| self.day_off(&node, key, source));
            days.days_off.extend(read);
        }
        days.days_off.sort_by_key(|day_off| day_off.days);
    }

    /// The entries of a table, as many as a year can have.
    fn bounded<'t, 'a>(&mut self, table: &Node<'t, 'a>) -> Vec<(&'t str, At, &'t Value<'a>)> {
        let mut entries = table.entries();
        if entries.len() > MOST_ENTRIES {
            let message = format!("plus de {MOST_ENTRIES} lignes\u{a0}: la suite n’est pas lue");
            self.reading.refuse(table.at(), table.path(), message);
            entries.truncate(MOST_ENTRIES);
        }
        entries
    }

    /// The table of a holiday or a bridge, its keys checked.
    fn entry<'t, 'a>(
        &mut self,
        table: &Node<'t, 'a>,
        name: &str,
        value: &'t Value<'a>,
        keys: &[&str],
    ) -> Option<Node<'t, 'a>> {
        let Some(node) = table.child(name, value) else {
            let wanted = "une table, comme { … }, ou false pour la retirer";
            return table.wrong(name, wanted, value, self.reading);
        };
        node.allow(keys, self.reading);
        Some(node)
    }

    fn holiday(
        &mut self,
        node: &Node<'_, '_>,
        key: HolidayKey,
        known: Option<Holiday>,
        source: &Source,
    ) -> Option<Holiday> {
        let (departure, back) = self.printed_dates(node);
        let old = known.as_ref();
        let name = node.text("nom", self.reading).map(str::to_owned);
        let equivalent = node.text("equivaut", self.reading);
        let source = self.sources.of(node, source, self.reading);
        let reliability = reliability(node, self.reading);
        let Some(last_school_day) = departure.or(old.map(|one| one.last_school_day)) else {
            if !node.has("depart") && !node.has("premier") {
                let message = "le départ manque\u{a0}: { depart = …, reprise = … }";
                self.reading
                    .missing(node.at(), &node.path_of("depart"), message);
            }
            return known;
        };
        Some(Holiday {
            equivalent: equivalent
                .map(|name| HolidayKey(name.to_owned()))
                .or_else(|| old.and_then(|one| one.equivalent.clone())),
            name: name
                .or_else(|| old.map(|one| one.name.clone()))
                .unwrap_or_else(|| key.printed_name()),
            last_school_day,
            back_to_school: back.or_else(|| old.and_then(|one| one.back_to_school)),
            audience: match old {
                Some(old) if !node.has("niveaux") && !node.has("territoires") => {
                    old.audience.clone()
                }
                _ => self.audience(node),
            },
            standing: source.standing,
            reliability,
            source: source.title,
            note: node.text("note", self.reading).map(str::to_owned),
            key,
        })
    }

    /// Departure and return, printed as such or as the days off themselves.
    fn printed_dates(&mut self, node: &Node<'_, '_>) -> (Option<NaiveDate>, Option<NaiveDate>) {
        let departure = node.date("depart", self.reading);
        let back = node.date("reprise", self.reading);
        let first = node.date("premier", self.reading);
        let last = node.date("dernier", self.reading);
        if (node.has("depart") || node.has("reprise"))
            && (node.has("premier") || node.has("dernier"))
        {
            let message = "donnez depart et reprise, ou premier et dernier, pas les deux";
            self.reading.refuse(node.at(), node.path(), message);
        }
        let before = first.and_then(departure_before);
        let after = last.and_then(|day| day.succ_opt());
        (departure.or(before), back.or(after))
    }

    fn day_off(&mut self, node: &Node<'_, '_>, key: HolidayKey, source: &Source) -> Option<DayOff> {
        if !node.has("premier") {
            let message = "le premier jour manque\u{a0}: { premier = …, dernier = … }";
            self.reading
                .missing(node.at(), &node.path_of("premier"), message);
        }
        let first = node.date("premier", self.reading)?;
        let last = node.date("dernier", self.reading).unwrap_or(first);
        let days = match DateRange::new(first, last) {
            Ok(days) => days,
            Err(wrong) => {
                self.reading
                    .refuse(node.at(), node.path(), wrong.to_string());
                return None;
            }
        };
        let name = node.text("nom", self.reading).map(str::to_owned);
        let source = self.sources.of(node, source, self.reading);
        Some(DayOff {
            name: name.unwrap_or_else(|| key.printed_name()),
            days,
            kind: match days.days() {
                1 => DayOffKind::SingleDay,
                _ => DayOffKind::Bridge,
            },
            audience: self.audience(node),
            standing: source.standing,
            reliability: reliability(node, self.reading),
            source: source.title,
            note: node.text("note", self.reading).map(str::to_owned),
            key,
        })
    }

    fn audience(&mut self, node: &Node<'_, '_>) -> Audience {
        Audience {
            levels: self.names(node, "niveaux"),
            territories: self.names(node, "territoires"),
        }
    }

    /// A list of names, each read as what it names.
    fn names<T>(&mut self, node: &Node<'_, '_>, key: &str) -> Vec<T>
    where
        T: std::str::FromStr<Err: std::fmt::Display>,
    {
        let mut names = Vec::new();
        let texts: Vec<(&str, At)> = node.texts(key, self.reading);
        for (text, at) in texts {
            match text.parse::<T>() {
                Ok(name) => names.push(name),
                Err(unknown) => {
                    self.reading
                        .refuse(&at, &node.path_of(key), unknown.to_string());
                }
            }
        }
        names
    }
}

/// The departure that makes a day the first one off: itself when it is a
/// Saturday, else the day before.
fn departure_before(first: NaiveDate) -> Option<NaiveDate> {
    use chrono::{Datelike, Weekday};
    match first.weekday() {
        Weekday::Sat => Some(first),
        _ => first.pred_opt(),
    }
}
