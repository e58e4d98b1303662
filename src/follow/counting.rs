//! The results, counted (cli.md, « Results counts, exactly »).

use std::collections::{BTreeMap, BTreeSet, HashSet};

use chrono::NaiveDate;
use foldhash::fast::RandomState;

use crate::calendar::{SchoolYear, Zone};
use crate::follow::gathering::{Gathering, Taken};
use crate::follow::name::key;
use crate::follow::passing::{Passing, counted};
use crate::follow::pupils::Scope;
use crate::follow::{
    Apart, DivisionResults, Duplicate, GradeResults, Livret, LivretTrouble, Pending, Pupils,
    Results, Tally, YearResults, expected_level,
};
use crate::pix::CertificationStatus;
use crate::school::Grade;

/// What the counts depend on, besides the certifications.
#[derive(Debug, Clone, Copy)]
pub struct Around<'s> {
    /// The zone, which says when a school year begins.
    pub zone: Zone,
    /// One division, as people write it; all without it.
    pub division: Option<&'s str>,
    /// The day of the most recent export.
    pub as_of: Option<NaiveDate>,
    /// By pupil's place in the base: whether she is in a participation; none
    /// when no campaign is known.
    pub active: Option<&'s [bool]>,
}

/// Counts what was gathered.
pub fn results<'a>(gathering: &Gathering<'a>, around: &Around<'_>) -> Results<'a> {
    let pupils = gathering.matcher.pupils();
    let scope = Scope::of(around.division, pupils);
    let n_pupils = pupils.students().len();
    let wanted = |pupil: usize| scope.has(pupils.division(pupil));
    let mut everyone: Vec<Pupil<'_>> = (0..n_pupils)
        .filter(|&pupil| wanted(pupil))
        .map(|pupil| Pupil::new(pupil, pupils, gathering))
        .collect();
    everyone.sort_by_cached_key(|it| pupils.order(it.place));
    let numbers = gathering.known_numbers();
    let mut results = Results {
        divisions: divisions(&everyone, pupils),
        grades: grades(&everyone),
        apart: apart(&everyone, pupils),
        total: tally(everyone.iter().filter(|it| it.counts())),
        others: others(gathering, scope),
        as_of: around.as_of,
        unmatched: Vec::new(),
        absent: Vec::new(),
        pending: Vec::new(),
        duplicates: Vec::new(),
        earlier: Vec::new(),
        years: years(gathering, around.zone, scope, &numbers),
        livret: livret(&everyone, pupils, around.active),
    };
    let year = |date: NaiveDate| SchoolYear::containing(date, around.zone);
    let this_year = gathering.last_day.map(year);
    for it in &everyone {
        let student = pupils.student(it.place);
        match it.counted {
            None if it.is_concerned => results.absent.push(student),
            None => {}
            Some(passing) => {
                if is_open(passing.status) {
                    results.pending.push(Pending {
                        student,
                        counted: *passing,
                    });
                }
                if passing
                    .date
                    .is_some_and(|date| Some(year(date)) < this_year)
                {
                    results.earlier.push((student, *passing));
                }
                if it.core.len() > 1 {
                    let others = it.core.iter().filter(|other| !other.is_same(passing));
                    let mut others: Vec<Passing> = others.map(|other| **other).collect();
                    others.sort_by_key(Passing::rank);
                    results.duplicates.push(Duplicate {
                        student,
                        counted: *passing,
                        others,
                    });
                }
            }
        }
    }
    let of_this_year = |taken: &Taken| {
        taken
            .passing
            .date
            .map(year)
            .is_none_or(|it| Some(it) == this_year)
    };
    let wanted = around.division.map(key);
    let is_new = |taken: &Taken| is_unknown(taken, &numbers);
    results.unmatched = gathering.unmatched(|it| {
        let own = it.division.as_deref().map(key);
        let mut taken = it.taken.iter();
        taken.any(|taken| of_this_year(taken) && is_new(taken))
            && (wanted.is_none() || own == wanted)
    });
    if pupils.students().is_empty() {
        without_a_base(gathering, &mut results);
    }
    results
}

