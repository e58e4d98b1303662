//! Plans that the command makes, judged from its JSON and the files it read by
//! the rules of cli.md « Planning rules, exactly » and rules.md « sessions ».
//!
//! Shares no code with pixplan: the files are read as plain TOML, the days off
//! are those that the ministry prints.

use chrono::{Datelike, NaiveDate, Weekday};
use serde_json::Value;
use toml::{Table, Value as Toml};

use crate::program::answer;

/// Last day before the holidays of 2026-2027 and the day of return, by zone.
const HOLIDAYS: [(&str, [&str; 4]); 3] = [
    (
        "A",
        [
            "2026-10-17..2026-11-02",
            "2026-12-19..2027-01-04",
            "2027-02-13..2027-03-01",
            "2027-04-10..2027-04-26",
        ],
    ),
    (
        "B",
        [
            "2026-10-17..2026-11-02",
            "2026-12-19..2027-01-04",
            "2027-02-20..2027-03-08",
            "2027-04-17..2027-05-03",
        ],
    ),
    (
        "C",
        [
            "2026-10-17..2026-11-02",
            "2026-12-19..2027-01-04",
            "2027-02-06..2027-02-22",
            "2027-04-03..2027-04-19",
        ],
    ),
];

/// Public holidays, and the Friday after Ascension.
const DAYS_OFF: [&str; 7] = [
    "2026-11-11",
    "2026-12-25",
    "2027-01-01",
    "2027-03-29",
    "2027-05-06",
    "2027-05-07",
    "2027-05-17",
];

const COLLEGE: &str = r#"
[etablissement]
uai = "0350011X"
niveau = "college"
annee = "2026-2027"
[certification]
par_surveillant = 14
duree_min = 110
creneaux = ["lun 08:30", "lun 10:30-12:30", "mar 13:30-17:00", "ven 09:00"]
fermetures = ["2027-03-15", "2027-03-22..2027-03-24"]
ouvertures = ["2027-03-29"]
[[salle]]
nom = "Salle Pix"
places = 16
indisponible = ["lun 10:30", "2027-03-19 09:00"]
[[salle]]
nom = "CDI ; fond"
places = 11
creneaux = ["mar 13:30", "ven 09:00"]
[[surveillant]]
nom = "Mme Roux"
max_sessions = 3
[[surveillant]]
nom = "M. Le Bihan"
creneaux = ["lun 08:30", "mar 13:30"]
[[surveillant]]
nom = "Mme Ÿ"
indisponible = ["2027-03-16..2027-03-19"]
[[division]]
nom = "3A"
effectif = 26
indisponible = ["2027-03-15..2027-03-19", "ven 09:00"]
[[division]]
nom = "3 ULIS"
effectif = 9
ensemble = true
[[division]]
nom = "3C"
effectif = 17
"#;

const EXTRA_TIME: &str = r#"
[[amenagement]]
division = "3A"
nombre = 2
temps_majore = 33
[[amenagement]]
division = "3C"
nombre = 1
temps_majore = 50
"#;

const LYCEE: &str = r#"
[etablissement]
uai = "0690026D"
niveau = "lycee"
annee = "2026-2027"
[calendrier.lycee]
ouverture = 2026-11-09
fenetre = { debut = 2026-11-02, fin = 2027-01-15 }
rattrapage = { debut = 2027-01-11, fin = 2027-01-15 }
[certification]
creneaux = ["mer 08:00-10:30", "jeu 14:00"]
[[salle]]
nom = "B 204"
places = 12
[[division]]
nom = "T CAP/1"
effectif = 13
indisponible = ["2026-11-09..2026-12-04"]
[[division]]
nom = "TG2"
effectif = 31
[[division]]
nom = "TG3"
effectif = 24
"#;

const MANY: &str = r#"
[etablissement]
uai = "0750001U"
niveau = "college"
annee = "2026-2027"
[certification]
creneaux = ["lun 08:30", "mar 08:30", "jeu 13:30", "ven 13:30"]
[[salle]]
nom = "Petite"
places = 7
[[salle]]
nom = "Moyenne"
places = 15
[[surveillant]]
nom = "Mme Roux"
[[surveillant]]
nom = "M. Hamon"
"#;

