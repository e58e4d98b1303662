//! What each anchor gives, and says.

use crate::calendar::example::{calendar_2026, day, days, polynesie_2023};
use crate::calendar::{Calendar, CertificationWindow, Earlier, Standing, Zone, ZoneYear};
use crate::checklist::DateRule;
use crate::checklist::anchors::anchor_day;
use crate::checklist::resolve::{Outcome, Surroundings};
use crate::school::Level;

/// The day of an anchor and why, or why there is none.
fn told(anchor: &str, calendar: &Calendar) -> String {
    let rule: DateRule = anchor.parse().unwrap();
    let around = Surroundings {
        calendar,
        period: None,
        task: &|_| None,
    };
    let text = match anchor_day(&rule.anchor, &around) {
        Outcome::On(found) => format!("{} {}", found.date, found.reasons.join(" | ")),
        Outcome::Unpublished(what) => format!("non publié, {what}"),
        Outcome::NotApplicable(what) => format!("sans objet, {what}"),
    };
    text.replace('\u{a0}', " ")
}

#[test]
fn a_published_day_names_its_source() {
    #[track_caller]
    fn case(anchor: &str, expected: &str) {
        let calendar = calendar_2026(Zone::B, Level::College);
        assert_eq!(told(anchor, &calendar), expected);
    }

    case(
        "rentree",
        "2026-09-01 rentrée des élèves : mardi 1er septembre 2026 (arrêté)",
    );
    case("rentree.profs", "non publié, prérentrée des enseignants");
    case(
        "vacances(toussaint).depart",
        "2026-10-17 départ en vacances de la Toussaint : samedi 17 octobre 2026 (arrêté)",
    );
    case(
        "vacances(1).premier",
        "2026-10-19 premier jour de semaine des vacances de la Toussaint : lundi 19 octobre 2026 (arrêté)",
    );
    case(
        "vacances(noel).dernier",
        "2027-01-03 dernier jour des vacances de Noël : dimanche 3 janvier 2027 (arrêté)",
    );
    case(
        "vacances(4).reprise",
        "2027-05-03 reprise après les vacances de printemps : lundi 3 mai 2027 (arrêté)",
    );
    case(
        "periode(2).debut",
        "2026-11-02 début de la période 2 : lundi 2 novembre 2026 (arrêté)",
    );
    case(
        "fenetre.debut",
        "2027-03-15 début de la fenêtre de certification : lundi 15 mars 2027 (arrêté)",
    );
    case(
        "annee.fin",
        "2027-07-03 fin de l’année : samedi 3 juillet 2027 (arrêté)",
    );
    case(
        "date(02-29)",
        "2027-02-28 date fixe : dimanche 28 février 2027",
    );
    case("fin_mois(08)", "2026-08-31 date fixe : lundi 31 août 2026");
    case(
        "fin_mois(07)",
        "2027-07-31 date fixe : samedi 31 juillet 2027",
    );
}

#[test]
fn what_the_year_does_not_have_is_not_what_nobody_has_published() {
    #[track_caller]
    fn case(anchor: &str, calendar: &Calendar, expected: &str) {
        assert_eq!(told(anchor, calendar), expected);
    }

    let zone_b = calendar_2026(Zone::B, Level::College);
    case(
        "vacances(5).depart",
        &zone_b,
        "sans objet, pas de vacances n° 5 dans le calendrier (zone B)",
    );
    case(
        "vacances(mai).depart",
        &zone_b,
        "sans objet, pas de vacances « mai » dans le calendrier (zone B)",
    );
    case(
        "periode(6).debut",
        &zone_b,
        "sans objet, pas de période 6 cette année-là",
    );
    case(
        "periode(4bis).debut",
        &zone_b,
        "sans objet, pas de période 4 bis cette année-là",
    );
    case(
        "tache(x)",
        &zone_b,
        "sans objet, la tâche « x » n’est pas dans la liste de cette année",
    );
    let unnumbered = told("periode.debut", &zone_b);
    assert!(
        unnumbered.starts_with("sans objet, un repère « periode » sans numéro"),
        "{unnumbered}"
    );

    let mut open = polynesie_2023();
    open.days.holidays[5].back_to_school = None;
    open.periods.clear();
    case(
        "vacances(mai).reprise",
        &open,
        "non publié, reprise des vacances mai",
    );
    case(
        "vacances(6).depart",
        &open,
        "2024-05-18 départ en vacances mai : samedi 18 mai 2024 (arrêté)",
    );
    case(
        "vacances(7).depart",
        &open,
        "non publié, vacances n° 7, Polynésie française",
    );
    case(
        "vacances(ete).depart",
        &open,
        "sans objet, pas de vacances « ete » dans le calendrier (Polynésie française)",
    );
    case(
        "periode(2).debut",
        &open,
        "non publié, période 2, Polynésie française",
    );
    case(
        "periode.debut",
        &open,
        "non publié, périodes, Polynésie française",
    );
    case(
        "certif.ouverture",
        &open,
        "non publié, ouverture de Pix Certif",
    );

    let mut missing = polynesie_2023();
    missing.days = ZoneYear::unpublished(Zone::Polynesie);
    case(
        "vacances(hiver).depart",
        &missing,
        "non publié, vacances « hiver », Polynésie française",
    );
    case("rentree", &missing, "non publié, rentrée des élèves");
}

