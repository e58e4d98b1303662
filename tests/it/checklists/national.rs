//! What every task of the lists must be, and the national ones above all.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use pixplan::calendar::{SchoolYear, Zone};
use pixplan::checklist::{Checklist, Role, Task, Traits, occurrences};
use pixplan::school::Level;

use super::{LISTS, YEARS, calendar, national, tasks_of, unconditional};

/// The commands of the contract (cli.md).
const COMMANDS: [&str; 16] = [
    "init", "todo", "done", "undo", "calendar", "import", "progress", "message", "sessions",
    "print", "results", "report", "remind", "explain", "purge", "man",
];

/// The roots that are known, and the page that rules.md names.
const KNOWN_ADDRESSES: [&str; 5] = [
    "https://pix.fr",
    "https://orga.pix.fr",
    "https://certif.pix.fr",
    "https://eduscol.education.fr",
    "https://app.pix.fr/connexion-espace-surveillant",
];

const PRINTED: [&str; 5] = [
    include_str!("../data/documents/000.txt"),
    include_str!("../data/documents/001.txt"),
    include_str!("../data/documents/002.txt"),
    include_str!("../data/documents/003.txt"),
    include_str!("../data/documents/004.txt"),
];

/// Where a task comes from when no document asks for it: the rules of year.md.
const OTHER_SOURCES: [&str; 7] = [
    "Pix Certif",
    "note MENE2421869N",
    "note MENE2527173N",
    "loi 2024-449",
    "DANE Lille",
    "DANE Lyon",
    "DANE Créteil",
];

const PHASES: [&str; 6] = [
    "Mettre en place",
    "Parcours de rentrée",
    "Former toute l’année",
    "Préparer la certification",
    "Certifier",
    "Clore l’année",
];

/// Every task with the name of its list.
fn every_task() -> impl Iterator<Item = (String, &'static Task)> {
    LISTS.iter().flat_map(|(name, list)| {
        let tasks = list.tasks.iter();
        tasks.map(move |task| (format!("{name}:{}", task.id), task))
    })
}

/// The national tasks, with the list of each.
fn national_tasks() -> impl Iterator<Item = (String, &'static Checklist, &'static Task)> {
    Level::ALL.into_iter().flat_map(|level| {
        let list = national(level);
        let tasks = list.tasks.iter();
        tasks.map(move |task| (format!("{}:{}", level.id(), task.id), list, task))
    })
}

#[test]
fn a_name_is_made_of_words_and_hyphens() {
    for (name, task) in every_task() {
        let words: Vec<&str> = task.id.split('-').collect();
        let is_word = |word: &&str| {
            let mut letters = word.chars();
            letters.all(|letter| letter.is_ascii_lowercase() || letter.is_ascii_digit())
        };
        assert!(
            words.iter().all(|word| !word.is_empty() && is_word(word)),
            "{name}"
        );
        assert!(task.id.len() <= 40, "{name}: too long to type");
    }
}

#[test]
fn a_title_says_what_to_do_in_one_line() {
    for (name, task) in every_task() {
        let title = &task.title;
        assert!((10..80).contains(&title.chars().count()), "{name}");
        assert!(title.starts_with(char::is_uppercase), "{name}: {title}");
        assert!(!title.ends_with('.'), "{name}: {title}");
        // The infinitive, « s’entraîner » and « ne rien laisser » included.
        let verb = title
            .split([' ', '’'])
            .find(|word| word.chars().count() > 2);
        let verb = verb.map(|word| if word == "rien" { "laisser" } else { word });
        let ends = ["er", "ir", "re", "oir"];
        let is_infinitive = verb.is_some_and(|verb| ends.iter().any(|end| verb.ends_with(end)));
        assert!(is_infinitive, "{name}: {title}");
        assert!(!task.heading.is_empty(), "{name}");
    }
}

#[test]
fn french_spaces_are_those_of_french() {
    for (name, task) in every_task() {
        for text in [&task.title, &task.why, &task.detail, &task.heading] {
            for wrong in [" :", " ;", " !", " ?", "« ", " »", "'", "  ", "..."] {
                assert!(!text.contains(wrong), "{name}: « {wrong} » in « {text} »");
            }
        }
    }
}

