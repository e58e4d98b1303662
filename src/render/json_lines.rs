//! The answer for programs that read it line by line: JSON Lines.

use serde_json::{Map, Value};

use crate::report::Report;

/// Writes one line for each thing of the answer's list, the schema first in each;
/// an answer without a list, or with several, is one line.
pub fn render(report: &Report) -> String {
    let lines = one_list(&report.json).unwrap_or_else(|| vec![report.json.clone()]);
    let mut out = String::new();
    for line in lines {
        out.push_str(&format!("{line}\n"));
    }
    out
}

fn one_list(answer: &Value) -> Option<Vec<Value>> {
    let schema = answer.get("schema")?;
    let lists = answer.as_object()?.values().filter_map(Value::as_array);
    let is_of_things = |list: &&Vec<Value>| !list.is_empty() && list.iter().all(Value::is_object);
    let mut lists = lists.filter(is_of_things);
    let (list, None) = (lists.next()?, lists.next()) else {
        return None;
    };
    let with_schema = list.iter().filter_map(Value::as_object).map(|thing| {
        let mut line = Map::from_iter([("schema".to_owned(), schema.clone())]);
        line.extend(thing.clone());
        Value::Object(line)
    });
    Some(with_schema.collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::render::sample;
    use serde_json::json;

    #[test]
    fn each_thing_of_the_list_is_a_line() {
        #[track_caller]
        fn case(json: Value, expected: &str) {
            let report = Report {
                json,
                ..sample::report()
            };
            assert_eq!(render(&report), expected);
        }

        case(
            json!({"schema": "x/1", "today": "2026-11-23", "files": [{"a": 1}, {"a": "b\nc"}]}),
            "{\"schema\":\"x/1\",\"a\":1}\n{\"schema\":\"x/1\",\"a\":\"b\\nc\"}\n",
        );
        let warned = json!({"schema": "x/1", "warnings": [], "notes": ["b"], "tasks": [{"a": 1}]});
        case(warned, "{\"schema\":\"x/1\",\"a\":1}\n");
        let empty = "{\"schema\":\"x/1\",\"files\":[]}\n";
        case(json!({"schema": "x/1", "files": []}), empty);
        let two = "{\"schema\":\"x/1\",\"a\":[{}],\"b\":[{}]}\n";
        case(json!({"schema": "x/1", "a": [{}], "b": [{}]}), two);
        case(
            json!({"schema": "x/1", "a": 1}),
            "{\"schema\":\"x/1\",\"a\":1}\n",
        );
    }
}
