//! Commands as stories: what a person types, and the exact answer.

use std::path::Path;

/// Runs every console block; `TRYCMD=overwrite cargo test` writes the answers.
#[test]
fn stories_hold() {
    trycmd::TestCases::new()
        .env("NO_COLOR", "1")
        .case("tests/cmd/*.md");
}

/// The two guides are stories too, told from an empty folder.
#[test]
fn the_guides_hold() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("guides");
    let guides = ["README.md", "README.fr.md"];
    for guide in guides {
        let name = guide.trim_end_matches(".md");
        // An `.out` folder is how a story asks for a folder of its own.
        for side in ["in", "out"] {
            let side = folder.join(format!("{name}.{side}"));
            std::fs::create_dir_all(&side).unwrap();
            std::fs::write(side.join(".gitkeep"), "").unwrap();
        }
        for part in [
            "examples/college",
            "examples/college/dossier",
            "examples/college/exports",
        ] {
            copy_files(
                &root.join(part),
                &folder.join(format!("{name}.in")).join(part),
            );
        }
        std::fs::copy(root.join(guide), folder.join(guide)).unwrap();
    }
    let cases = trycmd::TestCases::new();
    cases.env("NO_COLOR", "1");
    cases.case(folder.join("*.md").to_str().unwrap());
    cases.run();
    if std::env::var_os("TRYCMD").is_some_and(|wish| wish == "overwrite") {
        for guide in guides {
            std::fs::copy(folder.join(guide), root.join(guide)).unwrap();
        }
    }
}

/// Copies the files of a folder, not those of its folders.
fn copy_files(from: &Path, to: &Path) {
    std::fs::create_dir_all(to).unwrap();
    for file in std::fs::read_dir(from).unwrap() {
        let file = file.unwrap();
        if file.path().is_file() {
            std::fs::copy(file.path(), to.join(file.file_name())).unwrap();
        }
    }
}

/// Stories told from a folder that holds the two invented schools.
#[test]
fn stories_on_the_examples_hold() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let stories = root.join("tests/cmd/examples");
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("examples");
    let _ = std::fs::remove_dir_all(&folder);
    let mut names = Vec::new();
    for story in std::fs::read_dir(&stories).unwrap() {
        let name = story.unwrap().file_name().into_string().unwrap();
        let stem = name.trim_end_matches(".md");
        let out = folder.join(format!("{stem}.out"));
        std::fs::create_dir_all(&out).unwrap();
        std::fs::write(out.join(".gitkeep"), "").unwrap();
        for school in ["college", "lycee"] {
            for part in ["dossier", "exports"] {
                let from = root.join("examples").join(school).join(part);
                copy_files(&from, &folder.join(format!("{stem}.in/{school}/{part}")));
            }
        }
        std::fs::write(folder.join(format!("{stem}.in/.gitkeep")), "").unwrap();
        std::fs::copy(stories.join(&name), folder.join(&name)).unwrap();
        names.push(name);
    }
    let cases = trycmd::TestCases::new();
    cases.env("NO_COLOR", "1");
    cases.case(folder.join("*.md").to_str().unwrap());
    cases.run();
    if std::env::var_os("TRYCMD").is_some_and(|wish| wish == "overwrite") {
        for name in names {
            std::fs::copy(folder.join(&name), stories.join(&name)).unwrap();
        }
    }
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
