//! The answer for programs: the report's own JSON, one key per line.

use crate::report::Report;

/// Writes the report's JSON, with a newline at its end.
pub fn render(report: &Report) -> String {
    // `{:#}` is serde_json's pretty form, and cannot fail.
    format!("{:#}\n", report.json)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::render::sample;

    #[test]
    fn the_json_is_the_report_s_own_with_the_schema_first() {
        let report = sample::report();
        let text = render(&report);
        assert!(text.starts_with("{\n  \"schema\": \"pixplan/todo/1\",\n"));
        assert!(text.ends_with("}\n"));
        let back: serde_json::Value = serde_json::from_str(&text).unwrap();
        assert_eq!(back, report.json);
    }
}
