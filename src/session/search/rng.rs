//! A small generator of numbers, the same on every machine.

/// `SplitMix64`: one multiplication chain per number, any seed is good.
#[derive(Debug, Clone)]
pub struct Rng(u64);

impl Rng {
    /// The sequence of a seed.
    pub fn new(seed: u64) -> Self {
        Self(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) ^ 0x5851_F42D_4C95_7F2D)
    }

    /// The next 64 bits.
    pub fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ (mixed >> 31)
    }

    /// A number from 0 to `bound − 1`; 0 when the bound is 0.
    pub fn below(&mut self, bound: usize) -> usize {
        let high = (u128::from(self.next()) * bound as u128) >> 64;
        usize::try_from(high).unwrap_or(0)
    }

    /// How much worse a step may be, in 1024ths of the temperature: about
    /// exponential, in whole numbers, so that no machine rounds it otherwise.
    pub fn patience(&mut self) -> i64 {
        let bits = self.next();
        let halvings = i64::from(bits.leading_zeros());
        let within = i64::try_from((self.next() >> 54) & 1023).unwrap_or(0);
        halvings * 1024 + 1023 - within
    }
}