#[test]
fn without_a_window_the_year_or_the_territory_is_the_reason() {
    let mut calendar = calendar_2026(Zone::B, Level::College);
    calendar.certification = CertificationWindow::not_applicable();
    let year = told("fenetre.debut", &calendar);
    assert_eq!(year, "sans objet, pas de certification cette année-là");
    calendar.zone = Zone::NouvelleCaledonie;
    let territory = told("rattrapage.fin", &calendar);
    assert!(
        territory.contains("pour le territoire (Nouvelle-Calédonie)"),
        "{territory}"
    );
}

#[test]
fn an_edge_made_by_a_forecast_window_is_a_forecast() {
    #[track_caller]
    fn case(anchor: &str, date: &str, standing: Standing) {
        let calendar = calendar_2026(Zone::A, Level::Lycee);
        let rule: DateRule = anchor.parse().unwrap();
        let around = Surroundings {
            calendar: &calendar,
            period: None,
            task: &|_| None,
        };
        let found = anchor_day(&rule.anchor, &around);
        let found = found.resolved().expect("a date");
        assert_eq!(
            (found.date, found.standing),
            (day(date), standing),
            "{anchor}"
        );
    }

    case("fenetre.fin", "2027-03-05", Standing::Forecast);
    case("certif.ouverture", "2026-10-05", Standing::Forecast);
    case("rattrapage.debut", "2027-03-08", Standing::Forecast);
    case("periode(4).debut", "2027-03-01", Standing::Official);
    case("periode(4).fin", "2027-03-05", Standing::Forecast);
    case("periode(4bis).debut", "2027-03-06", Standing::Forecast);
    case("periode(4bis).fin", "2027-04-09", Standing::Official);
    case("periode(5).fin", "2027-07-02", Standing::Official);
}

#[test]
fn a_secondary_source_and_a_note_are_said() {
    let mut calendar = calendar_2026(Zone::B, Level::College);
    let holiday = &mut calendar.days.holidays[0];
    holiday.standing = Standing::Secondary;
    holiday.note = Some("une autre source donne le 16".to_owned());
    let expected = "2026-10-17 départ en vacances de la Toussaint : samedi 17 octobre 2026 \
                    (source secondaire, arrêté) | une autre source donne le 16";
    assert_eq!(told("vacances(toussaint).depart", &calendar), expected);
    let period = told("periode(2).debut", &calendar);
    assert!(period.contains("(source secondaire, arrêté)"), "{period}");
}

#[test]
fn an_amended_window_says_what_it_was() {
    let mut calendar = calendar_2026(Zone::B, Level::College);
    let window = days("2027-03-15..2027-06-04");
    calendar.certification.earlier = vec![Earlier {
        start: Some(window.first()),
        end: Some(window.last()),
        source: "note".to_owned(),
    }];
    let end = told("fenetre.fin", &calendar);
    assert!(
        end.ends_with("| auparavant : vendredi 4 juin 2027 (note)"),
        "{end}"
    );
    let start = told("fenetre.debut", &calendar);
    assert!(
        !start.contains("auparavant"),
        "the start has not moved: {start}"
    );
}
