//! Line ends in templates of plain text.
//!
//! A line with nothing but tags (`{% if … %}`) is no line of the text. Jinja
//! drops its end, and the end of every other line that closes with a tag too:
//! these are kept, as whoever writes a letter expects.

/// Prints nothing, and keeps the end of its line.
const MARK: &str = "{{ '' }}";

/// The template with the ends of its text lines kept; every line keeps its number.
pub fn keep_ends(source: &str) -> String {
    let mut out = String::with_capacity(source.len());
    for line in source.split_inclusive('\n') {
        let text = line.trim_end_matches(['\n', '\r']);
        out.push_str(text);
        if text.trim_end().ends_with("%}") && prints(text) {
            out.push_str(MARK);
        }
        if line.ends_with('\n') {
            out.push('\n');
        }
    }
    out
}

/// A line without our mark: as its author wrote it.
pub fn as_written(line: &str) -> &str {
    line.strip_suffix(MARK).unwrap_or(line)
}

/// Whether a line holds text, a value or another file beside its tags.
fn prints(line: &str) -> bool {
    let mut rest = line.trim();
    while let Some((before, after)) = rest.split_once("{%") {
        if !before.trim().is_empty() {
            return true;
        }
        let Some((tag, after)) = after.split_once("%}") else {
            return true;
        };
        if tag
            .trim_start_matches('-')
            .trim_start()
            .starts_with("include")
        {
            return true;
        }
        rest = after;
    }
    !rest.trim().is_empty()
}

/// A filled text as it is sent: no space at a line's end, one blank line at most.
pub fn tidy(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut blanks = 0;
    for line in text.trim().lines().map(str::trim_end) {
        blanks = if line.is_empty() { blanks + 1 } else { 0 };
        if blanks < 2 {
            out.push_str(line);
            out.push('\n');
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_lines_with_nothing_but_tags_lose_their_end() {
        #[track_caller]
        fn case(line: &str, marked: bool) {
            assert_eq!(keep_ends(line).ends_with(MARK), marked, "{line}");
            assert_eq!(as_written(&keep_ends(line)), line);
        }

        case("{% if a %}", false);
        case("  {% if a %}{% if b %}  ", false);
        case("Bonjour{% if a %} vous{% endif %}", true);
        case("{% if a %}oui{% endif %}", true);
        case("{% include \"signature.txt\" %}", true);
        case("{{ code }}", false);
        case("suite de balise %}", true);
        assert_eq!(keep_ends("a{% x %}\r\nb"), format!("a{{% x %}}{MARK}\nb"));
    }

    #[test]
    fn a_text_has_one_blank_line_at_most() {
        assert_eq!(tidy("\n\na  \n\n\n\nb\n"), "a\n\nb\n");
    }
}
