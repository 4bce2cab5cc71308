//! Bounds of a number: `{ at_least: 0.7 }`, `{ at_most: 0.05 }`, or both.

use serde::{Deserialize, Serialize};

/// Bounds of a number, both included.
#[derive(Copy, Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, default)]
pub struct Bounds {
    /// The lower bound.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub at_least: Option<f64>,
    /// The upper bound.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub at_most: Option<f64>,
}

impl Bounds {
    /// Slack for sums of floats, so that 19 of 20 reach a bound of 0.95.
    const SLACK: f64 = 1e-6;

    /// Whether a number lies within them.
    pub fn hold(&self, number: f64) -> bool {
        self.at_least.is_none_or(|bound| number >= bound - Self::SLACK)
            && self.at_most.is_none_or(|bound| number <= bound + Self::SLACK)
    }
}

impl core::fmt::Display for Bounds {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        match (self.at_least, self.at_most) {
            (Some(least), Some(most)) => write!(f, "between {least} and {most}"),
            (Some(least), None) => write!(f, "at least {least}"),
            (None, Some(most)) => write!(f, "at most {most}"),
            (None, None) => f.write_str("any number"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Bounds;

    #[test]
    fn bounds_hold_with_their_ends() {
        let bounds = Bounds { at_least: Some(0.95), at_most: Some(1.0) };
        assert!(bounds.hold(19.0 / 20.0) && bounds.hold(1.0));
        assert!(!bounds.hold(0.94) && !bounds.hold(1.1));
        assert_eq!(bounds.to_string(), "between 0.95 and 1");
    }
}