#[test]
fn everybody_has_something_to_do() {
    for (name, task) in every_task() {
        let roles: BTreeSet<Role> = task.roles.iter().copied().collect();
        assert!(
            !roles.is_empty() && roles.len() == task.roles.len(),
            "{name}"
        );
    }
    for level in Level::ALL {
        let tasks = national(level).tasks.iter();
        let known: BTreeSet<Role> = tasks.flat_map(|task| task.roles.clone()).collect();
        assert_eq!(known.len(), Role::ALL.len(), "{level}: {known:?}");
    }
}

#[test]
fn a_national_task_is_complete() {
    for (name, _, task) in national_tasks() {
        assert!(task.start.is_some() && task.due.is_some(), "{name}");
        assert!(task.why.chars().count() > 30, "{name}: why?");
        for text in [&task.why, &task.detail] {
            assert!(
                text.is_empty() || text.ends_with(['.', '?', '!']),
                "{name}: {text}"
            );
        }
        assert!(
            PHASES.contains(&task.heading.as_str()),
            "{name}: {}",
            task.heading
        );
        for source in &task.sources {
            let document = LISTS.iter().any(|(list, checklist)| {
                checklist.document.is_some() && source.split(' ').next() == Some(list)
            });
            let is_known = document || OTHER_SOURCES.contains(&source.as_str());
            assert!(
                is_known || source == "collège de Bailleul",
                "{name}: {source}"
            );
        }
        // Only the tidying of one's own computer is asked by nobody.
        assert!(
            !task.sources.is_empty() || task.id == "donnees-purger",
            "{name}"
        );
    }
}

#[test]
fn a_command_is_one_of_the_contract() {
    let mut n_commands = 0;
    for (name, task) in every_task() {
        let Some(command) = &task.command else {
            continue;
        };
        let words: Vec<&str> = command.split(' ').collect();
        assert_eq!(words[0], "pixplan", "{name}: {command}");
        assert!(COMMANDS.contains(&words[1]), "{name}: {command}");
        n_commands += 1;
    }
    assert!(n_commands > 50, "{n_commands}");
}

#[test]
fn an_address_is_printed_in_a_document_or_is_a_known_root() {
    let mut n_links = 0;
    for (name, task) in every_task() {
        let Some((title, address)) = &task.link else {
            continue;
        };
        let is_printed = PRINTED.iter().any(|text| text.contains(address.as_str()));
        assert!(
            is_printed || KNOWN_ADDRESSES.contains(&address.as_str()),
            "{name}: {address}"
        );
        assert!(
            address.starts_with("https://") && !title.is_empty(),
            "{name}"
        );
        n_links += 1;
    }
    assert!(n_links > 30, "{n_links}");
}

#[test]
fn what_a_task_waits_for_is_in_the_same_year() {
    for (name, list) in LISTS.iter() {
        for year in YEARS {
            for task in tasks_of(list, year) {
                for wanted in &task.after {
                    let mut tasks = tasks_of(list, year);
                    let found = tasks.any(|other| other.id == *wanted);
                    // In 2019-2020 nothing is certified: those tasks have no object.
                    assert!(
                        found || year == 2019,
                        "{name}:{} waits for {wanted} in {year}",
                        task.id
                    );
                }
            }
        }
    }
}

#[test]
fn the_obligations_of_each_year_are_there() {
    #[track_caller]
    fn case(level: Level, id: &str, first: i32, last: i32) {
        for year in YEARS {
            let is_there = tasks_of(national(level), year).any(|task| task.id == id);
            assert_eq!(
                is_there,
                (first..=last).contains(&year),
                "{level} {id} {year}"
            );
        }
    }

    // year.md §5, row by row.
    case(Level::College, "attestation-6e-creer", 2022, 2027); // volunteers, trial, compulsory
    case(Level::College, "attestation-6e-1", 2024, 2027);
    case(Level::College, "pix-ia", 2025, 2027);
    case(Level::Lycee, "pix-ia", 2025, 2027);
    case(Level::Lycee, "pix-ia-report", 2026, 2026);
    case(Level::College, "resultats-envoyer", 2020, 2024); // sent by themselves since
    case(Level::Lycee, "parcoursup-verifier", 2024, 2027);
    case(Level::College, "parents-numerique", 2024, 2027);
    case(Level::Lycee, "referent-pix-nommer", 2024, 2027);
    case(Level::College, "membres-verifier", 2021, 2027);
    case(Level::College, "campagnes-passees", 2021, 2027); // archived, then deleted
    case(Level::College, "campagnes-rentree", 2020, 2027); // ready-made, then to be created
    case(Level::College, "parcours-adapte", 2024, 2027);
    case(Level::Lycee, "pix-companion", 2024, 2027);
    case(Level::College, "pix-certif-fermeture", 2025, 2027);
    case(Level::Lycee, "certificabilite-controler", 2020, 2027);
}

