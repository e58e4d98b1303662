//! Which pupil a name is.

use pixplan::follow::{Found, Matcher, Person, Pupils, UnmatchedReason};
use pixplan::pix::{Choice, Decision, Which};
use pixplan::school::Roster;
use proptest::prelude::*;

use crate::follow::naive;
use crate::follow::school::{base, day, person, pupil, typed};

/// `"Le Goff;Anais;3A;2012-03-14"`.
fn asked(text: &str) -> Person<'_> {
    let mut parts = text.split(';');
    let mut next = || parts.next().unwrap_or_default();
    Person {
        last_name: next(),
        first_name: next(),
        division: Some(next()).filter(|text| !text.is_empty()),
        birthdate: next().parse().ok(),
    }
}

fn found(roster: &Roster, decisions: &[Decision], text: &str) -> String {
    let pupils = Pupils::new(roster);
    match Matcher::new(&pupils, decisions).find(&asked(text)) {
        Found::Pupil(pupil) => roster.students[pupil].ine.replace("INE ", ""),
        Found::Ignored => "ignored".to_owned(),
        Found::Nobody(reason, homonyms) => format!("{reason:?} {}", homonyms.len()),
    }
}

#[test]
fn the_chain_is_that_of_the_contract() {
    #[track_caller]
    fn case(roster: &Roster, text: &str, expected: &str) {
        assert_eq!(found(roster, &[], text), expected, "{text}");
    }

    let roster = base(&[
        "LE GOFF;Anaïs;3A;2012-03-14",
        "LE GOFF;Anaïs;3B;2012-09-01",
        "MARTIN-DUPONT;Léa;3A",
        "D’ARC;Noé;3B",
        "ROUX;Zoé;3A",
        "ROUX;Zoé;3A",
        "PETIT;Tom;3A",
        "PETIT-ROUX;Tom;3A",
        "BEN ALI;Inès;3B;;KACI",
        "KACI;Inès;3A",
        "SOW;Awa;3A;;DIALLO",
        "DIALLO-NDIAYE;Awa;3A",
    ]);
    case(&roster, "le goff;ANAIS;3 a", "LE GOFF;Anaïs;3A;2012-03-14");
    case(&roster, "Le Goff;Anaïs;3C", "Homonyms 2"); // in two classes, and not in that one
    case(&roster, "Le Goff;Anaïs;", "Homonyms 2");
    case(
        &roster,
        "Le Goff;Anaïs;;2012-09-01",
        "LE GOFF;Anaïs;3B;2012-09-01",
    );
    case(
        &roster,
        "Le Goff;Anaïs;3B;2012-03-14",
        "LE GOFF;Anaïs;3A;2012-03-14",
    ); // born that day
    case(
        &roster,
        "Le Goff;Anaïs;3B;2011-01-01",
        "LE GOFF;Anaïs;3B;2012-09-01",
    ); // then by class
    case(&roster, "darc;noe;3A", "D’ARC;Noé;3B"); // alone in the school
    case(&roster, "Dupont;Léa;3A", "MARTIN-DUPONT;Léa;3A");
    case(&roster, "Dupont;Léa;3B", "Unknown 0"); // shortened: in her class only
    case(&roster, "Dupont;Léa;", "Unknown 0");
    case(&roster, "Roux;Zoé;3A", "Homonyms 2");
    case(&roster, "Petit;Tom;3A", "PETIT;Tom;3A"); // the whole name before the parts
    case(&roster, "Ali;Inès;3B", "BEN ALI;Inès;3B;;KACI");
    case(&roster, "Kaci;Inès;3A", "KACI;Inès;3A"); // her family name before another's name in use
    case(&roster, "Kaci;Inès;3B", "Homonyms 2"); // in use in that class, a family name in another
    case(&roster, "Diallo;Awa;3A", "Homonyms 2"); // in use, or shortened
    case(&roster, "Diallo Ndiaye;Awa;3A", "DIALLO-NDIAYE;Awa;3A");
    case(&roster, "Inconnu;Paul;3A", "Unknown 0");
    case(&roster, ";Paul;3A", "Unknown 0");
}

