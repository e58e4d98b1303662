//! The follow-up, counted (cli.md, « Progress counts, exactly »).

use std::collections::BTreeSet;

use crate::follow::campaigns::{Kept, by_campaign};
use crate::follow::certifiability::LatestProfile;
use crate::follow::courses::{Crossed, course};
use crate::follow::name::key;
use crate::follow::pupils::Scope;
use crate::follow::standing::Standing;
use crate::follow::unmatched::Collected;
use crate::follow::{
    Apart, Asked, CampaignProgress, Certifiability, Change, Counts, DivisionProgress, Found,
    GradeProgress, Lists, Matcher, NoSuchCampaign, Person, Progress, PupilProgress, Pupils,
    Purpose, UnmatchedReason,
};
use crate::pix::{CampaignExport, CampaignKind, Participation};
use crate::school::Grade;

/// Counts a selection of campaigns. Certifiability comes from all profile
/// collections, whatever the selection.
///
/// # Errors
///
/// [`NoSuchCampaign`] when one is asked for that is not among the exports.
pub fn progress<'a>(
    matcher: &Matcher<'a>,
    exports: &[CampaignExport],
    asked: &Asked,
    purposes: &[(Purpose, Vec<String>)],
) -> Result<Progress<'a>, NoSuchCampaign> {
    let pupils = matcher.pupils();
    let kept = by_campaign(exports);
    if let Some(word) = &asked.campaign
        && !kept.iter().any(|kept| asked.wants(&kept.latest.campaign))
    {
        return Err(NoSuchCampaign(word.clone()));
    }
    let latest: Vec<&CampaignExport> = kept.iter().map(|kept| kept.latest).collect();
    let mut unmatched = Collected::default();
    let mut state = State::of(matcher, &latest, asked, &mut unmatched);
    state.note_earlier(matcher, exports);
    let only = asked.division.as_deref();
    let scope = Scope::of(only, pupils);
    let counted = |pupil: usize| scope.has(pupils.division(pupil));
    let mut lists = lists(&state, pupils, &counted);
    lists.unmatched = unmatched.finish(matcher);
    if let Some(text) = only {
        let wanted = key(text);
        lists.unmatched.retain(|it| {
            let written = it.division.as_deref();
            written.is_some_and(|written| key(written) == wanted)
        });
    }
    let shown: Vec<usize> = (0..pupils.divisions().len())
        .filter(|&at| scope.has(at))
        .collect();
    let asked_for = || latest.iter().filter(|it| asked.wants(&it.campaign));
    let collections = latest
        .iter()
        .filter(|it| it.campaign.kind == CampaignKind::ProfileCollection);
    Ok(Progress {
        divisions: divisions(&state, pupils, &shown),
        grades: grades(&state, pupils, &counted),
        apart: apart(&state, pupils, &counted),
        total: state.counts(&counted),
        campaigns: campaigns(&state, &latest, asked, pupils, &shown, &counted),
        courses: purposes
            .iter()
            .filter(|(_, names)| !names.is_empty())
            .map(|(purpose, names)| course(*purpose, names, &state.crossed, pupils, &counted))
            .collect(),
        lists,
        as_of: asked_for().filter_map(|it| it.as_of).max(),
        profiles_as_of: collections.filter_map(|it| it.as_of).max(),
        change: change(matcher, &kept, asked, &shown, &counted),
        pupils: state.pupils,
    })
}

/// Every pupil and every campaign, at the time of some exports.
struct State<'a, 'e> {
    pupils: Vec<PupilProgress<'a>>,
    crossed: Vec<Crossed<'e>>,
}

