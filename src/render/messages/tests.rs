use std::collections::BTreeMap;

use super::*;
use crate::render::Format;
use crate::report::messages::{
    Audience, Certifiability, ClassSession, Course, Day, Lacking, Name, Outcome,
};
use crate::report::papers::School;

fn name(last: &str, first: &str) -> Name {
    Name {
        last: last.to_owned(),
        first: first.to_owned(),
    }
}

/// Everything known, every list with several pupils.
fn full() -> (Facts, ClassFacts) {
    let day = |text: &str, forecast| {
        Some(Day {
            date: text.parse().unwrap(),
            forecast,
        })
    };
    let pupils = vec![
        name("LE GOFF", "Anaïs"),
        name("<script>alert(1)</script>", "Zoé & Cie"),
    ];
    let facts = Facts {
        today: "2026-09-14".parse().unwrap(),
        school: School {
            name: "Collège des Embruns".to_owned(),
            uai: "0350011X".to_owned(),
            site: "4 rue du Port".to_owned(),
            signatory: "Mme Le Goff, principale".to_owned(),
            year: "2026-2027".to_owned(),
            level: "collège".to_owned(),
            portal: Some(true),
        },
        code: "ABCDEF234".to_owned(),
        campaign: "Parcours de rentrée 3e".to_owned(),
        autumn: day("2026-10-17", false),
        window_start: day("2027-03-15", false),
        window_end: day("2027-06-11", false),
        make_up_start: day("2027-06-14", true),
        make_up_end: day("2027-06-18", true),
    };
    let lacking = |missing| Lacking {
        name: pupils[0].clone(),
        missing,
        nearest: vec!["Interagir".to_owned(), "Programmer".to_owned()],
    };
    let class = ClassFacts {
        division: "3A".to_owned(),
        enrolled: 28,
        course: Some(Course {
            as_of: "2026-11-18".parse().ok(),
            not_started: pupils.clone(),
            unfinished: pupils.clone(),
            not_shared: pupils.clone(),
        }),
        certifiability: Some(Certifiability {
            as_of: "2026-11-18".parse().ok(),
            certifiable: 20,
            not_certifiable: vec![lacking(Some(1)), lacking(None)],
            unknown: pupils.clone(),
        }),
        results: Some(Outcome {
            as_of: "2027-06-20".parse().ok(),
            passed: 26,
            validated: 25,
            not_obtained: 1,
            open: pupils.clone(),
            absent: pupils,
        }),
        sessions: vec![
            ClassSession {
                date: "2027-03-15".parse().unwrap(),
                start: "08:30:00".parse().unwrap(),
                room: "Salle Pix".to_owned(),
                part: false,
            },
            ClassSession {
                date: "2027-03-16".parse().unwrap(),
                start: "14:00:00".parse().unwrap(),
                room: "CDI".to_owned(),
                part: true,
            },
        ],
    };
    (facts, class)
}

fn ours() -> Templates {
    Templates::new(FAMILY, BTreeMap::new()).unwrap()
}

fn own(name: &str, text: &str) -> Result<Templates, Vec<Fault>> {
    Templates::new(FAMILY, BTreeMap::from([(name.to_owned(), text.to_owned())]))
}

#[test]
fn every_text_is_filled_with_everything_and_with_nothing() {
    let (mut facts, class) = full();
    let empty = ClassFacts {
        division: "3A".to_owned(),
        course: Some(Course::default()),
        certifiability: Some(Certifiability::default()),
        results: Some(Outcome::default()),
        ..ClassFacts::default()
    };
    for message in Message::ALL {
        for portal in [None, Some(true), Some(false)] {
            facts.school.portal = portal;
            let letter = fill(&ours(), message, &facts, Some(&class)).unwrap();
            assert_eq!(letter.blanks(), Vec::<String>::new(), "{message:?}");
            for text in [&letter.to, &letter.subject, &letter.body] {
                assert!(!text.is_empty());
                assert!(!text.contains("{{") && !text.contains("{%"), "{text}");
                assert!(!text.contains("\n\n\n") && !text.contains("  "), "{text}");
            }
            let told = fill(&ours(), message, &facts, Some(&empty)).unwrap();
            assert!(!told.body.contains("LE GOFF"));
        }
        let blank = fill(&ours(), message, &Facts::default(), None).unwrap();
        assert!(!blank.blanks().is_empty(), "{message:?}");
    }
}

#[test]
fn pupils_are_named_to_their_form_teacher_only() {
    let (facts, class) = full();
    for message in Message::ALL {
        let letter = fill(&ours(), message, &facts, Some(&class)).unwrap();
        let names = letter.body.contains("LE GOFF Anaïs");
        assert_eq!(
            names,
            message.audience() == Audience::Teacher,
            "{message:?}"
        );
    }
    // Not even a template of the school's own names pupils to families.
    let text = "{% for eleve in suivi.non_commence %}{{ eleve.nom }}{% endfor %}.";
    let templates = own("familles-rentree.txt", text).unwrap();
    let letter = fill(&templates, Message::Families, &facts, Some(&class)).unwrap();
    assert_eq!(letter.body, ".");
}

