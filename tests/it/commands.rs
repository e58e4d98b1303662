//! Commands as stories: what a person types, and the exact answer.

use std::path::Path;

/// Runs every console block; `TRYCMD=overwrite cargo test` writes the answers.
#[test]
fn stories_hold() {
    trycmd::TestCases::new()
        .env("NO_COLOR", "1")
        .case("tests/cmd/*.md")
        .case("README.md")
        .case("README.fr.md");
}

/// Every command has its story, which mentions it at a prompt.
#[test]
fn each_command_has_a_story() {
    use clap::CommandFactory;
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cmd");
    let stories: String = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|end| end == "md"))
        .map(|path| std::fs::read_to_string(path).unwrap())
        .collect();
    let command = pixplan::cli::Cli::command();
    for sub in command.get_subcommands() {
        let typed = format!("$ pixplan {}", sub.get_name());
        assert!(stories.contains(&typed), "no story for {typed}");
    }
}
