use std::collections::BTreeMap;

use chrono::{NaiveDate, NaiveTime};

use super::*;
use crate::render::{Format, Options};
use crate::report::papers::{ATTENDANCE_PAGE, PixCertif, School, Seat, Selection, Sitting, report};

/// The pages: every paper but the mail merge.
const PAGES: [Paper; 5] = [
    Paper::Summons,
    Paper::Attendance,
    Paper::DoorLists,
    Paper::Invigilators,
    Paper::Rooms,
];

const LONG: &str = "DE LA VILLEMARQUÉ-KERGUÉLEN DE SAINT-MAUDEZ";

fn at(text: &str) -> NaiveTime {
    NaiveTime::parse_from_str(text, "%H:%M").unwrap()
}

/// A table as text.
fn render(report: &crate::report::Report, format: Format) -> String {
    let bytes = crate::render::render(report, format, &Options::default());
    String::from_utf8(bytes).unwrap()
}

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn seat(number: usize) -> Seat {
    Seat {
        ine: format!("{number:09}AB"),
        last_name: format!("{LONG} {number}"),
        first_name: "Marie-Clémentine".to_owned(),
        birthdate: Some(day("2012-11-21")),
        division: format!("3{}", ["A", "B"][number % 2]),
        // One pupil in five ends later than the others.
        end: at(if number.is_multiple_of(5) {
            "11:10"
        } else {
            "10:30"
        }),
        certifiable: [Some(true), Some(false), None][number % 3],
    }
}

fn sitting(number: u32, pupils: usize) -> Sitting {
    Sitting {
        number,
        date: day("2027-03-15"),
        start: at("08:30"),
        end: at("11:10"),
        room: "Salle Pix".to_owned(),
        site: "4 rue du Port, 35400 Saint-Malo".to_owned(),
        invigilators: vec!["Mme Roux".to_owned(), "M. Hamon".to_owned()],
        pix: PixCertif {
            number: "40253".to_owned(),
            access_code: "DFKV42".to_owned(),
            password: "C-b3d!fg".to_owned(),
        },
        seats: (0..pupils).map(seat).collect(),
    }
}

fn school() -> School {
    School {
        name: "Collège des Embruns".to_owned(),
        uai: "0350011X".to_owned(),
        site: "4 rue du Port, 35400 Saint-Malo".to_owned(),
        signatory: "Mme Le Goff, principale".to_owned(),
        year: "2026-2027".to_owned(),
        level: "collège".to_owned(),
        portal: Some(true),
    }
}

fn papers(sessions: Vec<Sitting>) -> Papers {
    Papers {
        school: school(),
        sessions,
        invigilators: vec![],
        delete_after: day("2027-07-03"),
    }
}

fn page(paper: Paper, papers: &Papers) -> String {
    let ours = Templates::new(FAMILY, BTreeMap::new()).unwrap();
    fill(&ours, paper, papers).unwrap().unwrap()
}

