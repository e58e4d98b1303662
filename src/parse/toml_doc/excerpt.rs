//! A part of a long TOML text, so that only what is asked for is parsed.
//!
//! Meant for the texts that travel inside the program, where every table has
//! its title at the start of a line; lines are no longer counted as in the
//! whole text.

/// The tables whose title `keep` accepts, and what stands before the first one.
///
/// A title is given without its brackets: `zone.B.vacances`.
pub fn excerpt(text: &str, keep: impl Fn(&str) -> bool) -> String {
    let mut out = String::with_capacity(text.len());
    let mut is_kept = true;
    for line in text.split_inclusive('\n') {
        if let Some(title) = line.strip_prefix('[') {
            let title = title.split(']').next().unwrap_or_default();
            is_kept = keep(title);
        }
        if is_kept && !line.starts_with('#') {
            out.push_str(line);
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_kept_tables_remain() {
        let text = "a = 1\n# b\n[c]\nd = [\n    2,\n]\n[e.f]\ng = 3\n[h]\ni = 4\n";
        let found = excerpt(text, |title| title != "e.f");
        assert_eq!(found, "a = 1\n[c]\nd = [\n    2,\n]\n[h]\ni = 4\n");
    }
}
