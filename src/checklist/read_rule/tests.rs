//! Rules that read, and faults shown where they stand.

use crate::calendar::{HolidayKey, Part};
use crate::checklist::date_rule::{
    Anchor, DateRule, Edge, HolidayEdge, HolidayName, Offset, PeriodName, Snap,
};

#[test]
fn a_rule_is_an_anchor_then_steps_then_a_snap() {
    let rule: DateRule = "rentree + 2s − 1j brut".parse().unwrap();
    assert_eq!(rule.anchor, Anchor::PupilsReturn);
    let steps: Vec<String> = rule.offsets.iter().map(Offset::to_string).collect();
    assert_eq!(steps, ["+ 2s", "- 1j"]);
    assert_eq!(rule.snap, Some(Snap::Raw));
}

#[test]
fn every_anchor_reads() {
    #[track_caller]
    fn case(text: &str, anchor: &Anchor) {
        assert_eq!(&text.parse::<DateRule>().unwrap().anchor, anchor, "{text}");
    }
    let key = |key: &str| HolidayName::Key(HolidayKey(key.to_owned()));
    let number = |n, part| PeriodName::Number(n, part);
    case("rentree.profs", &Anchor::TeachersReturn);
    case(
        "vacances(noel).depart",
        &Anchor::Holiday(key("noel"), HolidayEdge::Departure),
    );
    case(
        "vacances(Noël).reprise",
        &Anchor::Holiday(key("noel"), HolidayEdge::Return),
    );
    case(
        "vacances(3).premier",
        &Anchor::Holiday(HolidayName::Ordinal(3), HolidayEdge::FirstDayOff),
    );
    case(
        "periode(2).debut",
        &Anchor::Period(number(2, Part::Main), Edge::Start),
    );
    case(
        "periode(7bis).fin",
        &Anchor::Period(number(7, Part::Bis), Edge::End),
    );
    case(
        "periode.debut+1s",
        &Anchor::Period(PeriodName::Current, Edge::Start),
    );
    case("certif.ouverture", &Anchor::Opening);
    case("certif.fermeture", &Anchor::Closing);
    case("fenêtre.début - 1m", &Anchor::Window(Edge::Start));
    case("rattrapage.fin", &Anchor::MakeUp(Edge::End));
    case("annee.fin", &Anchor::YearEnd);
    case("date(12-30)", &Anchor::MonthDay(12, 30));
    case("fin_mois(09)", &Anchor::MonthEnd(9));
    case(
        "tache(siecle-import)",
        &Anchor::Task("siecle-import".to_owned()),
    );
}

#[test]
fn a_fault_is_shown_where_it_stands() {
    #[track_caller]
    fn case(text: &str, mark: &str, message: &str) {
        let error = text.parse::<DateRule>().unwrap_err();
        assert_eq!(error.excerpt(), format!("{text}\n{mark}"));
        let found = error.message.replace('\u{a0}', " ");
        assert!(found.contains(message), "{found}");
    }
    case("fenetr.debut", "^^^^^^", "vouliez-vous écrire « fenetre »");
    case("fenetre", "       ^", "écrivez « .debut » ou « .fin »");
    case("fenetre.milieu", "       ^^^^^^^", "« .debut » ou « .fin »");
    case("vacances.depart", "        ^", "vacances(toussaint).depart");
    case("periode(x).debut", "        ^", "numéro");
    case("date(30-12)", "     ^^^^^", "le mois puis le jour");
    case("rentree + s", "          ^", "un nombre après le signe");
    case("rentree + 2 k", "            ^", "unité inconnue");
    case(
        "rentree plus tard",
        "        ^^^^^^^^^",
        "avant, apres, brut",
    );
    case("vacances(noel", "        ^^^^^", "parenthèse");
    case("", "^", "commence par l’un des repères");
}
