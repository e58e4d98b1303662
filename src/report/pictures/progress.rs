//! How far the pupils are: started, finished, certifiable, by division.

use chrono::NaiveDate;

use crate::follow::{Detail, Progress, SharedCounts, shared};
use crate::fr;
use crate::report::Cell;
use crate::report::chart::{Chart, Part, Parts, Plot, Standing, Whole, ratio};
use crate::report::pictures::{amount, chart, said};
use crate::school::Grade;

/// The pictures of a follow-up; one that would say nothing is left out.
pub fn progress(progress: &Progress<'_>, detail: Detail) -> Vec<Chart> {
    let (divisions, total) = shared(progress, detail);
    let labels = progress.divisions.iter().map(|row| row.division.as_str());
    let rows: Vec<(&str, SharedCounts)> = labels.zip(divisions).collect();
    let mut charts = vec![];
    if !progress.campaigns.is_empty() {
        charts.push(chart(
            "Avancement par classe",
            told(
                [total.finished, total.enrolled],
                ["élève a terminé", "élèves ont terminé"],
                progress.as_of,
            ),
            Plot::Parts(Parts {
                rows_are: "Classe".to_owned(),
                parts: vec![
                    part("terminé", Standing::Reached),
                    part("commencé", Standing::Underway),
                    part("pas commencé", Standing::Unknown),
                ],
                rows: wholes(&rows, |row| [row.finished, row.underway, row.not_started]),
            }),
        ));
    }
    // Elsewhere nobody is asked for a profile: all would be unknown.
    let grades = progress.divisions.iter().map(|row| row.grade);
    let concerned = rows.iter().copied().zip(grades);
    let concerned = concerned.filter(|((_, row), grade)| {
        let known = [row.certifiable, row.not_certifiable];
        grade.is_some_and(Grade::is_certified) || known.iter().any(|count| *count != Some(0))
    });
    let concerned: Vec<(&str, SharedCounts)> = concerned.map(|(row, _)| row).collect();
    if progress.profiles_as_of.is_some() && !concerned.is_empty() {
        let sum = |count: fn(&SharedCounts) -> Option<usize>| -> Option<usize> {
            concerned.iter().map(|(_, row)| count(row)).sum()
        };
        charts.push(chart(
            "Certifiabilité par classe",
            told(
                [sum(|row| row.certifiable), sum(|row| row.enrolled)],
                ["élève est certifiable", "élèves sont certifiables"],
                progress.profiles_as_of,
            ),
            Plot::Parts(Parts {
                rows_are: "Classe".to_owned(),
                parts: vec![
                    part("certifiable", Standing::Reached),
                    part("pas encore certifiable", Standing::Missing),
                    part("inconnu (aucun profil envoyé)", Standing::Unknown),
                ],
                rows: wholes(&concerned, |row| {
                    [row.certifiable, row.not_certifiable, row.unknown]
                }),
            }),
        ));
    }
    charts
}

fn part(label: &str, standing: Standing) -> Part {
    Part {
        label: label.to_owned(),
        standing,
    }
}

fn wholes(
    rows: &[(&str, SharedCounts)],
    parts: impl Fn(&SharedCounts) -> [Option<usize>; 3],
) -> Vec<Whole> {
    let rows = rows.iter().map(|(label, row)| Whole {
        label: (*label).to_owned(),
        total: amount(row.enrolled),
        parts: parts(row).map(amount).to_vec(),
    });
    rows.collect()
}

/// `72 élèves ont terminé sur 113 (64 %). Données du 18/11/2026.`
fn told(
    [part, whole]: [Option<usize>; 2],
    [singular, plural]: [&str; 2],
    as_of: Option<NaiveDate>,
) -> String {
    let counts = match (part, whole) {
        (Some(part), Some(whole)) => {
            let share = ratio(part, whole).map(|share| format!(" ({})", said(&Cell::Share(share))));
            format!(
                "{} sur {}{}.",
                fr::count(part, singular, plural),
                fr::thousands(whole),
                share.unwrap_or_default()
            )
        }
        _ => "Le total est masqué\u{a0}: il désignerait des élèves.".to_owned(),
    };
    match as_of {
        Some(day) => format!("{counts} Données du {}.", fr::short_date(day)),
        None => counts,
    }
}
