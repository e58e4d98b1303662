//! Where the program knows which system it runs on: few lines, listed here.
//!
//! Most référents use Windows. Whatever stands outside these files is the same
//! everywhere, so that what is tested on one system holds on the others.

use crate::sources::{Source, sources};

/// The files with lines of their own for a system, and what for.
const LISTED: [(&str, &str); 3] = [
    ("cli/browser.rs", "where browsers are installed"),
    (
        "cli/import/dropped.rs",
        "how a file was dropped, what opens a page",
    ),
    (
        "store/atomic.rs",
        "modes of files and folders, the folder flushed",
    ),
];

/// At most so many lines may depend on the system.
const MOST_LINES: usize = 15;

const MARKS: [&str; 5] = [
    "cfg(unix",
    "cfg(not(unix",
    "cfg(windows",
    "cfg!(",
    "target_os",
];

/// Lines whose compilation depends on the system.
fn lines(source: &Source) -> usize {
    let code = source.code_lines().into_iter();
    code.filter(|(_, text)| MARKS.iter().any(|mark| text.contains(mark)))
        .count()
}

#[test]
fn few_lines_depend_on_the_system_and_their_files_are_listed() {
    let all = sources("src");
    let found: Vec<&str> = all
        .iter()
        .filter(|source| lines(source) > 0)
        .map(|source| source.name.as_str())
        .collect();
    let listed: Vec<&str> = LISTED.iter().map(|(name, _)| *name).collect();
    assert_eq!(found, listed);
    let total: usize = all.iter().map(lines).sum();
    assert!(total <= MOST_LINES, "{total} lines");
}

/// What only one system has is asked for under a `cfg` of that system.
#[test]
fn calls_of_one_system_stand_under_its_name() {
    let mut found = Vec::new();
    for source in sources("src") {
        let code = source.code_lines();
        for (index, (line, text)) in code.iter().enumerate() {
            if !text.contains("std::os::") {
                continue;
            }
            let before = code.iter().take(index).rev().take(6);
            if !before.into_iter().any(|(_, text)| text.contains("#[cfg(")) {
                found.push(format!("{}:{line}", source.name));
            }
        }
    }
    assert_eq!(found, Vec::<String>::new());
}

/// Paths are joined, never written with a separator.
#[test]
fn no_path_is_written_with_its_separators() {
    let mut found = Vec::new();
    for source in sources("src").iter().filter(|source| !source.is_test()) {
        for (line, text) in source.code_lines() {
            let is_joined = text.contains(".join(\"") || text.contains("Path::new(\"");
            let argument = text.split_once("(\"").map_or("", |(_, rest)| rest);
            let argument = argument.split('"').next().unwrap_or_default();
            if is_joined
                && argument.len() > 1
                && argument.contains(['/', '\\'])
                && !is_text(argument)
            {
                found.push(format!("{}:{line}: {argument}", source.name));
            }
        }
    }
    assert_eq!(found, Vec::<String>::new());
}

/// What is put between the words of a text is no path.
fn is_text(argument: &str) -> bool {
    argument.contains([' ', '{']) || argument.starts_with('\\')
}