struct Case {
    settings: Table,
    extra: Table,
    zone: &'static str,
    window: [&'static str; 2],
    opening: &'static str,
    make_up: [&'static str; 2],
    plan: Value,
}

fn planned(settings: &str, extra: &str, arguments: &[&str]) -> Value {
    let folder = tempfile::tempdir().unwrap();
    if !settings.is_empty() {
        std::fs::write(folder.path().join("pixplan.toml"), settings).unwrap();
        std::fs::write(folder.path().join("amenagements.toml"), extra).unwrap();
    }
    let fixed = [
        "--format",
        "json",
        "--time-limit",
        "60",
        "--today",
        "2026-09-20",
    ];
    let arguments = [&["sessions"], arguments, &fixed[..]].concat();
    serde_json::from_slice(&answer(folder.path(), &arguments)).unwrap()
}

#[test]
fn plans_of_the_command_keep_every_rule() {
    let college = (
        ["2027-03-15", "2027-06-11"],
        "2027-02-15",
        ["2027-06-14", "2027-06-18"],
    );
    let case = |text: &str, extra: &str, zone, (window, opening, make_up)| Case {
        plan: planned(text, extra, &[]),
        settings: text.parse().unwrap(),
        extra: extra.parse().unwrap(),
        zone,
        window,
        opening,
        make_up,
    };
    case(COLLEGE, EXTRA_TIME, "B", college).judge();
    case(COLLEGE, "", "B", college).judge();
    let lycee = (
        ["2026-11-02", "2027-01-15"],
        "2026-11-09",
        ["2027-01-11", "2027-01-15"],
    );
    case(LYCEE, "", "A", lycee).judge();
    let classes = (0..12).map(|index| {
        let (letter, students) = (char::from(b'A' + index), 5 + u32::from(index) * 2);
        format!("[[division]]\nnom = \"3{letter}\"\neffectif = {students}\n")
    });
    case(
        &format!("{MANY}{}", classes.collect::<String>()),
        "",
        "C",
        college,
    )
    .judge();
}

#[test]
fn a_plan_without_a_dossier_keeps_them_too() {
    let arguments = "--zone B --level college --division 3A=28,3B=27 --per-surveillant 20 --rooms";
    let arguments: Vec<&str> = arguments.split(' ').chain(["Pix:16,CDI:12"]).collect();
    // What the page says that it supposes.
    let settings = "
        [certification]
        creneaux = ['lun 08:30', 'lun 13:30', 'mar 08:30', 'mar 13:30', 'mer 08:30', 'jeu 08:30',
                    'jeu 13:30', 'ven 08:30', 'ven 13:30']
        [[salle]]
        nom = 'Pix'
        places = 16
        [[salle]]
        nom = 'CDI'
        places = 12
        [[division]]
        nom = '3A'
        effectif = 28
        [[division]]
        nom = '3B'
        effectif = 27";
    let case = Case {
        plan: planned("", "", &arguments),
        settings: settings.parse().unwrap(),
        extra: Table::new(),
        zone: "B",
        window: ["2027-03-15", "2027-06-11"],
        opening: "2027-02-15",
        make_up: ["2027-06-14", "2027-06-18"],
    };
    case.judge();
}

/// A weekly slot: its day, its start, its end and the latest end of a session.
struct Slot(Weekday, u32, u32, u32);

impl Case {
    fn judge(&self) {
        let sessions = self.plan["sessions"].as_array().unwrap();
        assert!(!sessions.is_empty());
        let starts = self.starts();
        let mut lateness = 0;
        let mut taken: Vec<(NaiveDate, u32, u32, &Value)> = Vec::new();
        for session in sessions {
            let (date, start, end) = moment(session);
            let index = starts.iter().position(|it| (it.0, it.1) == (date, start));
            let index = index.unwrap_or_else(|| panic!("not a usable start: {session}"));
            let (_, _, slot_end, limit) = starts[index];
            lateness += index;
            assert!(end <= limit, "{session}");
            let test = self.durations(session);
            assert!(test.contains(&(end - start)), "{test:?} {session}");
            self.room_and_people(session, date, start);
            for (other, from, to, known) in &taken {
                if *other == date && *from < slot_end.max(end) && start < *to {
                    assert_ne!(known["room"], session["room"]);
                    for name in texts(&session["supervisors"]) {
                        assert!(!texts(&known["supervisors"]).contains(&name), "{session}");
                    }
                }
            }
            taken.push((date, start, slot_end.max(end), session));
        }
        self.most_sessions(sessions);
        let splits = self.classes(sessions);
        let found = &self.plan["objective"];
        assert_eq!(found["sessions"], sessions.len());
        assert_eq!(found["splits"], splits);
        assert_eq!(found["lateness"], lateness);
        assert_eq!(
            self.plan["sessions_bound"],
            sessions.len(),
            "small plans are proven"
        );
    }

    fn number(&self, key: &str, usual: i64) -> u32 {
        let given = self.settings["certification"].get(key);
        u32::try_from(given.map_or(usual, |it| it.as_integer().unwrap())).unwrap()
    }

    fn starts(&self) -> Vec<(NaiveDate, u32, u32, u32)> {
        let length = self.number("duree_min", 120);
        let texts = toml_texts(&self.settings["certification"], "creneaux");
        let plain: Vec<(Weekday, u32, Option<u32>)> = texts
            .iter()
            .map(|text| {
                let (day, hours) = text.split_once(' ').unwrap();
                let mut hours = hours.split('-').map(minutes);
                (day.parse_french(), hours.next().unwrap(), hours.next())
            })
            .collect();
        let slots = plain.iter().map(|&(day, start, end)| {
            let same_day = plain.iter().filter(|it| it.0 == day && it.1 > start);
            let next = same_day.map(|it| it.1).min().unwrap_or(u32::MAX);
            let stretched = (start + 240).min(next).max(start + length);
            Slot(
                day,
                start,
                end.unwrap_or(start + length),
                end.unwrap_or(stretched),
            )
        });
        let slots: Vec<Slot> = slots.collect();
        let mut found = Vec::new();
        for date in day(self.window[0])
            .iter_days()
            .take_while(|it| *it <= day(self.window[1]))
        {
            if self.is_open(date) {
                for Slot(weekday, start, end, limit) in &slots {
                    if *weekday == date.weekday() && end - start >= length {
                        found.push((date, *start, *end, *limit));
                    }
                }
            }
        }
        found.sort_unstable();
        found
    }

    fn is_open(&self, date: NaiveDate) -> bool {
        let certification = &self.settings["certification"];
        let listed = |key| {
            toml_texts(certification, key)
                .iter()
                .any(|text| spans(text, date))
        };
        let holidays = HOLIDAYS
            .iter()
            .find(|(zone, _)| *zone == self.zone)
            .unwrap()
            .1;
        let is_holiday = holidays.iter().any(|text| {
            let (last, back) = text.split_once("..").unwrap();
            day(last) <= date && date < day(back)
        });
        let is_weekend = matches!(date.weekday(), Weekday::Sat | Weekday::Sun);
        let is_off = is_weekend || is_holiday || DAYS_OFF.iter().any(|it| day(it) == date);
        let is_kept_free = day(self.make_up[0]) <= date && date <= day(self.make_up[1]);
        date >= day(self.opening)
            && !is_kept_free
            && !listed("fermetures")
            && (!is_off || listed("ouvertures"))
    }

    /// The minutes that a session of these classes may last.
    fn durations(&self, session: &Value) -> Vec<u32> {
        let length = self.number("duree_min", 120);
        let mut found = vec![length];
        for group in session["groups"].as_array().unwrap() {
            for (division, _, percent) in self.extra_time() {
                if group["division"] == division.as_str() {
                    found.push(longer(length, percent));
                }
            }
        }
        found
    }

    fn extra_time(&self) -> Vec<(String, u32, u32)> {
        let number = |one: &Toml, key: &str| u32::try_from(one[key].as_integer().unwrap()).unwrap();
        let all = self.extra.get("amenagement").and_then(Toml::as_array);
        let all = all.into_iter().flatten();
        all.map(|one| {
            let division = one["division"].as_str().unwrap().to_owned();
            (division, number(one, "nombre"), number(one, "temps_majore"))
        })
        .collect()
    }

    fn room_and_people(&self, session: &Value, date: NaiveDate, start: u32) {
        let students = students(session);
        let room = self.named("salle", session["room"].as_str().unwrap());
        let seats = room["places"].as_integer().unwrap();
        assert!(0 < students && i64::from(students) <= seats, "{session}");
        assert!(is_free(room, date, start), "{session}");
        let names = texts(&session["supervisors"]);
        if self.settings.contains_key("surveillant") {
            let needed = students.div_ceil(self.number("par_surveillant", 20)).max(1);
            assert!(names.len() >= needed as usize, "{session}");
        } else {
            assert_eq!(names, [""; 0]);
        }
        for (index, name) in names.iter().enumerate() {
            assert!(
                is_free(self.named("surveillant", name), date, start),
                "{session}"
            );
            assert!(!names[..index].contains(name), "{session}");
        }
        for group in session["groups"].as_array().unwrap() {
            let class = self.named("division", group["division"].as_str().unwrap());
            assert!(is_free(class, date, start), "{session}");
        }
    }

    fn most_sessions(&self, sessions: &[Value]) {
        let people = self.settings.get("surveillant").and_then(Toml::as_array);
        for person in people.into_iter().flatten() {
            let name = person["nom"].as_str().unwrap();
            let here = sessions
                .iter()
                .filter(|one| texts(&one["supervisors"]).contains(&name));
            if let Some(most) = person.get("max_sessions").and_then(Toml::as_integer) {
                assert!(i64::try_from(here.count()).unwrap() <= most, "{name}");
            }
        }
    }

    /// Everybody is placed once, whole where asked, with time enough; the splits.
    fn classes(&self, sessions: &[Value]) -> usize {
        let mut splits = 0;
        assert_eq!(self.plan["unplaced"], Value::Array(Vec::new()));
        for class in self.settings["division"].as_array().unwrap() {
            let name = class["nom"].as_str().unwrap();
            let groups = sessions.iter().flat_map(|session| {
                let groups = session["groups"].as_array().unwrap();
                groups.iter().map(move |group| (session, group))
            });
            let groups: Vec<(&Value, &Value)> = groups
                .filter(|(_, group)| group["division"] == name)
                .collect();
            let total: u64 = groups
                .iter()
                .map(|(_, it)| it["students"].as_u64().unwrap())
                .sum();
            assert_eq!(
                i64::try_from(total).unwrap(),
                class["effectif"].as_integer().unwrap(),
                "{name}"
            );
            splits += groups.len() - 1;
            let is_whole = class.get("ensemble").and_then(Toml::as_bool) == Some(true);
            assert!(!is_whole || groups.len() == 1, "{name}");
            for (_, _, percent) in self.extra_time().iter().filter(|it| it.0 == name) {
                let all = self.extra_time();
                let longer_ones = all.iter().filter(|it| it.0 == name && it.2 >= *percent);
                let needed: u32 = longer_ones.map(|it| it.1).sum();
                let enough = longer(self.number("duree_min", 120), *percent);
                let long = groups.iter().filter(|(session, _)| {
                    let (_, start, end) = moment(session);
                    end - start >= enough
                });
                let places: u64 = long.map(|(_, it)| it["students"].as_u64().unwrap()).sum();
                assert!(places >= u64::from(needed), "{name} {percent} %");
            }
        }
        splits
    }

    fn named(&self, table: &str, name: &str) -> &Toml {
        let mut all = self.settings[table].as_array().unwrap().iter();
        all.find(|one| one["nom"].as_str() == Some(name)).unwrap()
    }
}

trait French {
    fn parse_french(&self) -> Weekday;
}

impl French for str {
    fn parse_french(&self) -> Weekday {
        let names = ["lun", "mar", "mer", "jeu", "ven"];
        let place = names.iter().position(|it| *it == self).unwrap();
        Weekday::try_from(u8::try_from(place).unwrap()).unwrap()
    }
}

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn minutes(text: &str) -> u32 {
    let (hours, minutes) = text.split_once(':').unwrap();
    hours.parse::<u32>().unwrap() * 60 + minutes.parse::<u32>().unwrap()
}

fn moment(session: &Value) -> (NaiveDate, u32, u32) {
    let text = |key: &str| session[key].as_str().unwrap();
    (
        day(text("date")),
        minutes(text("start")),
        minutes(text("end")),
    )
}

fn students(session: &Value) -> u32 {
    let groups = session["groups"].as_array().unwrap();
    let all = groups
        .iter()
        .map(|group| group["students"].as_u64().unwrap());
    u32::try_from(all.sum::<u64>()).unwrap()
}

fn texts(list: &Value) -> Vec<&str> {
    list.as_array()
        .unwrap()
        .iter()
        .map(|it| it.as_str().unwrap())
        .collect()
}

fn toml_texts<'t>(table: &'t Toml, key: &str) -> Vec<&'t str> {
    let list = table
        .get(key)
        .and_then(Toml::as_array)
        .into_iter()
        .flatten();
    list.map(|it| it.as_str().unwrap()).collect()
}

/// Whether a day or a range of days holds a date.
fn spans(text: &str, date: NaiveDate) -> bool {
    let (first, last) = text.split_once("..").unwrap_or((text, text));
    day(first) <= date && date <= day(last)
}

/// Whether a room, a person or a class can be had at a start.
fn is_free(owner: &Toml, date: NaiveDate, start: u32) -> bool {
    let is_at = |text: &str| match text.split_once(' ') {
        None => spans(text, date),
        Some((when, hour)) if when.len() == 3 => {
            when.parse_french() == date.weekday() && minutes(hour) == start
        }
        Some((when, hour)) => day(when) == date && minutes(hour) == start,
    };
    let slots = toml_texts(owner, "creneaux");
    let is_listed = slots.is_empty() || slots.iter().any(|text| is_at(text));
    is_listed
        && !toml_texts(owner, "indisponible")
            .iter()
            .any(|text| is_at(text))
}

/// A test with extra time, rounded up to 5 minutes.
fn longer(length: u32, percent: u32) -> u32 {
    let exact = f64::from(length) * (1.0 + f64::from(percent) / 100.0);
    let mut minutes = 0;
    while f64::from(minutes) < exact - 1e-9 {
        minutes += 5;
    }
    minutes
}
