//! Floor 6: how well a desk works, on suites and on what was recorded, and how well the engine does on labelled corpora.

pub mod corpus;
pub mod faq;
pub mod intents;
pub mod meter;
pub mod metrics;
pub mod noise;
pub mod replay;
pub mod service;
pub mod suite_run;
