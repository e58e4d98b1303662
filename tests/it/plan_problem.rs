//! Problems of `tests/oracle/generate.py`, in the notation of `pixplan.toml`.
#![allow(
    clippy::indexing_slicing,
    clippy::unwrap_used,
    clippy::panic,
    reason = "helpers of tests: what is wrong here must stop the test"
)]

use chrono::{NaiveDate, Weekday};
use pixplan::calendar::DateRange;
use pixplan::session::{
    Availability, Class, ExtraTime, Invigilator, Problem, Room, Unavailable, WeeklySlot,
    WeeklyStart, usable_starts,
};
use serde_json::Value;

/// A problem from one line of the generator.
pub fn read(json: &Value) -> Problem {
    let days: Vec<NaiveDate> = texts(&json["days"])
        .map(|day| day.parse().unwrap())
        .collect();
    let slots: Vec<WeeklySlot> = all(&json["slots"]).map(slot).collect();
    let duration_min = number(&json["duration"]);
    Problem {
        classes: all(&json["classes"]).map(class).collect(),
        rooms: all(&json["rooms"])
            .map(|room| Room {
                name: room["name"].as_str().unwrap().to_owned(),
                seats: number(&room["seats"]),
                availability: availability(room),
            })
            .collect(),
        invigilators: json["invigilators"].as_array().map(|people| {
            let people = people.iter();
            people
                .map(|one| Invigilator {
                    name: one["name"].as_str().unwrap().to_owned(),
                    availability: availability(one),
                    max_sessions: one["max"].as_u64().map(|most| u32::try_from(most).unwrap()),
                })
                .collect()
        }),
        starts: usable_starts(&days, &slots, duration_min),
        days,
        per_invigilator: number(&json["per_invigilator"]),
        duration_min,
        fixed: Vec::new(),
        previous: None,
    }
}

fn class(json: &Value) -> Class {
    Class {
        name: json["name"].as_str().unwrap().to_owned(),
        students: number(&json["students"]),
        keep_together: json["together"].as_bool().unwrap(),
        absences: texts(&json["absent"]).map(unavailable).collect(),
        extra_time: all(&json["extra"])
            .map(|extra| ExtraTime {
                students: number(&extra["students"]),
                percent: number(&extra["percent"]),
            })
            .collect(),
    }
}

fn availability(json: &Value) -> Availability {
    Availability {
        weekly: json["slots"].as_array().map(|slots| {
            let slots = slots.iter();
            slots.map(|one| weekly(one.as_str().unwrap())).collect()
        }),
        except: texts(&json["except"]).map(unavailable).collect(),
    }
}

fn slot(json: &Value) -> WeeklySlot {
    WeeklySlot {
        start: weekly(json["start"].as_str().unwrap()),
        end: json["end"].as_str().map(minute),
    }
}

fn unavailable(text: &str) -> Unavailable {
    if let Some((first, last)) = text.split_once("..") {
        let (first, last) = (first.parse().unwrap(), last.parse().unwrap());
        return Unavailable::Days(DateRange::new(first, last).unwrap());
    }
    let Some((day, time)) = text.split_once(' ') else {
        return Unavailable::Days(DateRange::day(text.parse().unwrap()));
    };
    match day.parse() {
        Ok(date) => Unavailable::Once(date, minute(time)),
        Err(_) => Unavailable::Weekly(weekly(text)),
    }
}

fn weekly(text: &str) -> WeeklyStart {
    let (day, time) = text.split_once(' ').unwrap();
    let weekday = match day {
        "lun" => Weekday::Mon,
        "mar" => Weekday::Tue,
        "mer" => Weekday::Wed,
        "jeu" => Weekday::Thu,
        "ven" => Weekday::Fri,
        other => panic!("no such day: {other}"),
    };
    WeeklyStart {
        weekday,
        minute: minute(time),
    }
}

fn minute(text: &str) -> u32 {
    let (hours, minutes) = text.split_once(':').unwrap();
    hours.parse::<u32>().unwrap() * 60 + minutes.parse::<u32>().unwrap()
}

fn number(json: &Value) -> u32 {
    u32::try_from(json.as_u64().unwrap()).unwrap()
}

fn all(json: &Value) -> impl Iterator<Item = &Value> {
    json.as_array().unwrap().iter()
}

fn texts(json: &Value) -> impl Iterator<Item = &str> {
    all(json).map(|text| text.as_str().unwrap())
}
