//! Which sessions can be open together, told by what they hold.
//!
//! Slots that overlap at one instant become one moment, where everybody comes
//! who can come to one of its starts. At a moment, each room is open once at
//! most and each session takes its invigilators: all choices are tried, moment
//! after moment, and only how many sessions of each kind are open is kept. Of
//! maxima, only what sets of people can do together counts: sessions that need
//! more of them than they may take are impossible. What no mix here does, no
//! plan does.

use std::cell::Cell;
use std::cmp::Reverse;
use std::collections::BTreeMap;

use crate::session::search::instance::Instance;
use crate::session::search::proof::mix::{Kind, MOST_KINDS, Mix, Mixes, seats};
use crate::session::search::proof::moment::{Moment, moments};

/// Mixes above which kinds are merged, the smaller ones counting as larger ones.
const MOST_MIXES: usize = 6_000;

/// Mixes that are followed from one moment to the next, all in all, after
/// which nothing more is told.
const MOST_WORK: usize = 16_000_000;

/// Sets of people with maxima that are looked at.
const MOST_TEAMS: usize = 24;

/// People with maxima, and the sessions that they may take together.
struct Team {
    people: Vec<usize>,
    quota: usize,
}

/// The moments of a problem, ready to be mixed.
pub struct Mixer {
    moments: Vec<Moment>,
    teams: Vec<Team>,
    /// Pupils who need at least each level; all of them for level 0.
    needed: Vec<u32>,
    /// The most sessions that may be open at one moment.
    widest: usize,
    /// What is left of [`MOST_WORK`].
    work: Cell<usize>,
}

impl Mixer {
    /// Looks at a problem.
    pub fn new(instance: &Instance) -> Self {
        let levels = instance.levels();
        let needed = (0..=levels.len()).map(|level| {
            let of = instance
                .items
                .iter()
                .map(|item| item.needing(&levels, level));
            of.sum()
        });
        let moments = moments(instance, &levels);
        let choices = moments.iter().flat_map(|moment| &moment.choices);
        let widest = choices.map(|choice| choice.kinds.len()).max();
        Self {
            teams: teams(instance, &moments),
            needed: needed.collect(),
            widest: widest.unwrap_or(0),
            work: Cell::new(MOST_WORK),
            moments,
        }
    }

    /// The best mixes of so many sessions that hold every pupil; none when no
    /// plan can have so many sessions and place everybody.
    ///
    /// None when there are too many to look at.
    pub fn mixes(&self, sessions: usize) -> Option<Mixes> {
        // A mix counts each kind in eight bits.
        if sessions + self.widest > usize::from(u8::MAX) {
            return None;
        }
        let mut kinds = self.kinds();
        loop {
            if kinds.len() <= MOST_KINDS
                && let Some(best) = self.try_kinds(&kinds, sessions)
            {
                return Some(Mixes { kinds, best });
            }
            if !merge(&mut kinds) {
                return None;
            }
        }
    }

    fn kinds(&self) -> Vec<Kind> {
        let choices = self.moments.iter().flat_map(|moment| &moment.choices);
        let mut kinds: Vec<Kind> = choices.flat_map(|choice| choice.kinds.clone()).collect();
        kinds.sort_unstable_by_key(|&kind| Reverse(kind));
        kinds.dedup();
        kinds
    }

    fn try_kinds(&self, kinds: &[Kind], sessions: usize) -> Option<Vec<Mix>> {
        let mut found = self.reach(kinds, sessions, None)?;
        for team in &self.teams {
            if found.is_empty() {
                break;
            }
            let cheap = self.reach(kinds, sessions, Some(team))?;
            found.retain(|mix| cheap.binary_search(mix).is_ok());
        }
        let is_best = |mix: &Mix| {
            let better = kinds.iter().enumerate().any(|(low, &small)| {
                let mut larger = kinds.iter().enumerate();
                mix.count(low) > 0
                    && larger.any(|(high, &large)| {
                        high != low
                            && large.serves(small)
                            && found.binary_search(&mix.without(low).with(high)).is_ok()
                    })
            });
            !better
        };
        let mut best: Vec<Mix> = found.iter().copied().filter(is_best).collect();
        best.sort_by_key(|&mix| Reverse(seats(kinds, mix, 0)));
        Some(best)
    }

    /// Every mix of so many sessions that holds all pupils and does not ask too
    /// much of a team; in order. None when there are too many.
    fn reach(&self, kinds: &[Kind], sessions: usize, team: Option<&Team>) -> Option<Vec<Mix>> {
        let (rest_seats, rest_sessions) = self.rest(sessions);
        let quota = team.map_or(usize::MAX, |team| team.quota);
        let mut known = vec![(Mix::default(), 0)];
        let enough = self.needed[0];
        for (at, moment) in self.moments.iter().enumerate() {
            let others = team.map_or(0, |team| moment.others(&team.people));
            let choices = choices(moment, kinds);
            let work = self.work.get().checked_sub(known.len() * choices.len())?;
            self.work.set(work);
            let mut next = Vec::new();
            for &(mix, price) in &known {
                let (n_open, held) = (mix.sessions(), seats(kinds, mix, 0));
                for &(more, n_more, need, cap) in &choices {
                    let n_open = n_open + n_more;
                    if n_open > sessions || n_open + rest_sessions[at + 1] < sessions {
                        continue;
                    }
                    let room = rest_seats[at + 1][sessions - n_open];
                    let asked = team.map_or(0, |_| need.saturating_sub(others));
                    if held + cap + room >= enough && price + asked <= quota {
                        next.push((mix.and(more), price + asked));
                    }
                }
            }
            next.sort_unstable();
            next.dedup_by_key(|&mut (mix, _)| mix);
            if next.len() > MOST_MIXES {
                return None;
            }
            known = next;
        }
        known.retain(|&(mix, _)| {
            let mut levels = self.needed.iter().enumerate();
            mix.sessions() == sessions
                && levels.all(|(level, &pupils)| seats(kinds, mix, level) >= pupils)
        });
        Some(known.into_iter().map(|(mix, _)| mix).collect())
    }