#[test]
fn the_school_s_traits_choose_the_tasks() {
    #[track_caller]
    fn case(traits: &[(&str, bool)], level: Level, id: &str, expected: bool) {
        use pixplan::checklist::Trait;
        let find = |name: &str| Trait::ALL.iter().find(|row| row.1 == name).unwrap().0;
        let said = traits.iter().map(|(name, value)| (find(name), *value));
        let traits = Traits(said.collect());
        let all = occurrences(national(level), calendar(2026, Zone::B, level), &traits);
        let found = all.iter().any(|one| one.task.id == id);
        assert_eq!(found, expected, "{id} {traits:?}");
    }

    case(&[], Level::College, "gar-affecter", true); // an ENT is the usual
    case(&[("ent", false)], Level::College, "gar-affecter", false);
    case(&[("ent", false)], Level::College, "comptes-sans-ent", true);
    case(&[], Level::College, "comptes-sans-ent", false);
    case(&[], Level::Lycee, "siecle-import", true);
    case(&[("agricole", true)], Level::Lycee, "siecle-import", false);
    case(&[("agricole", true)], Level::Lycee, "fregata-import", true);
    case(
        &[("prive", true)],
        Level::College,
        "courriel-etablissement",
        true,
    );
    case(&[], Level::Lycee, "pfmp-eviter", false);
    case(&[("pfmp", true)], Level::Lycee, "pfmp-eviter", true);
    case(
        &[("prepa_metiers", true)],
        Level::Lycee,
        "prepa-certifier",
        true,
    );
    case(&[], Level::Lycee, "prepa-certifier", false);
}

/// Tasks that are of one day by nature, or in one year only.
const OF_ONE_DAY: [&str; 3] = ["premiere-session", "souffler", "sessions-terminer"];

#[test]
fn a_task_leaves_some_days_to_do_it() {
    for year in YEARS {
        for zone in Zone::METROPOLE {
            for level in Level::ALL {
                let list = unconditional(national(level));
                for found in occurrences(&list, calendar(year, zone, level), &Traits::default()) {
                    let dates = found.start.date().zip(found.due.date());
                    let Some((start, due)) = dates else {
                        continue;
                    };
                    let place = format!("{level} {} {year} {zone}: {start}..{due}", found.id);
                    let task = found.task.id.as_str();
                    // Pix Certif opened on the first day of the window.
                    let late =
                        year == 2020 && ["pix-certif-ouvrir", "sessions-creer"].contains(&task);
                    let is_short = late || OF_ONE_DAY.contains(&task);
                    assert!(start < due || is_short, "{place}");
                }
            }
        }
    }
}

#[test]
fn a_year_that_is_not_bundled_has_its_tasks_all_the_same() {
    for level in Level::ALL {
        let next = SchoolYear(2035);
        let tasks = national(level).tasks.iter();
        let count = tasks.filter(|task| task.years.contains(next)).count();
        assert!(count > 60, "{level}: {count}");
    }
}

#[test]
fn the_next_lines_on_22_november_2026_are_those_of_the_year() {
    // year.md §7.3, last paragraph.
    #[track_caller]
    fn case(level: Level, id: &str, due: &str) {
        let today: NaiveDate = "2026-11-22".parse().unwrap();
        let list = national(level);
        let all = occurrences(list, calendar(2026, Zone::B, level), &Traits::default());
        let found = all.iter().find(|one| one.id == id).unwrap();
        let (start, found) = found.dates().unwrap();
        assert_eq!(found.to_string(), due, "{id}");
        assert!(start <= today && today <= found, "{id} is to be done now");
    }

    case(Level::College, "attestation-6e-1", "2026-12-18");
    case(Level::Lycee, "certificabilite-controler", "2026-11-30");
}
