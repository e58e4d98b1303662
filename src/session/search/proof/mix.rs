//! Sessions told only by what they hold.

/// Kinds that are told apart at most: eight bits each in a [`Mix`].
pub const MOST_KINDS: usize = 8;

/// What a session holds: seats that are watched, and how long its slot lasts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Kind {
    /// Pupils that it holds.
    pub cap: u32,
    /// Its length: how many of the lengths of test needed do fit.
    pub level: usize,
}

impl Kind {
    /// Whether a session of this kind can do all that one of another can.
    pub fn serves(self, other: Self) -> bool {
        self.cap >= other.cap && self.level >= other.level
    }
}

/// How many sessions of each kind.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Mix(u64);

impl Mix {
    /// Sessions of one kind.
    pub fn count(self, kind: usize) -> usize {
        usize::from(self.0.to_le_bytes()[kind])
    }

    /// With one more of a kind.
    pub fn with(self, kind: usize) -> Self {
        Self(self.0 + (1 << (8 * kind)))
    }

    /// With one fewer of a kind, of which there is one at least.
    pub fn without(self, kind: usize) -> Self {
        Self(self.0 - (1 << (8 * kind)))
    }

    /// Both together.
    pub fn and(self, other: Self) -> Self {
        Self(self.0 + other.0)
    }

    /// What is left of this mix; the other is part of it.
    pub fn minus(self, other: Self) -> Self {
        Self(self.0 - other.0)
    }

    /// Whether it has no more of any kind than another.
    pub fn is_part_of(self, other: Self) -> bool {
        (0..MOST_KINDS).all(|kind| self.count(kind) <= other.count(kind))
    }

    /// All mixes that are part of this one, of so many kinds.
    pub fn parts(self, kinds: usize) -> Vec<Self> {
        let mut parts = vec![Self::default()];
        for kind in 0..kinds {
            let known = parts.len();
            for at in 0..known {
                let mut more = parts[at];
                for _ in 0..self.count(kind) {
                    more = more.with(kind);
                    parts.push(more);
                }
            }
        }
        parts
    }

    /// Sessions of all kinds.
    pub fn sessions(self) -> usize {
        (0..MOST_KINDS).map(|kind| self.count(kind)).sum()
    }
}

/// The best mixes of so many sessions: every other is no better than one of them.
#[derive(Debug, Clone)]
pub struct Mixes {
    /// The kinds, the largest first.
    pub kinds: Vec<Kind>,
    /// The mixes, those with most seats first.
    pub best: Vec<Mix>,
}

impl Mixes {
    /// Seats of a mix, in slots of this level at least.
    pub fn seats(&self, mix: Mix, level: usize) -> u32 {
        seats(&self.kinds, mix, level)
    }

    /// The same as if every slot were long enough for everybody.
    pub fn without_lengths(&self) -> Self {
        let level = self.kinds.iter().map(|kind| kind.level).max().unwrap_or(0);
        let all = self.kinds.iter().map(|kind| Kind { level, ..*kind });
        let mut kinds: Vec<Kind> = all.collect();
        kinds.dedup();
        let longer = |&mix: &Mix| {
            self.kinds
                .iter()
                .enumerate()
                .fold(Mix::default(), |longer, (kind, known)| {
                    let same = kinds.iter().position(|other| other.cap == known.cap);
                    let same = same.expect("a kind of each size is kept");
                    (0..mix.count(kind)).fold(longer, |longer, _| longer.with(same))
                })
        };
        let mut best: Vec<Mix> = Vec::new();
        for mix in self.best.iter().map(longer) {
            if !best.contains(&mix) {
                best.push(mix);
            }
        }
        Self { kinds, best }
    }

    /// Seats of each session of a mix, the largest first.
    pub fn caps(&self, mix: Mix) -> Vec<u32> {
        let kinds = self.kinds.iter().enumerate();
        kinds
            .flat_map(|(kind, known)| std::iter::repeat_n(known.cap, mix.count(kind)))
            .collect()
    }

    /// Seats of the largest session, of the second… in the mix that is best for each.
    pub fn largest(&self) -> Vec<u32> {
        let mut largest: Vec<u32> = Vec::new();
        for &mix in &self.best {
            let caps = self.caps(mix);
            largest.resize(caps.len().max(largest.len()), 0);
            for (known, cap) in largest.iter_mut().zip(caps) {
                *known = cap.max(*known);
            }
        }
        largest
    }
}

/// Seats of a mix, in slots of a level at least.
pub fn seats(kinds: &[Kind], mix: Mix, level: usize) -> u32 {
    let kinds = kinds
        .iter()
        .enumerate()
        .filter(|(_, kind)| kind.level >= level);
    kinds
        .map(|(kind, known)| known.cap * u32::try_from(mix.count(kind)).unwrap_or(u32::MAX))
        .sum()
}
