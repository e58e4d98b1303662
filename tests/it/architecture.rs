//! Who may name whom: the table of `src/ARCHITECTURE.md`, read from there and
//! checked against the sources.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use crate::sources::{Source, sources};

/// Words that only the edge may say.
const EDGE_ONLY: [&str; 12] = [
    "std::fs",
    "std::env",
    "std::process",
    "std::net",
    "std::thread",
    "std::time",
    "std::io::stdin",
    "anyhow",
    "println!",
    "eprintln!",
    "Local::now",
    "Utc::now",
];

const EDGE: [&str; 3] = ["cli", "store", "main"];

/// The modules whose values must not be written out by themselves.
const CORE: [&str; 7] = [
    "calendar",
    "checklist",
    "school",
    "pix",
    "check",
    "follow",
    "session",
];

/// Module → the modules that it may name, from the table of the map.
fn table(map: &str) -> BTreeMap<String, BTreeSet<String>> {
    let words = |cell: &str| -> BTreeSet<String> {
        let marked = cell.split('`').skip(1).step_by(2);
        marked.map(ToOwned::to_owned).collect()
    };
    let rows = map.lines().filter(|line| line.starts_with("| `"));
    let mut found = BTreeMap::new();
    for row in rows {
        let cells: Vec<&str> = row.trim_matches('|').split('|').collect();
        let [names, may_name] = cells.as_slice() else {
            continue;
        };
        for name in words(names) {
            found.insert(name, words(may_name));
        }
    }
    found
}

/// What is wrong in a source, one line each.
fn faults(source: &Source, allowed: &BTreeMap<String, BTreeSet<String>>) -> Vec<String> {
    let at = |line: usize, what: &str| format!("{}:{line}: {what}", source.name);
    let Some(may_name) = allowed.get(&source.module) else {
        return vec![at(1, "its module is not in the table of ARCHITECTURE.md")];
    };
    let mut found = Vec::new();
    for (line, text) in source.code_lines() {
        let named = text.match_indices("crate::").filter_map(|(start, _)| {
            let rest = &text[start + "crate::".len()..];
            let end = rest.find(|letter: char| !letter.is_alphanumeric() && letter != '_');
            Some(&rest[..end.unwrap_or(rest.len())]).filter(|name| !name.is_empty())
        });
        for name in named {
            if name != source.module && !may_name.contains(name) && !may_name.contains("*") {
                found.push(at(line, &format!("{} may not name {name}", source.module)));
            }
        }
        if text.contains("super::") && !source.is_test() {
            found.push(at(line, "write `crate::…`, never `super::…`"));
        }
        let is_edge = EDGE.contains(&source.module.as_str());
        for word in EDGE_ONLY
            .iter()
            .filter(|word| !is_edge && !source.is_test() && text.contains(**word))
        {
            found.push(at(line, &format!("{word} belongs to the edge")));
        }
        if CORE.contains(&source.module.as_str()) && text.contains("Serialize") {
            found.push(at(line, "core types are not written out by themselves"));
        }
    }
    found
}

fn map() -> BTreeMap<String, BTreeSet<String>> {
    let map = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/ARCHITECTURE.md");
    table(&std::fs::read_to_string(map).unwrap())
}

#[test]
fn every_module_names_only_what_the_table_allows() {
    let allowed = map();
    let found: Vec<String> = sources("src")
        .iter()
        .flat_map(|source| faults(source, &allowed))
        .collect();
    assert_eq!(found, Vec::<String>::new());
}

#[test]
fn the_check_is_seen_to_fail() {
    #[track_caller]
    fn case(name: &str, text: &str, fault: &str) {
        let source = Source::new(name, text);
        let found = faults(&source, &map());
        assert!(found.iter().any(|line| line.contains(fault)), "{found:?}");
    }

    case(
        "render/x.rs",
        "use crate::calendar::Zone;",
        "render may not name calendar",
    );
    case(
        "calendar/x.rs",
        "use crate::parse::toml_text;",
        "calendar may not name parse",
    );
    case(
        "checklist/x.rs",
        "let now = std::time::Instant::now();",
        "belongs to the edge",
    );
    case("report/x.rs", "println!(\"{}\", 1);", "belongs to the edge");
    case("school/x.rs", "#[derive(Serialize)]", "not written out");
    case("check/a/b.rs", "use super::c;", "never `super::…`");
    case("nowhere/x.rs", "", "not in the table");
}

#[test]
fn only_one_line_reads_the_clock() {
    let all = sources("src");
    let lines = all.iter().flat_map(|source| {
        let lines = source.code_lines().into_iter();
        lines.filter(|(_, text)| text.contains("Local::now"))
    });
    assert_eq!(lines.count(), 1);
}

#[test]
fn files_hold_one_idea_each() {
    const LONGEST: usize = 400;
    const MEDIAN: usize = 150;
    let all = sources("src");
    let mut sizes: Vec<usize> = all
        .iter()
        .map(|source| source.text.lines().count())
        .collect();
    let long: Vec<&str> = all
        .iter()
        .filter(|source| source.text.lines().count() > LONGEST)
        .map(|source| source.name.as_str())
        .collect();
    assert_eq!(long, Vec::<&str>::new(), "split these files");
    sizes.sort_unstable();
    assert!(
        sizes[sizes.len() / 2] <= MEDIAN,
        "median {}",
        sizes[sizes.len() / 2]
    );
}
