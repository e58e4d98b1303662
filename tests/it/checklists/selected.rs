//! What a référent sees on a given day: statuses, selections, reminders.

use chrono::NaiveDate;
use pixplan::calendar::{Calendar, Zone};
use pixplan::checklist::{
    Item, Role, Selection, Span, Status, Tick, Ticks, Traits, items, milestones, reminders, select,
};
use pixplan::school::Level;

use super::{calendar, national};

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn zone_b() -> Vec<Calendar> {
    vec![calendar(2026, Zone::B, Level::College).clone()]
}

fn all_zones(level: Level) -> Vec<Calendar> {
    Zone::METROPOLE
        .map(|zone| calendar(2026, zone, level).clone())
        .to_vec()
}

/// Everything that was due before a day is ticked.
fn ticks_until(today: &str) -> Vec<Tick> {
    let calendars = zone_b();
    let list = national(Level::College);
    let all = items(
        list,
        &calendars,
        &Traits::default(),
        Ticks::Kept(&[]),
        day(today),
    );
    let late = all.iter().filter(|item| item.status == Status::Late);
    let tick = |item: &Item<'_>| Tick {
        id: item.occurrence.id.clone(),
        date: day(today),
        by: None,
        note: None,
    };
    late.map(tick).collect()
}

/// The ids that a selection shows in a collège of zone B.
fn shown(today: &str, ticks: Ticks<'_>, selection: &Selection) -> Vec<String> {
    let list = national(Level::College);
    let all = items(list, &zone_b(), &Traits::default(), ticks, day(today));
    let chosen = select(all, selection).into_iter();
    chosen.map(|item| item.occurrence.id).collect()
}

#[test]
fn the_list_of_22_november_2026() {
    let ticks = ticks_until("2026-11-22");
    let found = shown("2026-11-22", Ticks::Kept(&ticks), &Selection::default());
    let expected = [
        // Until the end of November, then until Christmas.
        "resultats-analyser",
        "campagnes-thematiques-creer",
        "mouvements-signaler@2",
        "campagnes-thematiques@2",
        "amenagements-lister",
        "sites-autorises",
        "note-service-lire",
        "attestation-6e-1",
        "sessions-planifier",
        "collecte-creer",
        // Already open, due after the holidays.
        "surveillants-designer",
        "salles-reserver",
        "pix-ia-report",
    ];
    assert_eq!(found, expected);
}

#[test]
fn without_a_dossier_nothing_is_late() {
    let of = |span| Selection {
        span,
        ..Selection::default()
    };
    let late = of(Span::Late);
    assert_eq!(shown("2026-11-22", Ticks::NotKept, &late), [""; 0]);
    let kept = shown("2026-11-22", Ticks::Kept(&[]), &late);
    assert!(kept.contains(&"siecle-import@1".to_owned()), "{kept:?}");
    assert!(
        kept.contains(&"parcours-rentree-relancer".to_owned()),
        "{kept:?}"
    );
    let default = shown("2026-11-22", Ticks::NotKept, &Selection::default());
    assert_eq!(
        default.first().map(String::as_str),
        Some("resultats-analyser")
    );
}

#[test]
fn a_repeated_task_is_ticked_once_per_period() {
    let tick = Tick {
        id: "siecle-import@2".to_owned(),
        date: day("2026-11-03"),
        by: Some("CM".to_owned()),
        note: None,
    };
    let ticks = [tick];
    let list = national(Level::College);
    let all = items(
        list,
        &zone_b(),
        &Traits::default(),
        Ticks::Kept(&ticks),
        day("2026-11-22"),
    );
    let status = |id: &str| {
        all.iter()
            .find(|item| item.occurrence.id == id)
            .unwrap()
            .status
    };
    assert_eq!(status("siecle-import@1"), Status::Late);
    assert_eq!(status("siecle-import@2"), Status::Done(day("2026-11-03")));
    assert_eq!(status("siecle-import@3"), Status::Upcoming);
}

