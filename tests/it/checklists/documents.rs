//! Nothing in the five documents may be missing: every line of them lives in
//! the document's own list, and in the national lists or nowhere for a reason.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use pixplan::calendar::{SchoolYear, Zone};
use pixplan::checklist::resolve::{Surroundings, resolve};
use pixplan::checklist::{DateRule, Snap};
use pixplan::school::Level;

use super::{calendar, has_task, list};

/// The documents, the list of each, and their text.
const DOCUMENTS: [(&str, &str, &str); 5] = [
    (
        "000",
        "rennes-2021",
        include_str!("../data/documents/000.txt"),
    ),
    (
        "001",
        "polynesie-2023",
        include_str!("../data/documents/001.txt"),
    ),
    ("002", "pix-2023", include_str!("../data/documents/002.txt")),
    (
        "003",
        "lille-2024",
        include_str!("../data/documents/003.txt"),
    ),
    (
        "004",
        "lyon-2021",
        include_str!("../data/documents/004.txt"),
    ),
];

/// What the documents hold besides their lines: titles, headings of columns,
/// marks of the page, words that introduce the next line, screens of Pix.
/// Cut out in this order.
const FURNITURE: [(&str, &[&str]); 5] = [
    (
        "000",
        &[
            "Cultivez vos compétences numériques",
            "Plus d’informations sur Pix",
        ],
    ),
    (
        "001",
        &[
            "Calendrier PIX collège",
            "Référent PIX - To Do List",
            "<ul style=\"list-style-type: none\">",
            "<input checked=\"\" type=\"checkbox\"/>",
            "<p>Enseignants</p>",
            "<p>Élèves</p>",
            "Référent Pix",
            "Référént Pix",
            "Enseignants",
            "Élèves",
        ],
    ),
    (
        "002",
        &[
            "pix ✓ CHECKLIST",
            "**Phase 3 : Certifier**",
            "Phase 3 : Certifier",
            "Préparer et organiser la certification",
            "**KIT DE CERTIFICATION**",
            "Points clés",
            "Pour la surveillance",
            // Screens of Pix Certif, of Pix Orga and of LSU, told by the copy.
            "The screenshot displays the Pix Certif interface for managing a session. The header includes the Pix Certif logo and the text 'CENTRE DE CERTIFICATION MON CENTRE'. The main content area shows the session details for 'Session 229', including",
            "and the start time '09:00'. Below this, there are tabs for 'Détails' and 'Candidats'. The 'Détails' tab is active, showing a table with the following information:",
            "Below the table, there is an 'Observations' section and a 'Modifier' button. At the bottom left, there is a 'Documentation' link.",
            "The screenshot displays the Pix Certif interface for session management. On the left, there is a sidebar with the Pix Certif logo and navigation options for 'Sessions' and 'Documentation'. The main content area shows the details for 'Session 229'. At the top right, the user is identified as 'Chef D'établissement' for 'Établissement scolaire (IAJ)'. Below this, the session title 'Session 229' is followed by buttons for",
            "The date is 'jeudi 18 juin 2020' and the start time is '09:00'. A blue information banner states:",
            "[Plus d'informations ici.](#)'. Below this is a table with two tabs: 'Détails' (selected) and 'Candidats (1)'. The table has five columns: 'ID session' (229), 'Nom du site' (Mon centre de certification), 'Salle' (Salle Pix), 'Surveillant(s)' (Pierrette BERTRAND), and 'Code d'accès' (TOIM91). At the bottom, there are 'Observations' and two buttons: 'Modifier' and 'Finaliser la session'.",
            "ID session Nom du site Salle Surveillant(s) Code d'accès 229 Mon centre de certification Salle Pix Pierrette BERTRAND TOIM91",
            "The screenshot shows the Pix Orga interface. On the left is a dark blue sidebar with the 'pix ORGA' logo and a menu with options: 'Campagnes', 'Certifications' (highlighted with a blue border), 'Élèves', 'Équipe', and 'Documentation'. The main content area is white and titled 'Résultats de certification'. At the top right, it shows the user role 'Chef D'établissement' and the school name 'Établissement scolaire (UAI)'. Below the title, there is a text instruction:",
            "Vous pouvez filtrer cette liste en renseignant le nom de la classe directement dans le champ.' Below this is a text input field labeled 'Classe' containing '3A, 3B ...', and two blue buttons: 'Exporter les résultats' and 'Télécharger les attestations'. At the bottom, a light blue information box contains the text: 'Vous trouverez en suivant ce lien quelques éléments pour interpréter les résultats :",
            "Home icon",
            "The screenshot shows a dashboard titled 'Réception des compétences numériques (PIX)'. The table below has columns for 'Nom', 'Prénom', 'Prénom 2', 'Prénom 3', and 'INE'. The content of the table is 'Aucun élève avec ces critères' and '0 élèves'. Nom Prénom Prénom 2 Prénom 3 INE Aucun élève avec ces critères 0 élèves",
        ],
    ),
    (
        "003",
        &[
            "## Check-list Pix pour les lycées",
            "**Instructions:**",
            "afin que les administrateurs de la plateforme Pix Orga puissent se projeter dans les tâches à réaliser.",
            "Que faire ? Pourquoi ? Quand ? Checked Ressource 1",
            "<input type=\"checkbox\"/>",
            "<a href=\"",
            "novembre 2024", // the end of « Au cours du mois de », cut by the page
        ],
    ),
    (
        "004",
        &[
            "CRCN et Pix : Check-list du chef d'établissement et du correspondant Pix",
            ", par [Ambassadrice Pix](#)",
            "Ambassadrice Pix à cette adresse : \"ambassade@exemple.invalid\"",
            "Calendrier de certification :",
            "1. INITIALISER Pix Orga",
            "[Accéder à Pix Orga](#)",
            "[Des ressources](#)",
            "3. LANCER les parcours de rentrée",
            "afin d'envisager sereinement la certification pour cette 1ère année de généralisation.",
            "Récupérer les codes campagnes des parcours de rentrée",
            "Suivre la progression des élèves",
            "Dans l'onglet \"Campagnes\",",
            "Résultats Description 50%",
            "4. IMPULSER la formation des élèves",
            "Sur [Eduscol](#), sur [Édubase](#),",
            "5. PREPARER la certification",
            "Le [kit de certification](#)",
            "Vous le trouvez aussi [ici](#).",
            "Quelques point clés pour se préparer :",
            "[Planifier les sessions de certification](#)",
            "(élèves de Terminale en LGT et LP, de CAP, et étudiants en 2e année de BTS et CPGE) et",
            "6. ORGANISER la certification",
            "Pour l'utiliser,",
            "[ambassade](mailto:ambassade@exemple.invalid) chez ac-lyon.fr",
            "Documents Pix",
            "Plus en détails :",
            "Plus de détails :",
            "Attention !",
        ],
    ),
];