/// A pupil of the base and her core certifications.
struct Pupil<'g> {
    place: usize,
    division: usize,
    grade: Option<Grade>,
    is_concerned: bool,
    core: Vec<&'g Passing>,
    counted: Option<&'g Passing>,
}

impl<'g> Pupil<'g> {
    fn new(place: usize, pupils: &Pupils<'_>, gathering: &'g Gathering<'_>) -> Self {
        let taken = gathering.pupils.get(place).map_or(&[][..], Vec::as_slice);
        let core = gathering.core(taken);
        let grade = pupils.grade(place);
        Self {
            place,
            division: pupils.division(place),
            grade,
            is_concerned: grade.is_some_and(Grade::is_certified),
            counted: counted(core.iter().copied()),
            core,
        }
    }

    /// Whether she is in the counts: concerned, or with a row all the same.
    fn counts(&self) -> bool {
        self.is_concerned || self.counted.is_some()
    }
}

/// Numbers of the certifications of pupils of the base.
type Numbers = HashSet<u64, RandomState>;

/// Whether a stranger's certification is that of no pupil in another export.
fn is_unknown(taken: &Taken, numbers: &Numbers) -> bool {
    let number = taken.passing.number;
    number.is_none_or(|number| !numbers.contains(&number))
}

fn of_kind(taken: &[Taken], kind: usize) -> impl Iterator<Item = &Passing> {
    let same = taken.iter().filter(move |it| it.kind == Some(kind));
    same.map(|it| &it.passing)
}

fn is_open(status: CertificationStatus) -> bool {
    match status {
        CertificationStatus::Validated | CertificationStatus::NotObtained => false,
        CertificationStatus::Cancelled
        | CertificationStatus::Error
        | CertificationStatus::Started => true,
    }
}

fn tally<'p, 'g: 'p>(pupils: impl Iterator<Item = &'p Pupil<'g>>) -> Tally {
    let mut tally = Tally::default();
    for pupil in pupils {
        tally.enrolled += 1;
        match pupil.counted {
            Some(passing) => tally.add(passing, pupil.grade.and_then(expected_level)),
            None => tally.absent += 1,
        }
    }
    tally.scores.sort_unstable();
    tally
}

