//! The program's own sources, as text.

use std::fs;
use std::path::Path;

/// One source file.
pub struct Source {
    /// Its path below `src`, with `/` between folders.
    pub name: String,
    /// The module at the root that holds it: `calendar`, `fr`.
    pub module: String,
    /// The whole text.
    pub text: String,
}

impl Source {
    pub fn new(name: &str, text: &str) -> Self {
        let first = name.split('/').next().unwrap();
        Self {
            name: name.to_owned(),
            module: first.trim_end_matches(".rs").to_owned(),
            text: text.to_owned(),
        }
    }

    /// Whether the whole file belongs to tests.
    pub fn is_test(&self) -> bool {
        let parts: Vec<&str> = self.name.split('/').collect();
        let names = ["tests.rs", "tests", "example.rs", "sample"];
        parts.iter().any(|part| names.contains(part))
    }

    /// Its numbered lines up to the tests, comments left out.
    pub fn code_lines(&self) -> Vec<(usize, &str)> {
        let lines = self.text.lines().enumerate();
        // `#[cfg(test)]` over a `mod` declaration is not the end of the code.
        let next_is_inline = |index: usize| {
            let next = self.text.lines().nth(index + 1).unwrap_or_default();
            next.contains("mod tests {")
        };
        let code =
            lines.take_while(|(index, line)| *line != "#[cfg(test)]" || !next_is_inline(*index));
        code.map(|(index, line)| (index + 1, line))
            .filter(|(_, line)| !line.trim_start().starts_with("//"))
            .collect()
    }
}

/// Every `.rs` file below a folder of the package but `lib.rs`, sorted by name.
pub fn sources(folder: &str) -> Vec<Source> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join(folder);
    let mut found = Vec::new();
    collect(&root, &root, &mut found);
    found.sort_by(|a, b| a.name.cmp(&b.name));
    found
}

fn collect(root: &Path, folder: &Path, found: &mut Vec<Source>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            collect(root, &path, found);
        } else if path.extension().is_some_and(|end| end == "rs") {
            let name = path
                .strip_prefix(root)
                .unwrap()
                .to_string_lossy()
                .replace('\\', "/");
            if name != "lib.rs" {
                found.push(Source::new(&name, &fs::read_to_string(&path).unwrap()));
            }
        }
    }
}