#[test]
fn what_the_school_decided_comes_first() {
    let roster = base(&[
        "LE GOFF;Anaïs;3A",
        "LE GOFF;Anaïs;3B",
        "ROUX;Zoé;3A",
        "BLANC;Léo;3A",
        "BLANC;Léo;3B",
    ]);
    let decision = |names: &str, which, choice| {
        let (last_name, first_name) = names.split_once(';').unwrap();
        Decision {
            last_name: last_name.to_owned(),
            first_name: first_name.to_owned(),
            which,
            choice,
        }
    };
    let ine = |text: &str| Choice::Ine(format!("INE {text}"));
    let decisions = [
        decision("Gof;Nana", Which::All, ine("LE GOFF;Anaïs;3B")),
        decision(
            "GOF;nana",
            Which::Division("3 A".to_owned()),
            ine("LE GOFF;Anaïs;3A"),
        ),
        decision(
            "Le Goff;Anaïs",
            Which::Born(day("2012-03-14")),
            ine("LE GOFF;Anaïs;3B"),
        ),
        decision("Test;Prof", Which::All, Choice::Ignored),
        decision("Roux;Zoé", Which::All, ine("parti")),
        decision("Blanc;Léo", Which::All, ine("BLANC;Léo;3B")),
    ];
    let case = |text: &str, expected: &str| {
        assert_eq!(found(&roster, &decisions, text), expected, "{text}");
    };
    case("Gof;Nana;3C", "LE GOFF;Anaïs;3B");
    case("Gof;Nana;3a", "LE GOFF;Anaïs;3A"); // the more precise one
    case("Le Goff;Anaïs;3A;2012-03-14", "LE GOFF;Anaïs;3B");
    case("Le Goff;Anaïs;3A", "LE GOFF;Anaïs;3A");
    case("test;PROF;3A", "ignored");
    case("Blanc;Léo;", "BLANC;Léo;3B");
    case("Blanc;Léo;3A", "BLANC;Léo;3A"); // the other one: that decision was about names alone
    case("Roux;Zoé;3A", "DecidedElsewhere 0"); // an INE that is not in the base
    assert_eq!(
        Found::Nobody(UnmatchedReason::Unknown, vec![]),
        Matcher::new(&Pupils::new(&roster), &decisions).find(&asked("Gof;Jean;3A"))
    );
}

proptest! {
    #[test]
    fn the_oracle_finds_the_same_pupil(
        pupils in prop::collection::vec(person(), 0..10),
        asked in prop::collection::vec(typed(), 1..10),
    ) {
        let roster = numbered(&pupils);
        for text in asked {
            let naive = naive::who(&roster.students, &text).map(ToOwned::to_owned);
            prop_assert_eq!(ours(&roster, &text), naive, "{}", text);
        }
    }

    #[test]
    fn who_is_found_does_not_depend_on_the_order_of_the_base(
        pupils in prop::collection::vec(person(), 0..8),
        text in typed(),
    ) {
        let roster = numbered(&pupils);
        let mut turned = roster.clone();
        turned.students.reverse();
        prop_assert_eq!(ours(&roster, &text), ours(&turned, &text));
    }

    #[test]
    fn of_two_people_alone_each_is_the_other_or_neither_is(one in typed(), other in typed()) {
        let alone = |text: &str| Roster { students: vec![pupil(text)] };
        let forth = ours(&alone(&one), &other).is_some();
        let back = ours(&alone(&other), &one).is_some();
        prop_assert_eq!(forth, back);
    }

    #[test]
    fn the_name_that_the_base_has_finds_the_same_pupil_again(
        pupils in prop::collection::vec(person(), 1..10),
        text in typed(),
    ) {
        let roster = numbered(&pupils);
        if let Some(ine) = ours(&roster, &text) {
            let student = roster.by_ine(&ine).unwrap();
            let own = format!("{};{};{}", student.last_name, student.first_name, student.division);
            prop_assert_eq!(ours(&roster, &own), Some(ine));
        }
    }
}

/// Homonyms have numbers of their own.
fn numbered(pupils: &[String]) -> Roster {
    let mut students: Vec<_> = pupils.iter().map(|text| pupil(text)).collect();
    for (number, student) in students.iter_mut().enumerate() {
        student.ine = number.to_string();
    }
    Roster { students }
}

fn ours(roster: &Roster, text: &str) -> Option<String> {
    let pupils = Pupils::new(roster);
    match Matcher::new(&pupils, &[]).find(&asked(text)) {
        Found::Pupil(pupil) => Some(roster.students[pupil].ine.clone()),
        _ => None,
    }
}