/// Lines that a document prints more often than it asks for them: the cover
/// of document 002 on each of its pages, dates and addresses.
const SAID_AGAIN: [(&str, &str); 13] = [
    ("002", "Consulter le kit de certification"),
    ("002", "Convoquer les élèves"),
    ("002", "Superviser les sessions de certification"),
    ("002", "Finaliser les sessions dans Pix Certif"),
    ("002", "Importer les résultats dans le livret"),
    ("003", "Avant le 15 septembre 2024"),
    ("003", "Dès que possible à la rentrée"),
    ("003", "Au cours du mois de"),
    (
        "003",
        "https://dane.site.ac-lille.fr/wp-content/uploads/sites/8/2024/07/Flyer-S-CO-CERTIF_V4-5.pdf",
    ),
    (
        "003",
        "https://dane.site.ac-lille.fr/wp-content/uploads/sites/8/2024/07/INFO_Perdir-Enseignants_Whitelist_juin24.ods",
    ),
    (
        "004",
        "[Proposition de message à compléter avec le code parcours de rentrée](#)",
    ),
    ("004", "[Tutoriel vidéo](#)"),
    ("004", "Tutoriel complet disponible [ici](#)"),
];

/// A line of a document and where it went.
struct Line {
    document: String,
    text: String,
    file: Option<String>,
    national: Vec<String>,
    reason: Option<String>,
}

