//! Floor 6: how well a desk works, on suites and on what was recorded, and how well the engine does on labelled corpora.

pub mod appraisal;
pub mod baseline;
pub mod cause;
pub mod certify;
pub mod changes;
pub mod corpus;
pub mod coverage;
pub mod disturb;
pub mod edits;
pub mod faq;
pub mod gate;
pub mod intents;
pub mod mcnemar;
pub mod meter;
pub mod metrics;
pub mod mismatch;
pub mod nearest;
pub mod noise;
pub mod proof;
pub mod replay;
pub mod robustness;
pub mod service;
mod stage;
pub mod suite_report;
pub mod suite_run;
pub mod trained;
