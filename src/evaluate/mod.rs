//! Floor 6: how well a desk works. Runs its regression suites.

pub mod noise;
pub mod suite_run;