impl<'a, 'e> State<'a, 'e> {
    fn of(
        matcher: &Matcher<'a>,
        exports: &[&'e CampaignExport],
        asked: &Asked,
        unmatched: &mut Collected,
    ) -> Self {
        let pupils = matcher.pupils();
        let n_pupils = pupils.students().len();
        let mut profiles: Vec<Option<LatestProfile<'_>>> = vec![None; n_pupils];
        let mut crossed = Vec::new();
        for export in exports {
            let is_asked = asked.wants(&export.campaign);
            let standings = cross(
                matcher,
                export,
                &mut profiles,
                |person, reason, homonyms| {
                    if is_asked {
                        unmatched.note(&export.campaign.name, person, reason, homonyms);
                    }
                },
            );
            crossed.push(Crossed {
                campaign: &export.campaign,
                standings,
            });
        }
        let pupils = (0..n_pupils).map(|pupil| {
            let standing = |it: &Crossed<'_>| it.standings.get(pupil).copied().flatten();
            let all: Vec<Standing> = crossed.iter().filter_map(standing).collect();
            let chosen = crossed.iter().filter(|it| asked.wants(it.campaign));
            let chosen: Vec<Standing> = chosen.filter_map(standing).collect();
            let profile = profiles.get(pupil).copied().flatten();
            PupilProgress {
                student: pupils.student(pupil),
                grade: pupils.grade(pupil),
                started: !chosen.is_empty(),
                finished: chosen.iter().any(|it| it.finished),
                shared: chosen.iter().any(|it| it.shared),
                to_send: chosen.iter().any(|it| it.to_send) && !chosen.iter().any(|it| it.shared),
                progression: chosen
                    .iter()
                    .map(|it| it.progression)
                    .max_by(f64::total_cmp),
                inactive: all.is_empty(),
                certifiability: profile
                    .map_or(Certifiability::Unknown, |profile| profile.certifiability()),
                profile_on: profile.and_then(|it| it.on).map(|on| on.date()),
                pix: profile.and_then(|it| it.profile.pix),
                gap: profile.and_then(|it| it.gap()),
            }
        });
        Self {
            pupils: pupils.collect(),
            crossed,
        }
    }

    /// Who is in an older export only was active all the same: her participation
    /// may have been deleted since.
    fn note_earlier(&mut self, matcher: &Matcher<'_>, exports: &[CampaignExport]) {
        if !self.pupils.iter().any(|pupil| pupil.inactive) {
            return;
        }
        for row in exports.iter().flat_map(|export| &export.participations) {
            if let Found::Pupil(pupil) = matcher.find(&person_of(row))
                && let Some(pupil) = self.pupils.get_mut(pupil)
            {
                pupil.inactive = false;
            }
        }
    }

    fn counts(&self, counted: &dyn Fn(usize) -> bool) -> Counts {
        let mut counts = Counts::default();
        for (_, pupil) in self
            .pupils
            .iter()
            .enumerate()
            .filter(|(at, _)| counted(*at))
        {
            counts.add(pupil);
        }
        counts
    }
}

impl Counts {
    fn add(&mut self, pupil: &PupilProgress<'_>) {
        self.enrolled += 1;
        self.started += usize::from(pupil.started);
        self.finished += usize::from(pupil.finished);
        self.shared += usize::from(pupil.shared);
        match pupil.certifiability {
            Certifiability::Yes => self.certifiable += 1,
            Certifiability::No => self.not_certifiable += 1,
            Certifiability::Unknown => self.unknown += 1,
        }
    }
}

fn person_of(row: &Participation) -> Person<'_> {
    Person {
        last_name: &row.participant.last_name,
        first_name: &row.participant.first_name,
        division: row.participant.division.as_deref(),
        birthdate: None,
    }
}

