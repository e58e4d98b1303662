//! The days of the year to know, besides the tasks.

use crate::calendar::{Calendar, DateRange, Publication, Published, Standing};

/// A day, or days, of the school year.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Milestone {
    /// Stable name: `vacances-noel`, `fenetre-debut`.
    pub id: String,
    /// As printed: `début de la fenêtre de certification`.
    pub name: String,
    /// First and last day.
    pub days: DateRange,
    /// How sure it is.
    pub standing: Standing,
    /// Where it comes from.
    pub source: String,
}

/// The milestones of a school's year, in time order.
pub fn milestones(calendar: &Calendar) -> Vec<Milestone> {
    let mut found = Vec::new();
    let days = &calendar.days;
    let single = |id: &str, name: &str, known: Option<&Published<chrono::NaiveDate>>| {
        known.map(|known| Milestone {
            id: id.to_owned(),
            name: name.to_owned(),
            days: DateRange::day(known.value),
            standing: known.standing,
            source: known.source.clone(),
        })
    };
    found.extend(single(
        "rentree-profs",
        "prérentrée des enseignants",
        days.teachers_return.as_ref(),
    ));
    found.extend(single(
        "rentree",
        "rentrée des élèves",
        days.pupils_return.as_ref(),
    ));
    found.extend(single(
        "annee-fin",
        "fin de l’année scolaire",
        days.last_day.as_ref(),
    ));
    for holiday in &days.holidays {
        let off = holiday.days_off();
        found.push(Milestone {
            id: format!("vacances-{}", holiday.key.0),
            name: holiday.name.clone(),
            days: off.unwrap_or(DateRange::day(holiday.last_school_day)),
            standing: holiday.standing,
            source: holiday.source.clone(),
        });
    }
    for bridge in &days.days_off {
        found.push(Milestone {
            id: format!("sans-classe-{}", bridge.days.first()),
            name: bridge.name.clone(),
            days: bridge.days,
            standing: Standing::Official,
            source: bridge.source.clone(),
        });
    }
    let windows = &calendar.certification;
    let level = calendar.level;
    if let Publication::Known(opening) = &windows.opening {
        found.extend(single(
            "certif-ouverture",
            &format!("ouverture de Pix Certif, {level}"),
            Some(opening),
        ));
    }
    if let Publication::Known(window) = &windows.window {
        let edge = |day| window.clone().map(|_| day);
        found.extend(single(
            "fenetre-debut",
            &format!("début de la fenêtre de certification, {level}"),
            Some(&edge(window.value.first())),
        ));
        found.extend(single(
            "fenetre-fin",
            &format!("fin de la fenêtre de certification, {level}"),
            Some(&edge(window.value.last())),
        ));
    }
    if let Publication::Known(make_up) = &windows.make_up {
        found.push(Milestone {
            id: "rattrapage".to_owned(),
            name: format!("semaine de rattrapage, {level}"),
            days: make_up.value,
            standing: make_up.standing,
            source: make_up.source.clone(),
        });
    }
    if let Publication::Known(closing) = &windows.closing {
        found.extend(single(
            "certif-fermeture",
            "fermeture de Pix Certif",
            Some(closing),
        ));
    }
    found.sort_by(|a, b| (a.days.first(), &a.id).cmp(&(b.days.first(), &b.id)));
    found
}
