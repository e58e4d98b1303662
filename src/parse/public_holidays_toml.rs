//! Public holidays by territory: `calendars/feries.toml`.

use crate::calendar::{
    BUNDLED_PUBLIC_HOLIDAYS, PublicHolidayRule, Territory, UnknownTerritory, YearlyDay,
};
use crate::diagnostic::Diagnostic;
use crate::fr;
use crate::parse::toml_doc::{Node, Reading, Value, excerpt, parse};

/// The table of the holidays that the whole country has.
const EVERYWHERE: &str = "partout";

const KEYS: [&str; 4] = ["jour", "depuis", "jusqu_en", "note"];

/// The public holidays that the program knows.
pub fn bundled() -> Vec<PublicHolidayRule> {
    read(BUNDLED_PUBLIC_HOLIDAYS).0
}

/// Those of one territory and of the whole country, parsing nothing else.
pub fn bundled_for(territory: Territory) -> Vec<PublicHolidayRule> {
    let is_wanted = |title: &str| title == EVERYWHERE || title == territory.id();
    read(&excerpt(BUNDLED_PUBLIC_HOLIDAYS, is_wanted)).0
}

/// The rules of a text, and what is wrong with it.
pub fn read(text: &str) -> (Vec<PublicHolidayRule>, Vec<Diagnostic>) {
    let mut reading = Reading::of(text);
    let table = parse(text, &mut reading);
    let root = Node::root(&table);
    let mut rules = Vec::new();
    for (name, at, value) in root.entries() {
        let territories = match name.parse() {
            _ if name == EVERYWHERE => Vec::new(),
            Ok(territory) => vec![territory],
            Err(unknown) => {
                let unknown: UnknownTerritory = unknown;
                reading.refuse(&at, name, unknown.to_string());
                continue;
            }
        };
        let Some(node) = root.child(name, value) else {
            root.wrong::<()>(name, "une table, comme [guyane]", value, &mut reading);
            continue;
        };
        for (holiday, _, value) in node.entries() {
            rules.extend(rule(&node, holiday, value, &territories, &mut reading));
        }
    }
    (rules, reading.finish())
}

fn rule(
    table: &Node<'_, '_>,
    name: &str,
    value: &Value<'_>,
    territories: &[Territory],
    reading: &mut Reading,
) -> Option<PublicHolidayRule> {
    let mut rule = PublicHolidayRule {
        name: name.to_owned(),
        when: YearlyDay::Easter { offset: 0 },
        territories: territories.to_vec(),
        from: None,
        until: None,
        note: None,
    };
    let text = match table.child(name, value) {
        Some(node) => {
            node.allow(&KEYS, reading);
            let year = |number: Option<u32>| number.and_then(|year| i32::try_from(year).ok());
            rule.from = year(node.number("depuis", reading));
            rule.until = year(node.number("jusqu_en", reading));
            rule.note = node.text("note", reading).map(str::to_owned);
            node.text("jour", reading)?
        }
        None => table.text(name, reading)?,
    };
    let Some(when) = yearly_day(text) else {
        let nbsp = fr::NBSP;
        let message = format!(
            "{} n’est pas un jour de l’année{nbsp}: écrivez {} ou {}",
            fr::quoted(text),
            fr::quoted("05-01"),
            fr::quoted("paques+39"),
        );
        reading.refuse(&value.span(), &table.path_of(name), message);
        return None;
    };
    rule.when = when;
    Some(rule)
}

/// `05-01`, `paques+39`, `paques-2`.
fn yearly_day(text: &str) -> Option<YearlyDay> {
    if let Some(offset) = text.strip_prefix("paques") {
        let offset = offset.parse().ok()?;
        return Some(YearlyDay::Easter { offset });
    }
    let (month, day) = text.split_once('-')?;
    let (month, day) = (month.parse().ok()?, day.parse().ok()?);
    // A leap year knows every day that any year has.
    chrono::NaiveDate::from_ymd_opt(2024, month, day)?;
    Some(YearlyDay::Fixed { month, day })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::calendar::DateRange;

    #[test]
    fn the_bundled_table_has_no_mistake() {
        let (rules, findings) = read(BUNDLED_PUBLIC_HOLIDAYS);
        assert_eq!(findings, []);
        assert!(rules.len() > 25);
    }

    #[test]
    fn a_territory_has_the_common_days_and_its_own() {
        #[track_caller]
        fn case(territory: Territory, year: i32, own: &[&str]) {
            let rules = bundled();
            let here = rules.iter().filter(|rule| rule.concerns(territory));
            let here = here.filter(|rule| !rule.territories.is_empty());
            let days = here.filter_map(|rule| rule.date_in(year));
            let mut days: Vec<String> = days.map(|day| day.format("%d/%m").to_string()).collect();
            days.sort();
            assert_eq!(days, own, "{territory} {year}");
            let common = rules.iter().filter(|rule| rule.territories.is_empty());
            assert_eq!(common.count(), 11);
        }

        case(Territory::Metropole, 2024, &[]);
        case(Territory::Corse, 2024, &[]);
        case(Territory::AlsaceMoselle, 2024, &["26/12", "29/03"]);
        case(
            Territory::Guadeloupe,
            2024,
            &["07/03", "21/07", "27/05", "29/03"],
        );
        case(Territory::SaintMartin, 2024, &["28/05"]);
        case(Territory::SaintBarthelemy, 2024, &["09/10"]);
        case(Territory::Martinique, 2024, &["21/07", "22/05", "29/03"]);
        case(Territory::Guyane, 2024, &["10/06"]);
        case(Territory::Reunion, 2024, &["20/12"]);
        case(Territory::Mayotte, 2024, &["27/04"]);
        case(Territory::Polynesie, 2024, &["05/03", "29/03", "29/06"]);
        case(Territory::Polynesie, 2025, &["05/03", "18/04", "20/11"]);
        case(Territory::NouvelleCaledonie, 2024, &["24/09"]);
        case(
            Territory::WallisEtFutuna,
            2024,
            &["28/04", "29/06", "29/07"],
        );
    }

    #[test]
    fn the_rules_of_one_territory_are_those_that_concern_it() {
        for territory in Territory::ALL {
            let mut all = bundled();
            all.retain(|rule| rule.concerns(territory));
            assert_eq!(bundled_for(territory), all);
        }
    }

    #[test]
    fn a_wrong_day_or_territory_is_named() {
        let (rules, findings) = read("[partout]\nfete = \"13-01\"\n[guiane]\nfete = \"06-10\"\n");
        assert!(rules.is_empty());
        let lines: Vec<_> = findings
            .iter()
            .map(|one| one.spot.line.unwrap().0)
            .collect();
        assert_eq!(lines, [2, 3]);
        assert!(
            findings[1].message.contains("guyane"),
            "{}",
            findings[1].message
        );
    }

    #[test]
    fn public_holidays_of_a_span_come_in_order() {
        let span = DateRange::new("2026-08-01".parse().unwrap(), "2027-08-31".parse().unwrap());
        let found =
            crate::calendar::public_holidays(&bundled(), Territory::Metropole, span.unwrap());
        let names: Vec<&str> = found.iter().map(|day| day.name.as_str()).collect();
        assert_eq!(names[..3], ["Assomption", "Toussaint", "11 novembre"]);
        assert_eq!(names.len(), 12);
    }
}