#[test]
fn in_the_christmas_holidays_the_next_period_is_shown() {
    let ticks = ticks_until("2026-12-26");
    let current = Selection {
        span: Span::CurrentPeriod,
        ..Selection::default()
    };
    let found = shown("2026-12-26", Ticks::Kept(&ticks), &current);
    assert!(found.contains(&"siecle-import@3".to_owned()), "{found:?}");
    assert!(!found.contains(&"siecle-import@2".to_owned()), "{found:?}");
    let after = shown("2027-07-10", Ticks::NotKept, &current);
    assert_eq!(after, [""; 0], "the year is over");
}

#[test]
fn each_role_has_its_own_list() {
    #[track_caller]
    fn case(role: Role, expected: &[&str]) {
        let selection = Selection {
            roles: vec![role],
            from: Some(day("2026-11-22")),
            to: Some(day("2027-03-15")),
            ..Selection::default()
        };
        assert_eq!(
            shown("2026-11-22", Ticks::NotKept, &selection),
            expected,
            "{role}"
        );
    }

    case(
        Role::Secretariat,
        &["mouvements-signaler@2", "mouvements-signaler@3"],
    );
    case(Role::Families, &["piece-identite"]);
    case(
        Role::Head,
        &[
            "amenagements-lister",
            "note-service-lire",
            "sessions-planifier",
            "surveillants-designer",
            "salles-reserver",
            "deroulement-point",
        ],
    );
    case(Role::GarLead, &[]);
}

#[test]
fn without_a_zone_equal_dates_are_one_and_others_are_three() {
    let calendars = all_zones(Level::College);
    let list = national(Level::College);
    let all = items(
        list,
        &calendars,
        &Traits::default(),
        Ticks::NotKept,
        day("2026-11-22"),
    );
    let dues = |id: &str| -> Vec<String> {
        let item = all.iter().find(|item| item.occurrence.id == id).unwrap();
        item.by_zone
            .iter()
            .map(|one| format!("{} {}", one.zone.id(), one.due))
            .collect()
    };
    assert_eq!(dues("attestation-6e-1"), [""; 0]);
    assert_eq!(
        dues("certificabilite-controler"),
        ["A 2027-02-12", "B 2027-02-15", "C 2027-02-05"]
    );
    // The list is sorted by the first of the three dates.
    let firsts: Vec<NaiveDate> = all
        .iter()
        .filter_map(|item| Some(item.dates()?.1))
        .collect();
    assert!(firsts.is_sorted());
}

#[test]
fn a_reminder_comes_seven_days_before() {
    #[track_caller]
    fn case(today: &str, expected: &str) {
        let calendars = zone_b();
        let list = national(Level::College);
        let ticks = ticks_until(today);
        let today = day(today);
        let all = items(
            list,
            &calendars,
            &Traits::default(),
            Ticks::Kept(&ticks),
            today,
        );
        let days = milestones(&calendars[0]);
        let found = reminders(&all, &days, today, 7);
        let soon = found.soon.iter().map(|item| item.occurrence.id.as_str());
        let known = found.milestones.iter().map(|one| one.id.as_str());
        let told: Vec<&str> = soon.chain(known).collect();
        assert_eq!(told.join(" "), expected, "{today}");
        assert_eq!(found.is_empty(), expected.is_empty());
    }

    case("2026-11-16", "comptes-inactifs@2");
    case("2026-11-17", ""); // nothing is due up to the 24th: no mail
    case("2026-11-22", ""); // a Sunday
    case(
        "2026-11-23",
        "resultats-analyser campagnes-thematiques-creer",
    );
    case("2026-12-19", "vacances-noel");
    case(
        "2027-02-08",
        "mouvements-signaler@3 campagnes-thematiques@3 collecte-relancer \
         certificabilite-controler collecte-repondre certif-ouverture",
    );
    case(
        "2027-06-11",
        "incidents-signaler sessions-finaliser absents-placer sessions-terminer \
         resultats-telecharger rattrapage livret-remonter fenetre-fin rattrapage",
    );
}
