//! A number of times, and a share, in short.

use serde::Serialize;

/// How long something took, over many cases, in seconds.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize)]
pub struct Spread {
    /// How many cases.
    pub count: u64,
    /// Their mean; 0 without cases, as the other figures.
    pub mean: f64,
    /// The median.
    pub p50: f64,
    /// The 95th percentile.
    pub p95: f64,
    /// The longest.
    pub longest: f64,
}

impl Spread {
    /// The spread of times in seconds. Percentiles are by nearest rank: the smallest time that at least that share of all
    /// times does not exceed.
    pub fn of(mut seconds: Vec<f64>) -> Self {
        seconds.sort_by(f64::total_cmp);
        let count = seconds.len();
        let rank = |share: f64| {
            let rank = (share * count as f64).ceil() as usize;
            seconds.get(rank.saturating_sub(1)).copied().unwrap_or_default()
        };
        Self {
            count: count as u64,
            mean: seconds.iter().sum::<f64>() / count.max(1) as f64,
            p50: rank(0.5),
            p95: rank(0.95),
            longest: rank(1.0),
        }
    }
}

/// How many of how many.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Rate {
    /// How many.
    pub count: u64,
    /// Of how many.
    pub of: u64,
}

impl Rate {
    /// Counts the cases that hold.
    pub fn of(cases: impl IntoIterator<Item = bool>) -> Self {
        let mut rate = Self::default();
        for holds in cases {
            rate.of += 1;
            rate.count += u64::from(holds);
        }
        rate
    }

    /// The share, 0..=1; `None` of nothing.
    pub fn share(self) -> Option<f64> {
        (self.of > 0).then(|| self.count as f64 / self.of as f64)
    }
}

impl Serialize for Rate {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        use serde::ser::SerializeStruct;
        let mut shape = serializer.serialize_struct("Rate", 3)?;
        shape.serialize_field("count", &self.count)?;
        shape.serialize_field("of", &self.of)?;
        shape.serialize_field("share", &self.share())?;
        shape.end()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn percentiles_are_by_nearest_rank() {
        let spread = Spread::of((1..=20).rev().map(f64::from).collect());
        assert_eq!((spread.count, spread.mean), (20, 10.5));
        assert_eq!((spread.p50, spread.p95, spread.longest), (10.0, 19.0, 20.0));
        assert_eq!(Spread::of(vec![7.0]).p95, 7.0);
        assert_eq!(Spread::of(Vec::new()), Spread::default());
    }

    #[test]
    fn a_share_of_nothing_is_none() {
        assert_eq!(Rate::of([]).share(), None);
        assert_eq!(Rate::of([true, false, true, true]).share(), Some(0.75));
    }
}