#[test]
fn a_forecast_never_reads_as_a_published_date() {
    let (facts, class) = full();
    let letter = fill(&ours(), Message::Summons, &facts, Some(&class)).unwrap();
    assert!(
        letter
            .body
            .contains("du lundi 14 juin au vendredi 18 juin 2027 (dates prévisionnelles)")
    );
}

#[test]
fn what_is_past_is_not_announced() {
    let (mut facts, class) = full();
    facts.today = "2027-06-21".parse().unwrap();
    for message in Message::ALL {
        let text = fill(&ours(), message, &facts, Some(&class)).unwrap().body;
        assert!(
            !text.contains("14 juin") && !text.contains("automne"),
            "{text}"
        );
        assert!(!text.contains("  ") && !text.contains(" ."), "{text}");
    }
}

#[test]
fn names_are_shown_never_obeyed() {
    let (facts, class) = full();
    let letter = fill(&ours(), Message::Chase, &facts, Some(&class)).unwrap();
    let letters = [letter];
    let text = |format| write(Message::Chase, &letters, format).unwrap();
    assert!(text(Format::Terminal).contains("- <script>alert(1)</script> Zoé & Cie\n"));
    assert!(!text(Format::Html).contains("<script"));
    assert!(text(Format::Html).contains("<li>&lt;script&gt;"));
    assert!(text(Format::Markdown).contains("- \\<script\\>"));
    assert!(write(Message::Chase, &letters, Format::Ics).is_none());
}

#[test]
fn a_broken_template_is_explained_in_french_with_its_line() {
    #[track_caller]
    fn case(text: &str, line: usize, message: &str, help: &str) {
        let (facts, class) = full();
        let found = match own("relance.txt", text) {
            Err(faults) => faults[0].clone(),
            Ok(templates) => *fill(&templates, Message::Chase, &facts, Some(&class)).unwrap_err(),
        };
        assert_eq!(found.template, "relance.txt");
        assert_eq!(found.line, line, "{found:?}");
        assert!(found.message.contains(message), "{found:?}");
        let advice = found.help.clone().unwrap_or_default();
        assert!(advice.contains(help), "{advice}");
        for english in ["unexpected", "undefined", "expected", "unknown", "syntax"] {
            assert!(!found.message.contains(english), "{found:?}");
        }
    }

    case(
        "a\n{{ cod }}",
        2,
        "«\u{a0}cod\u{a0}» n’existe pas",
        "«\u{a0}code\u{a0}»",
    );
    case(
        "{{ etablissement.nome }}",
        1,
        "etablissement.nome",
        "etablissement.nom\u{a0}»",
    );
    // In a branch that is not taken today.
    case(
        "{% if false %}\n{{ cod }}{% endif %}",
        2,
        "cod",
        "Noms connus\u{a0}: etablissement, signataire,",
    );
    case(
        "{% for e in suivi.non_commence %}\n{{ e.nomm }}{% endfor %}",
        2,
        "e.nomm",
        "e.nom\u{a0}»",
    );
    case(
        "\n\n{{ code|date_longu }}",
        3,
        "le filtre «\u{a0}date_longu\u{a0}»",
        "date_longue",
    );
    case("{{ code", 1, "une balise n’est pas fermée", "");
    case(
        "{% if code %}\na",
        2,
        "il manque la fin d’une balise ou d’un bloc",
        "",
    );
    case(
        "{% fi code %}",
        1,
        "«\u{a0}fi\u{a0}» n’est pas une instruction",
        "endif",
    );
    case("{{ 'code }}", 1, "guillemets", "");
    case("{# code", 1, "commentaire", "");
    case("{{ code code }}", 1, "pas à sa place", "");
    case(
        "{% include 'signatur.txt' %}",
        1,
        "n’existe pas",
        "signature.txt",
    );
    case("{{ effectif|heure }}", 1, "il faut une heure ici", "");
    case("{{ code is pair }}", 1, "pair", "");
    case(
        "{% include 'relance.txt' %}",
        1,
        "ne peut pas être remplie",
        "",
    );
    let endless = "{% for a in range(99999) %}{% for b in range(99999) %}{% endfor %}{% endfor %}";
    case(endless, 1, "ne finit jamais", "");
}

#[test]
fn every_mistake_of_a_template_is_told_at_once() {
    let faults = own("sos.txt", "{{ cod }}\n{{ code|gras }}\n{{ clase }}").unwrap_err();
    let lines: Vec<usize> = faults.iter().map(|fault| fault.line).collect();
    assert_eq!(lines, [1, 2, 3]);
    assert_eq!(faults[0].excerpt, "{{ cod }}\n   ^^^");
}

#[test]
fn our_templates_use_only_the_names_they_list() {
    for (name, source) in FAMILY.bundled {
        if let Err(faults) = own(name, source) {
            panic!("{faults:?}");
        }
        // What a school starts from is a template as it is.
        let starter = FAMILY.starter(name).unwrap();
        assert!(own(name, &starter).is_ok());
    }
}
