//! The results for programs: `pixplan/results/1` (cli.md).
//!
//! What is hidden is null.

use serde_json::{Map, Value, json};

use crate::follow::{Detail, LINE_COUNTS, Line, LivretTrouble, Passing};
use crate::pix::{Area, CertificationStatus, Competence};
use crate::report::progress::{json_names, json_unmatched};
use crate::report::results::View;
use crate::report::results::numbers::mesh_names;
use crate::school::Grade;

pub fn data(view: &View<'_>) -> Value {
    let published = view.published;
    let all = |lines: &[Line], name: &str| -> Vec<Value> {
        lines.iter().map(|it| line(it, Some(name))).collect()
    };
    let mut data = json!({
        "schema": "pixplan/results/1",
        "today": view.today.to_string(),
        "as_of": view.results.as_of.map(|day| day.to_string()),
        "aggregate": view.detail == Detail::Aggregate,
        "divisions": all(&published.divisions, "division"),
        "levels": all(&published.grades, "level"),
        "total": line(&published.total, None),
        "years": all(&published.years, "year"),
        "others": all(&published.others, "certification"),
    });
    if let (Detail::Full, Value::Object(data)) = (view.detail, &mut data) {
        named(view, data);
    }
    data
}

/// The numbers of a line, under the name of what it is about.
pub fn line(line: &Line, name: Option<&str>) -> Value {
    let mut own = Map::new();
    if let Some(name) = name {
        let label = (!line.label.is_empty()).then_some(&line.label);
        own.insert(name.to_owned(), json!(label));
    }
    if name == Some("division") {
        own.insert("level".to_owned(), json!(line.grade.map(Grade::label)));
    }
    for (name, count) in LINE_COUNTS.into_iter().zip(line.counts) {
        own.insert(name.to_owned(), json!(count));
    }
    let pix = line.pix;
    own.insert(
        "pix".to_owned(),
        json!({
            "mean": pix.map(|it| it.mean),
            "q1": pix.map(|it| it.q1),
            "median": pix.map(|it| it.median),
            "q3": pix.map(|it| it.q3),
        }),
    );
    let indexes = || Competence::ALL.map(Competence::index);
    let areas = || Area::ALL.map(|area| area.number().to_string());
    let levels: Map<String, Value> = mesh_names()
        .zip(line.meshes)
        .map(|(name, count)| (name.to_owned(), json!(count)))
        .collect();
    own.insert("mesh_levels".to_owned(), Value::Object(levels));
    own.insert(
        "competences".to_owned(),
        numbers(indexes(), &line.competences),
    );
    own.insert("areas".to_owned(), numbers(areas(), &line.areas));
    own.insert(
        "expected_reached".to_owned(),
        numbers(indexes(), &line.reached),
    );
    own.insert(
        "areas_expected_reached".to_owned(),
        numbers(areas(), &line.areas_reached),
    );
    Value::Object(own)
}

fn numbers<K: ToString>(keys: impl IntoIterator<Item = K>, values: &[Option<f64>]) -> Value {
    let both = keys.into_iter().zip(values);
    let map: Map<String, Value> = both
        .map(|(key, value)| (key.to_string(), json!(value)))
        .collect();
    Value::Object(map)
}

fn named(view: &View<'_>, data: &mut Map<String, Value>) {
    let results = view.results;
    let absent = results.absent.iter().map(|student| json_names(student));
    let pending = results
        .pending
        .iter()
        .map(|it| json!({"pupil": json_names(it.student), "certification": passing(&it.counted)}));
    let duplicates = results.duplicates.iter().map(|it| {
        let others: Vec<Value> = it.others.iter().map(passing).collect();
        json!({"pupil": json_names(it.student), "counted": passing(&it.counted), "others": others})
    });
    let earlier = results
        .earlier
        .iter()
        .map(|(student, it)| json!({"pupil": json_names(student), "certification": passing(it)}));
    let troubles = results
        .livret
        .troubles
        .iter()
        .map(|(student, it)| json!({"pupil": json_names(student), "reason": trouble(*it)}));
    let unmatched = results
        .unmatched
        .iter()
        .map(|it| json_unmatched(it, view.paste));
    data.insert("absent".to_owned(), absent.collect());
    data.insert("pending".to_owned(), pending.collect());
    data.insert("duplicates".to_owned(), duplicates.collect());
    data.insert("earlier".to_owned(), earlier.collect());
    let livret = json!({"ready": results.livret.ready, "troubles": troubles.collect::<Vec<_>>()});
    data.insert("livret".to_owned(), livret);
    data.insert("unmatched".to_owned(), unmatched.collect());
}

fn passing(it: &Passing) -> Value {
    json!({
        "number": it.number,
        "date": it.date.map(|day| day.to_string()),
        "session": it.session,
        "status": match it.status {
            CertificationStatus::Validated => "validated",
            CertificationStatus::NotObtained => "not_obtained",
            CertificationStatus::Cancelled => "cancelled",
            CertificationStatus::Error => "error",
            CertificationStatus::Started => "started",
        },
        "pix": it.pix,
    })
}

fn trouble(trouble: LivretTrouble) -> &'static str {
    match trouble {
        LivretTrouble::NotPassed => "not_passed",
        LivretTrouble::Pending => "pending",
        LivretTrouble::InError => "error",
        LivretTrouble::Cancelled => "cancelled",
        LivretTrouble::AccountDoubtful => "account_doubtful",
    }
}