fn divisions(everyone: &[Pupil<'_>], pupils: &Pupils<'_>) -> Vec<DivisionResults> {
    let sizes = pupils.divisions().iter().enumerate();
    let shown = sizes.filter_map(|(at, size)| {
        let counted = || {
            everyone
                .iter()
                .filter(|it| it.counts() && it.division == at)
        };
        counted().next().is_some().then(|| DivisionResults {
            division: size.division.clone(),
            grade: size.grade,
            tally: tally(counted()),
        })
    });
    shown.collect()
}

fn grades(everyone: &[Pupil<'_>]) -> Vec<GradeResults> {
    let counted = || everyone.iter().filter(|it| it.counts());
    let known = Grade::ALL.iter().copied().map(Some).chain([None]);
    let shown = known.filter(|grade| counted().any(|it| it.grade == *grade));
    shown
        .map(|grade| GradeResults {
            grade,
            tally: tally(counted().filter(|it| it.grade == grade)),
        })
        .collect()
}

fn apart(everyone: &[Pupil<'_>], pupils: &Pupils<'_>) -> Vec<(Apart, Tally)> {
    let all = Apart::ALL.into_iter().map(|apart| {
        let is_apart = |it: &&Pupil<'_>| Apart::of(pupils.student(it.place)) == Some(apart);
        let counted = everyone.iter().filter(|it| it.counts()).filter(is_apart);
        (apart, tally(counted))
    });
    all.filter(|(_, tally)| tally.enrolled > 0).collect()
}

/// Certifications that are not the core one; each pupil once in each.
fn others(gathering: &Gathering<'_>, scope: Scope) -> BTreeMap<String, Tally> {
    let pupils = gathering.matcher.pupils();
    let mut others = BTreeMap::new();
    for (kind, name) in gathering.kinds.iter().enumerate() {
        let mut tally = Tally::default();
        for (pupil, taken) in gathering.pupils.iter().enumerate() {
            let is_wanted = scope.has(pupils.division(pupil));
            if let Some(passing) = counted(of_kind(taken, kind)).filter(|_| is_wanted) {
                tally.enrolled += 1;
                tally.add(passing, None);
            }
        }
        tally.scores.sort_unstable();
        if tally.passed > 0 {
            others.insert(name.clone(), tally);
        }
    }
    others
}

/// Each school year of the rows, whoever passed; rows without a date are left out.
fn years(
    gathering: &Gathering<'_>,
    zone: Zone,
    scope: Scope,
    numbers: &Numbers,
) -> Vec<YearResults> {
    let pupils = gathering.matcher.pupils();
    let mut years: BTreeMap<SchoolYear, Tally> = BTreeMap::new();
    let known = gathering.pupils.iter().enumerate();
    let known = known.filter(|(pupil, _)| scope.has(pupils.division(*pupil)));
    let known = known.map(|(pupil, taken)| (pupils.grade(pupil), taken));
    // Those of earlier years have left: no division of today is theirs.
    let strangers = gathering
        .strangers
        .iter()
        .filter(|_| scope == Scope::School);
    let strangers = strangers.map(|it| {
        let taken = it.taken.iter().filter(|taken| is_unknown(taken, numbers));
        taken.copied().collect::<Vec<_>>()
    });
    let strangers: Vec<Vec<Taken>> = strangers.collect();
    let everyone = known.chain(strangers.iter().map(|taken| (None, taken)));
    for (grade, taken) in everyone {
        let year = |it: &Passing| it.date.map(|date| SchoolYear::containing(date, zone));
        let core = gathering.core(taken);
        let of: BTreeSet<SchoolYear> = core.iter().copied().filter_map(year).collect();
        for one in of {
            let in_year = core.iter().copied().filter(|it| year(it) == Some(one));
            if let Some(passing) = counted(in_year) {
                let tally = years.entry(one).or_default();
                tally.add(passing, grade.and_then(expected_level));
            }
        }
    }
    let years = years.into_iter().map(|(year, mut tally)| {
        tally.scores.sort_unstable();
        tally.enrolled = tally.passed;
        YearResults { year, tally }
    });
    years.collect()
}

fn livret<'a>(everyone: &[Pupil<'_>], pupils: &Pupils<'a>, active: Option<&[bool]>) -> Livret<'a> {
    let mut livret = Livret::default();
    for it in everyone.iter().filter(|it| it.is_concerned) {
        let is_inactive = active.is_some_and(|active| active.get(it.place) == Some(&false));
        let trouble = match it.counted.map(|passing| passing.status) {
            None => Some(LivretTrouble::NotPassed),
            Some(CertificationStatus::Started) => Some(LivretTrouble::Pending),
            Some(CertificationStatus::Error) => Some(LivretTrouble::InError),
            Some(CertificationStatus::Cancelled) => Some(LivretTrouble::Cancelled),
            Some(_) if is_inactive => Some(LivretTrouble::AccountDoubtful),
            Some(_) => None,
        };
        match trouble {
            Some(trouble) => livret.troubles.push((pupils.student(it.place), trouble)),
            None => livret.ready += 1,
        }
    }
    livret
}

/// Without a base the divisions are those of the exports and nobody is absent.
fn without_a_base(gathering: &Gathering<'_>, results: &mut Results<'_>) {
    let mut divisions: BTreeMap<String, Tally> = BTreeMap::new();
    for stranger in &gathering.strangers {
        let Some(passing) = counted(gathering.core(&stranger.taken)) else {
            continue;
        };
        let division = stranger.division.clone().unwrap_or_default();
        for tally in [divisions.entry(division).or_default(), &mut results.total] {
            tally.enrolled += 1;
            tally.add(passing, None);
        }
    }
    results.total.scores.sort_unstable();
    let divisions = divisions.into_iter().map(|(division, mut tally)| {
        tally.scores.sort_unstable();
        DivisionResults {
            division,
            grade: None,
            tally,
        }
    });
    results.divisions = divisions.collect();
    results.unmatched = Vec::new();
}