/// The whole record: `tests/it/data/documents.toml`.
fn record() -> toml::Table {
    include_str!("../data/documents.toml").parse().unwrap()
}

fn rows(record: &toml::Table, name: &str) -> Vec<toml::Table> {
    let rows = record[name].as_array().unwrap().iter();
    rows.map(|row| row.as_table().unwrap().clone()).collect()
}

fn text(row: &toml::Table, key: &str) -> Option<String> {
    Some(row.get(key)?.as_str().unwrap().to_owned())
}

fn lines() -> Vec<Line> {
    let read = |row: toml::Table| Line {
        document: text(&row, "document").unwrap(),
        text: folded(&text(&row, "texte").unwrap()),
        file: text(&row, "fichier"),
        national: row.get("national").map_or(Vec::new(), |names| {
            let names = names.as_array().unwrap().iter();
            names
                .map(|name| name.as_str().unwrap().to_owned())
                .collect()
        }),
        reason: text(&row, "raison"),
    };
    rows(&record(), "ligne").into_iter().map(read).collect()
}

/// The text with every run of blanks as one space.
fn folded(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn document(name: &str) -> String {
    let found = DOCUMENTS.iter().find(|(known, _, _)| *known == name);
    folded(found.unwrap().2)
}

/// `list:task`, which must exist.
#[track_caller]
fn assert_task(name: &str) {
    let (file, id) = name.split_once(':').unwrap();
    assert!(has_task(list(file), id), "{name} is in no list");
}

#[test]
fn every_quoted_line_is_in_its_document_and_its_task_exists() {
    let lists: BTreeMap<&str, &str> = DOCUMENTS.iter().map(|row| (row.0, row.1)).collect();
    for line in lines() {
        let place = format!("{} « {} »", line.document, line.text);
        assert!(document(&line.document).contains(&line.text), "{place}");
        if let Some(file) = &line.file {
            assert_task(file);
            let own = file.split_once(':').unwrap().0;
            assert_eq!(own, lists[line.document.as_str()], "{place}");
        }
        for national in &line.national {
            assert_task(national);
            let list = national.split_once(':').unwrap().0;
            assert!(["college", "lycee"].contains(&list), "{place}");
        }
        let says_why = line.reason.as_ref().is_some_and(|reason| reason.len() > 9);
        assert!(
            !line.national.is_empty() || says_why,
            "{place} goes nowhere"
        );
    }
}

#[test]
fn every_task_of_a_document_comes_from_one_of_its_lines() {
    let quoted: BTreeSet<String> = lines().into_iter().filter_map(|line| line.file).collect();
    for (_, name, _) in DOCUMENTS {
        for task in &list(name).tasks {
            let task = format!("{name}:{}", task.id);
            assert!(quoted.contains(&task), "{task} is quoted from nowhere");
        }
    }
}

/// What is left of a text without the quotes, which may overlap.
fn unquoted(text: &str, quotes: &[&str]) -> String {
    let mut is_quoted = vec![false; text.len()];
    for quote in quotes {
        for (start, found) in text.match_indices(quote) {
            is_quoted[start..start + found.len()].fill(true);
        }
    }
    let letters = text
        .char_indices()
        .map(|(at, letter)| if is_quoted[at] { '|' } else { letter });
    letters.collect()
}

#[test]
fn every_word_of_the_documents_is_quoted_or_is_furniture() {
    for (name, furniture) in FURNITURE {
        let lines = lines();
        let quotes = lines.iter().filter(|line| line.document == name);
        let quotes: Vec<&str> = quotes.map(|line| line.text.as_str()).collect();
        let mut rest = unquoted(&document(name), &quotes);
        for piece in furniture {
            assert!(
                rest.contains(piece),
                "{name}: « {piece} » is no longer there"
            );
            rest = rest.replace(piece, " | ");
        }
        let left: Vec<&str> = rest
            .split_whitespace()
            .filter(|word| word.chars().filter(|letter| letter.is_alphabetic()).count() > 2)
            .filter(|word| !word.starts_with('<'))
            .collect();
        assert_eq!(left, [""; 0], "document {name}");
    }
}

#[test]
fn a_line_printed_twice_is_recorded_twice() {
    let mut counts: BTreeMap<(String, String), usize> = BTreeMap::new();
    for line in lines() {
        *counts.entry((line.document, line.text)).or_insert(0) += 1;
    }
    let mut again = Vec::new();
    for ((name, quote), count) in &counts {
        let printed = document(name).matches(quote.as_str()).count();
        if printed != *count {
            again.push((name.as_str(), quote.as_str()));
        }
    }
    let mut expected = SAID_AGAIN;
    expected.sort_unstable();
    assert_eq!(again, expected);
}

#[test]
fn every_printed_date_comes_out_to_the_day_or_says_why_not() {
    let mut n_exceptions = 0;
    let dates = rows(&record(), "date");
    assert!(dates.len() > 50, "{}", dates.len());
    for row in dates {
        let get = |key| text(&row, key).unwrap();
        let place = format!("{} « {} »", get("document"), get("texte"));
        assert!(
            document(&get("document")).contains(&folded(&get("texte"))),
            "{place}"
        );
        let year: SchoolYear = get("annee").parse().unwrap();
        let zone: Zone = get("zone").parse().unwrap();
        let level: Level = get("niveau").parse().unwrap();
        let around = Surroundings {
            calendar: calendar(year.0, zone, level),
            period: None,
            task: &|_| None,
        };
        let rule: DateRule = get("regle").parse().unwrap();
        let found = resolve(&rule, Snap::Before, &around).date();
        let printed: NaiveDate = row["attendu"].to_string().parse().unwrap();
        match text(&row, "exception") {
            None => assert_eq!(found, Some(printed), "{place}"),
            Some(why) => {
                n_exceptions += 1;
                assert_ne!(found, Some(printed), "{place}: no longer an exception");
                assert!(why.len() > 20, "{place}");
            }
        }
    }
    // The Christmas of Rennes, two windows prolonged after they were printed.
    assert_eq!(n_exceptions, 3);
}

#[test]
fn a_document_s_list_says_where_and_when_it_was_printed() {
    #[track_caller]
    fn case(name: &str, year: i32, zone: Option<Zone>, level: Option<Level>) {
        let list = list(name);
        let document = list.document.as_ref().expect("a printed document");
        assert_eq!(document.year, Some(SchoolYear(year)));
        assert_eq!((document.zone, list.level), (zone, level));
    }

    let (college, lycee) = (Some(Level::College), Some(Level::Lycee));
    case("rennes-2021", 2021, Some(Zone::B), college);
    case("polynesie-2023", 2023, Some(Zone::Polynesie), college);
    case("pix-2023", 2023, None, None);
    case("lille-2024", 2024, Some(Zone::B), lycee);
    case("lyon-2021", 2021, Some(Zone::A), None);
    for level in Level::ALL {
        assert!(super::national(level).document.is_none());
    }
}

#[test]
fn a_national_task_names_exactly_the_documents_that_ask_for_it() {
    let names: BTreeMap<&str, &str> = DOCUMENTS.iter().map(|row| (row.0, row.1)).collect();
    let mut asked: BTreeSet<(String, &str)> = BTreeSet::new();
    for line in lines() {
        let document = names[line.document.as_str()];
        asked.extend(line.national.into_iter().map(|task| (task, document)));
    }
    let mut said: BTreeSet<(String, &str)> = BTreeSet::new();
    for level in Level::ALL {
        for task in &super::national(level).tasks {
            let sources = task
                .sources
                .iter()
                .filter_map(|source| source.split(' ').next());
            let documents = sources.filter_map(|word| names.values().find(|name| **name == word));
            let name = format!("{}:{}", level.id(), task.id);
            said.extend(documents.map(|document| (name.clone(), *document)));
        }
    }
    let differ: Vec<_> = asked.symmetric_difference(&said).collect();
    assert!(differ.is_empty(), "{differ:?}");
}
