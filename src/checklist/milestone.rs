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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::calendar::Zone;
    use crate::calendar::example::{calendar_2026, polynesie_2023};
    use crate::checklist::example::zone_b;
    use crate::school::Level;

    fn told(calendar: &Calendar) -> Vec<String> {
        let days = milestones(calendar).into_iter();
        let told = days.map(|one| {
            let forecast = match one.standing {
                Standing::Forecast => " prévisionnel",
                Standing::Official | Standing::Secondary => "",
            };
            format!("{} {}{forecast}", one.id, one.days)
        });
        told.collect()
    }

    #[test]
    fn the_days_to_know_come_in_time_order_forecasts_marked() {
        let expected = [
            "rentree le 01/09/2026",
            "vacances-toussaint du 17/10/2026 au 01/11/2026",
            "vacances-noel du 19/12/2026 au 03/01/2027",
            "certif-ouverture le 15/02/2027 prévisionnel",
            "vacances-hiver du 20/02/2027 au 07/03/2027",
            "fenetre-debut le 15/03/2027",
            "vacances-printemps du 17/04/2027 au 02/05/2027",
            "sans-classe-2027-05-06 du 06/05/2027 au 09/05/2027",
            "fenetre-fin le 11/06/2027",
            "rattrapage du 14/06/2027 au 18/06/2027 prévisionnel",
            "annee-fin le 03/07/2027",
            "certif-fermeture le 15/07/2027 prévisionnel",
        ];
        assert_eq!(told(&zone_b()), expected);
    }

    #[test]
    fn a_forecast_window_gives_forecast_milestones() {
        let lycee = told(&calendar_2026(Zone::B, Level::Lycee));
        let window: Vec<&String> = lycee
            .iter()
            .filter(|one| one.starts_with("fenetre"))
            .collect();
        assert_eq!(
            window,
            [
                "fenetre-debut le 02/11/2026 prévisionnel",
                "fenetre-fin le 05/03/2027 prévisionnel"
            ]
        );
    }

    #[test]
    fn what_is_not_published_is_not_a_milestone() {
        let mut calendar = polynesie_2023();
        calendar.days.holidays[5].back_to_school = None;
        let told = told(&calendar);
        assert!(
            !told.iter().any(|one| one.starts_with("certif-")),
            "{told:?}"
        );
        // Of a holiday without a return, only the departure is known.
        assert!(
            told.contains(&"vacances-mai le 18/05/2024".to_owned()),
            "{told:?}"
        );
    }
}
