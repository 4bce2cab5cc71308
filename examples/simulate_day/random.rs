//! Numbers by chance, the same for the same seed: SplitMix64 (Steele, Lea and Flood, "Fast Splittable Pseudorandom Number
//! Generators", 2014).

pub struct Random(u64);

impl Random {
    pub fn new(seed: u64) -> Self {
        Self(seed)
    }

    fn bits(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    /// From 0 (included) to 1 (excluded).
    pub fn share(&mut self) -> f64 {
        (self.bits() >> 11) as f64 / (1_u64 << 53) as f64
    }

    pub fn chance(&mut self, probability: f64) -> bool {
        self.share() < probability
    }

    /// Exponentially distributed, with that mean.
    pub fn exponential(&mut self, mean: f64) -> f64 {
        -mean * (1.0 - self.share()).ln()
    }

    /// One of some, by their weights.
    pub fn weighted<'a, T>(&mut self, some: &'a [(f64, T)]) -> Option<&'a T> {
        let mut left = self.share() * some.iter().map(|(weight, _)| weight).sum::<f64>();
        let chosen = some.iter().find(|(weight, _)| {
            left -= weight;
            left < 0.0
        });
        chosen.or(some.last()).map(|(_, item)| item)
    }
}