/// What a reader sees: no style, no tag, single spaces.
fn seen(page: &str) -> String {
    let body = page.split_once("</style>").unwrap().1;
    let pieces = body
        .split('<')
        .map(|piece| piece.split_once('>').map_or("", |it| it.1));
    let text = pieces.collect::<Vec<_>>().join(" ");
    let text = text.replace("&#x2f;", "/");
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn every_paper_is_filled_with_nothing_and_with_much() {
    let bare = Sitting {
        invigilators: vec![],
        pix: PixCertif::default(),
        ..sitting(1, 0)
    };
    let unknown = Papers {
        school: School::default(),
        ..papers(vec![bare])
    };
    for paper in PAGES {
        for papers in [
            papers(vec![]),
            unknown.clone(),
            papers(vec![sitting(1, 1000)]),
        ] {
            let page = page(paper, &papers);
            assert!(page.starts_with("<!DOCTYPE html>") && page.contains("</html>"));
            assert!(!page.contains("{{") && !page.contains("{%"));
            for outside in [
                "<script", "<link", "<img", "src=", "@import", "url(", "http",
            ] {
                assert!(!page.contains(outside), "{paper:?} {outside}");
            }
        }
    }
    let many = page(Paper::Summons, &papers(vec![sitting(1, 1000)]));
    assert_eq!(many.matches("<section class=\"page\">").count(), 1000);
}

#[test]
fn every_paper_with_names_says_when_to_destroy_it() {
    let papers = papers(vec![sitting(1, 41), sitting(2, 3)]);
    for paper in PAGES {
        let page = page(paper, &papers);
        let sheets = page.matches("<section class=\"page\">").count();
        assert!(sheets > 0);
        let said = seen(&page).to_lowercase();
        let said = said
            .matches("supprimer après le samedi 3 juillet 2027")
            .count();
        assert_eq!(said, sheets, "{paper:?}");
    }
    let table = render(
        &report(Paper::MailMerge, &papers, day("2027-03-01")),
        Format::Csv,
    );
    assert_eq!(table.matches(";03/07/2027\r\n").count(), 44);
}

#[test]
fn no_accommodation_is_on_a_shared_paper() {
    let papers = papers(vec![sitting(1, 35)]);
    for paper in [Paper::Attendance, Paper::DoorLists] {
        let table = report(paper, &papers, day("2027-03-01"));
        let texts = [
            seen(&page(paper, &papers)),
            render(&table, Format::Csv),
            render(&table, Format::Markdown),
            table.json.to_string(),
        ];
        for text in texts {
            // Not even the end of the session, which one pupil may draw out.
            for end in ["11:10", "10:30", "11 h", "10 h", "11\u{a0}h", "10\u{a0}h"] {
                assert!(!text.contains(end), "{paper:?} {end}: {text}");
            }
        }
    }
    for paper in PAGES {
        let text = seen(&page(paper, &papers)).to_lowercase();
        for word in [
            "temps majoré",
            "tiers-temps",
            "tiers temps",
            "aménag",
            "%",
            "majoration",
        ] {
            assert!(!text.contains(word), "{paper:?} {word}");
        }
    }
}

#[test]
fn a_template_of_the_schools_own_cannot_show_an_end_on_a_door() {
    let own = "{% for seance in seances %}{{ seance.fin }}{% endfor %}".to_owned();
    let own = BTreeMap::from([("affichage.html".to_owned(), own)]);
    let templates = Templates::new(FAMILY, own).unwrap();
    let fault = fill(&templates, Paper::DoorLists, &papers(vec![sitting(1, 1)])).unwrap_err();
    assert!(fault.message.contains("seance.fin"), "{fault:?}");
}

#[test]
fn an_attendance_sheet_has_the_words_of_pix_certif() {
    let text = seen(&page(Paper::Attendance, &papers(vec![sitting(1, 41)])));
    let text = text.replace('\u{a0}', " ");
    // pix-formats §5.4, verbatim.
    for words in [
        "Feuille d'émargement Page 1/3",
        "La session de certification N° 40253 Date : 15/03/2027 Heure locale (début) : 08:30 \
         Nom du site : 4 rue du Port, 35400 Saint-Malo Nom de la salle : Salle Pix",
        "Le(s) surveillants(s) Surveillé par : Mme Roux, M. Hamon Signature(s) :",
        "Liste des candidats Nom de naissance Prénom Date de naissance Classe Signature",
    ] {
        assert!(text.contains(words), "{words}\n{text}");
    }
    assert_eq!(text.matches("21/11/2012").count(), 41);
}

#[test]
fn attendance_pages_are_shared_out_evenly() {
    #[track_caller]
    fn case(pupils: usize, pages: &[usize]) {
        let sitting = sitting(1, pupils);
        let found: Vec<usize> = sitting
            .attendance_pages()
            .iter()
            .map(|page| page.len())
            .collect();
        assert_eq!(found, pages);
        assert!(found.iter().all(|&size| size <= ATTENDANCE_PAGE));
    }

    case(0, &[0]);
    case(1, &[1]);
    case(20, &[20]);
    case(21, &[11, 10]); // never one name alone
    case(35, &[18, 17]);
    case(41, &[14, 14, 13]);
}

#[test]
fn a_summons_says_what_its_pupil_needs() {
    let text = |seat: Seat| {
        let sitting = Sitting {
            seats: vec![seat],
            ..sitting(7, 0)
        };
        let text = seen(&page(Paper::Summons, &papers(vec![sitting])));
        text.replace('\u{a0}', " ")
    };
    let found = text(seat(1));
    for words in [
        "Date de naissance : 21/11/2012 · Classe : 3B",
        "Lundi 15 mars 2027",
        "8 h 30 précises (fin au plus tard à 10 h 30)",
        "pièce d’identité avec photo",
        "marieclementine.delavillemarquekerguelendesaintmaudez12111",
        "pas encore certifiable",
        "Mme Le Goff, principale",
        "Séance 7",
    ] {
        assert!(found.contains(words), "{words}\n{found}");
    }
    assert!(!text(seat(0)).contains("certifiable"));
    assert!(text(seat(2)).contains("que vous êtes certifiable"));
    assert!(text(seat(5)).contains("fin au plus tard à 11 h 10"));
    let unborn = Seat {
        birthdate: None,
        ..seat(0)
    };
    assert!(text(unborn).contains("prenom.nomJJMM : prenom.nomJJMM"));
}

#[test]
fn an_invigilator_reads_codes_or_has_lines_to_write_them() {
    let known = page(Paper::Invigilators, &papers(vec![sitting(1, 3)]));
    assert_eq!(known.matches(">C-b3d!fg<").count(), 2); // one sheet each
    assert!(!known.contains("class=\"blank\""));
    let unknown = Sitting {
        pix: PixCertif::default(),
        ..sitting(1, 3)
    };
    let unknown = page(Paper::Invigilators, &papers(vec![unknown]));
    assert_eq!(unknown.matches("class=\"blank\"").count(), 6);
    let text = seen(&unknown);
    for words in [
        "app.pix.fr/connexion-espace-surveillant",
        "Pix Companion",
        "C1, C2…",
        "finalise la session dans Pix Certif",
        "à conserver jusqu’au",
    ] {
        assert!(text.contains(words), "{words}");
    }
}

#[test]
fn names_are_shown_never_obeyed() {
    let mut hostile = sitting(1, 1);
    for text in [
        &mut hostile.room,
        &mut hostile.seats[0].last_name,
        &mut hostile.invigilators[0],
    ] {
        *text = "<script>alert(\"x\")</script>".to_owned();
    }
    hostile.seats[0].first_name = "=HYPERLINK(1)".to_owned();
    let papers = papers(vec![hostile]);
    for paper in PAGES {
        let page = page(paper, &papers);
        assert!(!page.contains("<script"), "{paper:?}");
        assert!(page.contains("&lt;script&gt;"), "{paper:?}");
    }
    let table = report(Paper::MailMerge, &papers, day("2027-03-01"));
    let csv = render(&table, Format::Csv);
    assert!(csv.contains(";'=HYPERLINK(1);"), "{csv}");
}

#[test]
fn a_selection_keeps_what_is_asked_and_names_what_is_not_there() {
    let sessions = [
        sitting(1, 4),
        Sitting {
            room: "CDI".to_owned(),
            ..sitting(2, 4)
        },
    ];
    let kept = |selection: Selection| {
        let kept = selection
            .of(Paper::Attendance, &sessions)
            .map_err(|it| (it.what, it.known))?;
        Ok(kept
            .iter()
            .map(|it| (it.number, it.seats.len()))
            .collect::<Vec<_>>())
    };
    let none = Selection::default();
    assert_eq!(kept(none.clone()), Ok(vec![(1, 4), (2, 4)]));
    let division = |name: &str| Selection {
        divisions: vec![name.to_owned()],
        ..none.clone()
    };
    assert_eq!(kept(division("3 a")), Ok(vec![(1, 2), (2, 2)]));
    assert_eq!(
        kept(division("3C")),
        Err(("classe", vec!["3A".to_owned(), "3B".to_owned()]))
    );
    let room = |name: &str| Selection {
        rooms: vec![name.to_owned()],
        ..none.clone()
    };
    assert_eq!(kept(room("cdi")), Ok(vec![(2, 4)]));
    let session = |number| Selection {
        sessions: vec![number],
        ..none.clone()
    };
    assert_eq!(kept(session(2)), Ok(vec![(2, 4)]));
    assert_eq!(kept(session(9)).unwrap_err().0, "session");
    let person = |name: &str| Selection {
        invigilators: vec![name.to_owned()],
        ..none.clone()
    };
    assert_eq!(kept(person("mme roux")).unwrap().len(), 2);
    assert_eq!(kept(person("M. Le Bihan")).unwrap_err().0, "surveillant");
}

#[test]
fn our_templates_use_only_the_names_they_list() {
    for (name, source) in FAMILY.bundled {
        for source in [(*source).to_owned(), FAMILY.starter(name).unwrap()] {
            let own = BTreeMap::from([((*name).to_owned(), source)]);
            if let Err(faults) = Templates::new(FAMILY, own) {
                panic!("{faults:?}");
            }
        }
    }
}