/// Where each pupil stands in one export; also the latest profiles on the way.
fn cross<'e>(
    matcher: &Matcher<'_>,
    export: &'e CampaignExport,
    profiles: &mut [Option<LatestProfile<'e>>],
    mut nobody: impl FnMut(&Person<'_>, UnmatchedReason, Vec<usize>),
) -> Vec<Option<Standing>> {
    let mut standings: Vec<Option<Standing>> = vec![None; matcher.pupils().students().len()];
    for row in &export.participations {
        let person = person_of(row);
        let pupil = match matcher.find(&person) {
            Found::Pupil(pupil) => pupil,
            Found::Ignored => continue,
            Found::Nobody(reason, homonyms) => {
                nobody(&person, reason, homonyms);
                continue;
            }
        };
        let standing = Standing::of(export.campaign.kind, row);
        if let Some(known) = standings.get_mut(pupil) {
            *known = Some(known.map_or(standing, |known| known.most_advanced(standing)));
        }
        if let (Some(known), Some(sent)) = (profiles.get_mut(pupil), LatestProfile::of(row)) {
            *known = Some(known.map_or(sent, |known| known.later(sent)));
        }
    }
    standings
}

fn divisions(state: &State<'_, '_>, pupils: &Pupils<'_>, shown: &[usize]) -> Vec<DivisionProgress> {
    let sizes = shown
        .iter()
        .filter_map(|&at| Some((at, pupils.divisions().get(at)?)));
    let divisions = sizes.map(|(at, size)| DivisionProgress {
        division: size.division.clone(),
        grade: size.grade,
        counts: state.counts(&|pupil| pupils.division(pupil) == at),
    });
    divisions.collect()
}

fn grades(
    state: &State<'_, '_>,
    pupils: &Pupils<'_>,
    counted: &dyn Fn(usize) -> bool,
) -> Vec<GradeProgress> {
    let known = Grade::ALL.iter().copied().map(Some).chain([None]);
    let all = known.filter_map(|grade| {
        let of_grade = |pupil: usize| counted(pupil) && pupils.grade(pupil) == grade;
        let counts = state.counts(&of_grade);
        let divisions: BTreeSet<usize> = (0..pupils.students().len())
            .filter(|&pupil| of_grade(pupil))
            .map(|pupil| pupils.division(pupil))
            .collect();
        (counts.enrolled > 0).then_some(GradeProgress {
            grade,
            divisions: divisions.len(),
            counts,
        })
    });
    all.collect()
}

fn apart(
    state: &State<'_, '_>,
    pupils: &Pupils<'_>,
    counted: &dyn Fn(usize) -> bool,
) -> Vec<(Apart, Counts)> {
    let all = Apart::ALL.into_iter().map(|apart| {
        let is_apart = |pupil| counted(pupil) && Apart::of(pupils.student(pupil)) == Some(apart);
        (apart, state.counts(&is_apart))
    });
    all.filter(|(_, counts)| counts.enrolled > 0).collect()
}

fn campaigns(
    state: &State<'_, '_>,
    latest: &[&CampaignExport],
    asked: &Asked,
    pupils: &Pupils<'_>,
    shown: &[usize],
    counted: &dyn Fn(usize) -> bool,
) -> Vec<CampaignProgress> {
    let both = latest.iter().zip(&state.crossed);
    let chosen = both.filter(|(export, _)| asked.wants(&export.campaign));
    let all = chosen.map(|(export, crossed)| {
        let counts = |keep: &dyn Fn(usize) -> bool| {
            let kept = state.pupils.iter().enumerate().zip(&crossed.standings);
            let mut counts = Counts::default();
            for ((_, pupil), standing) in kept.filter(|((at, _), _)| keep(*at)) {
                counts.add(&PupilProgress {
                    started: standing.is_some(),
                    finished: standing.is_some_and(|it| it.finished),
                    shared: standing.is_some_and(|it| it.shared),
                    ..pupil.clone()
                });
            }
            counts
        };
        CampaignProgress {
            campaign: export.campaign.clone(),
            as_of: export.as_of,
            counts: counts(counted),
            by_division: shown
                .iter()
                .map(|&at| counts(&|pupil| pupils.division(pupil) == at))
                .collect(),
        }
    });
    all.collect()
}

fn lists<'a>(
    state: &State<'a, '_>,
    pupils: &Pupils<'a>,
    counted: &dyn Fn(usize) -> bool,
) -> Lists<'a> {
    let mut order: Vec<usize> = (0..state.pupils.len()).filter(|&at| counted(at)).collect();
    order.sort_by_cached_key(|&pupil| pupils.order(pupil));
    let those = |keep: fn(&PupilProgress<'_>) -> bool| {
        let kept = order.iter().copied();
        kept.filter(|&at| state.pupils.get(at).is_some_and(keep))
            .collect()
    };
    Lists {
        not_started: those(|it| !it.started),
        unfinished: those(|it| it.started && !it.finished),
        not_shared: those(|it| it.to_send),
        not_certifiable: those(|it| it.certifiability == Certifiability::No),
        unknown: those(|it| it.certifiability == Certifiability::Unknown),
        inactive: those(|it| it.inactive),
        unmatched: Vec::new(),
    }
}

/// The state before the latest exports; none when no campaign of the selection
/// or no collection has an earlier one.
fn change(
    matcher: &Matcher<'_>,
    kept: &[Kept<'_>],
    asked: &Asked,
    shown: &[usize],
    counted: &dyn Fn(usize) -> bool,
) -> Option<Change> {
    let concerns = |kept: &&Kept<'_>| {
        let campaign = &kept.latest.campaign;
        asked.wants(campaign) || campaign.kind == CampaignKind::ProfileCollection
    };
    let earlier = kept
        .iter()
        .filter(concerns)
        .filter_map(|kept| kept.previous?.as_of);
    let since = earlier.max()?;
    let then: Vec<&CampaignExport> = kept
        .iter()
        .map(|kept| kept.previous.unwrap_or(kept.latest))
        .collect();
    let state = State::of(matcher, &then, asked, &mut Collected::default());
    let pupils = matcher.pupils();
    Some(Change {
        since,
        total: state.counts(counted),
        by_division: shown
            .iter()
            .map(|&at| state.counts(&|pupil| pupils.division(pupil) == at))
            .collect(),
    })
}