    /// From each moment on, the most seats of so many sessions, and the most sessions.
    fn rest(&self, sessions: usize) -> (Vec<Vec<u32>>, Vec<usize>) {
        let mut seats = vec![vec![0; sessions + 1]];
        let mut most = vec![0];
        for moment in self.moments.iter().rev() {
            let (Some(after), Some(&open)) = (seats.last(), most.last()) else {
                break;
            };
            let mut here = after.clone();
            for choice in &moment.choices {
                let cap: u32 = choice.kinds.iter().map(|kind| kind.cap).sum();
                for n_open in choice.kinds.len()..=sessions {
                    here[n_open] = here[n_open].max(after[n_open - choice.kinds.len()] + cap);
                }
            }
            let largest = moment.choices.iter().map(|choice| choice.kinds.len()).max();
            most.push(open + largest.unwrap_or(0));
            seats.push(here);
        }
        seats.reverse();
        most.reverse();
        (seats, most)
    }
}

/// Sessions that may be open at a moment, (mix, sessions, invigilators, seats),
/// each mix with the fewest people.
fn choices(moment: &Moment, kinds: &[Kind]) -> Vec<(Mix, usize, usize, u32)> {
    let mut found = vec![(Mix::default(), 0, 0, 0)];
    for choice in &moment.choices {
        let mix = choice.kinds.iter().fold(Mix::default(), |mix, &kind| {
            // Merged kinds: the smallest that does as much.
            let served = kinds.iter().rposition(|known| known.serves(kind));
            mix.with(served.expect("a merged kind serves those that it stands for"))
        });
        found.push((mix, choice.kinds.len(), choice.need, seats(kinds, mix, 0)));
    }
    found.sort_unstable();
    found.dedup_by_key(|&mut (mix, ..)| mix);
    found
}

/// Makes one kind of two, the least different; false when there is one only.
fn merge(kinds: &mut Vec<Kind>) -> bool {
    let mut best: Option<(u32, usize, usize)> = None;
    for (one, first) in kinds.iter().enumerate() {
        for (other, second) in kinds.iter().enumerate().skip(one + 1) {
            let gap = first.cap.abs_diff(second.cap);
            let levels = u32::try_from(first.level.abs_diff(second.level)).unwrap_or(0);
            let price = gap + 2 * levels;
            if best.is_none_or(|best| (price, one, other) < best) {
                best = Some((price, one, other));
            }
        }
    }
    let Some((_, one, other)) = best else {
        return false;
    };
    let second = kinds.remove(other);
    kinds[one].cap = kinds[one].cap.max(second.cap);
    kinds[one].level = kinds[one].level.max(second.level);
    kinds.sort_unstable_by_key(|&kind| Reverse(kind));
    kinds.dedup();
    true
}

/// Unions of the people of moments, those who all have a maximum.
fn teams(instance: &Instance, moments: &[Moment]) -> Vec<Team> {
    let is_limited = |person: usize| instance.quota[person] < usize::MAX;
    let limited = |moment: &Moment| {
        let people = moment.people.iter().copied();
        people
            .filter(|&person| is_limited(person))
            .collect::<Vec<_>>()
    };
    // The people of most moments come first.
    let mut base: BTreeMap<Vec<usize>, usize> = BTreeMap::new();
    for moment in moments {
        *base.entry(limited(moment)).or_insert(0) += 1;
    }
    let mut base: Vec<(Vec<usize>, usize)> = base.into_iter().collect();
    base.sort_by_key(|(_, moments)| Reverse(*moments));
    let all = (0..instance.quota.len()).filter(|&person| is_limited(person));
    let mut sets: Vec<Vec<usize>> = vec![all.collect()];
    for (people, _) in &base {
        for at in 0..sets.len() {
            if sets.len() >= MOST_TEAMS {
                break;
            }
            let start: &[usize] = if at == 0 { &[] } else { &sets[at] };
            let mut union = [start, people].concat();
            union.sort_unstable();
            union.dedup();
            if !union.is_empty() && !sets.contains(&union) {
                sets.push(union);
            }
        }
    }
    sets.retain(|people| !people.is_empty());
    let team = |people: Vec<usize>| Team {
        quota: people.iter().map(|&person| instance.quota[person]).sum(),
        people,
    };
    sets.into_iter().map(team).collect()
}
