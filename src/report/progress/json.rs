//! The follow-up for programs: `pixplan/progress/1` (cli.md).

use serde_json::{Value, json};

use crate::follow::{Counts, PupilProgress, Unmatched, UnmatchedReason};
use crate::pix::{CampaignKind, Choice, Decision};
use crate::report::progress::View;
use crate::report::progress::list::List;
use crate::school::{Grade, Student};

pub fn data(view: &View<'_>) -> Value {
    let progress = view.progress;
    let divisions = progress.divisions.iter().map(|it| {
        let own = json!({"division": it.division, "level": it.grade.map(Grade::label)});
        joined(own, counts(&it.counts))
    });
    let grades = progress.grades.iter().map(|it| {
        let own = json!({"level": it.grade.map(Grade::label), "divisions": it.divisions});
        joined(own, counts(&it.counts))
    });
    let apart = progress.apart.iter().map(|(apart, of)| {
        let own = json!({"group": apart.label()});
        joined(own, counts(of))
    });
    let change = progress.change.as_ref().map(|it| {
        let own = json!({"since": it.since.to_string()});
        joined(own, counts(&it.total))
    });
    let lists = List::ALL.into_iter().map(|list| {
        let all = match list {
            List::Unmatched => {
                let all = progress.lists.unmatched.iter();
                all.map(|it| unmatched(it, view.paste)).collect()
            }
            _ => {
                let places = list.pupils(&progress.lists).iter();
                let pupils = places.filter_map(|&at| progress.pupils.get(at));
                pupils.map(|it| pupil(it, list)).collect()
            }
        };
        (list.name().replace('-', "_"), Value::Array(all))
    });
    json!({
        "schema": "pixplan/progress/1",
        "today": view.today.to_string(),
        "as_of": progress.as_of.map(|day| day.to_string()),
        "profiles_as_of": progress.profiles_as_of.map(|day| day.to_string()),
        "divisions": divisions.collect::<Vec<_>>(),
        "levels": grades.collect::<Vec<_>>(),
        "apart": apart.collect::<Vec<_>>(),
        "total": counts(&progress.total),
        "campaigns": campaigns(view),
        "courses": courses(view),
        "change": change,
        "lists": lists.collect::<serde_json::Map<_, _>>(),
    })
}

fn counts(counts: &Counts) -> Value {
    json!({
        "enrolled": counts.enrolled,
        "started": counts.started,
        "finished": counts.finished,
        "shared": counts.shared,
        "certifiable": counts.certifiable,
        "not_certifiable": counts.not_certifiable,
        "unknown": counts.unknown,
    })
}

/// One object with the keys of both.
fn joined(mut own: Value, more: Value) -> Value {
    if let (Value::Object(own), Value::Object(more)) = (&mut own, more) {
        own.extend(more);
    }
    own
}

fn campaigns(view: &View<'_>) -> Vec<Value> {
    let stages = |counts: &Counts| {
        json!({
            "started": counts.started,
            "finished": counts.finished,
            "shared": counts.shared,
        })
    };
    let campaigns = view.progress.campaigns.iter().map(|it| {
        let both = view.progress.divisions.iter().zip(&it.by_division);
        let divisions = both.map(|(division, counts)| {
            joined(json!({"division": division.division}), stages(counts))
        });
        let campaign = &it.campaign;
        let own = json!({
            "name": campaign.name,
            "id": campaign.id,
            "code": campaign.code,
            "kind": match campaign.kind {
                CampaignKind::Assessment => "assessment",
                CampaignKind::ProfileCollection => "profile_collection",
            },
            "course": campaign.course,
            "as_of": it.as_of.map(|day| day.to_string()),
            "divisions": divisions.collect::<Vec<_>>(),
        });
        joined(own, stages(&it.counts))
    });
    campaigns.collect()
}

fn courses(view: &View<'_>) -> Vec<Value> {
    let courses = view.progress.courses.iter().map(|it| {
        let each = it.courses.iter();
        let each = each.map(|(name, done)| json!({"course": name, "finished": done}));
        let missing = it.missing.iter().map(|student| names(student));
        json!({
            "purpose": match it.purpose {
                crate::follow::Purpose::Entry => "entry",
                crate::follow::Purpose::SixiemeAttestation => "attestation_6e",
                crate::follow::Purpose::PixIa => "pix_ia",
            },
            "concerned": it.concerned,
            "started": it.started,
            "achieved": it.achieved,
            "courses": each.collect::<Vec<_>>(),
            "missing": missing.collect::<Vec<_>>(),
        })
    });
    courses.collect()
}

/// A pupil by her names.
pub fn names(student: &Student) -> Value {
    json!({
        "ine": student.ine,
        "last_name": student.last_name,
        "first_name": student.first_name,
        "division": student.division,
    })
}

fn pupil(pupil: &PupilProgress<'_>, list: List) -> Value {
    let more = match list {
        List::Unfinished => json!({"progression": pupil.progression}),
        List::NotCertifiable => {
            let gap = pupil.gap.as_ref();
            let nearest = gap.map(|gap| {
                let nearest = gap.nearest.iter();
                let nearest = nearest
                    .map(|(competence, pix)| json!({"competence": competence.index(), "pix": pix}));
                nearest.collect::<Vec<_>>()
            });
            json!({
                "missing": gap.map(|gap| gap.missing),
                "nearest": nearest,
                "pix": pupil.pix,
                "profile_on": pupil.profile_on.map(|day| day.to_string()),
            })
        }
        _ => json!({}),
    };
    joined(names(pupil.student), more)
}

/// A name that is nobody for sure, its candidates and the lines that choose one.
pub fn unmatched(it: &Unmatched<'_>, paste: fn(&Decision) -> String) -> Value {
    let candidates = it.candidates.iter().map(|student| {
        let line = paste(&it.decision(Choice::Ine(student.ine.clone())));
        joined(
            names(student),
            json!({
                "birthdate": student.birthdate.map(|day| day.to_string()),
                "line": line,
            }),
        )
    });
    json!({
        "last_name": it.last_name,
        "first_name": it.first_name,
        "division": it.division,
        "birthdate": it.birthdate.map(|day| day.to_string()),
        "campaigns": it.campaigns,
        "reason": match it.reason {
            UnmatchedReason::Homonyms => "homonyms",
            UnmatchedReason::NearNames => "near_names",
            UnmatchedReason::Left => "left",
            UnmatchedReason::Unknown => "unknown",
            UnmatchedReason::DecidedElsewhere => "decided_elsewhere",
        },
        "candidates": candidates.collect::<Vec<_>>(),
        "ignore_line": paste(&it.decision(Choice::Ignored)),
    })
}
