//! What is promised of a threshold.

use core::str::FromStr;

use serde::Serialize;

use crate::desk::share::Share;

/// At most a share of the automated answers is wrong, with some confidence. Written `5%,95%`.
#[derive(Copy, Clone, Debug, PartialEq, Serialize)]
pub struct Promise {
    /// The largest share of answers that may be wrong, between 0 and 1.
    pub wrong_answers: f64,
    /// How sure it must be, between 0.5 and 1.
    pub confidence: f64,
}

impl Promise {
    /// A promise of at most `wrong_answers`, kept with `confidence`.
    ///
    /// # Errors
    /// If the confidence is less than a half.
    pub fn new(wrong_answers: Share, confidence: Share) -> Result<Self, String> {
        if confidence.value() < 0.5 {
            return Err("the confidence must be at least 50%".to_owned());
        }
        Ok(Self { wrong_answers: wrong_answers.value(), confidence: confidence.value() })
    }
}

impl FromStr for Promise {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let wrong = || format!("`{text}` is no promise such as `5%,95%`: wrong answers, and confidence");
        let (wrong_answers, confidence) = text.split_once(',').ok_or_else(wrong)?;
        Self::new(wrong_answers.parse()?, confidence.parse()?)
    }
}

#[cfg(test)]
mod tests {
    use super::Promise;

    #[test]
    fn shares_are_read_as_percent() {
        let promise: Promise = "5%, 95%".parse().unwrap();
        assert_eq!((promise.wrong_answers, promise.confidence), (0.05, 0.95));
        for wrong in ["5%", "0.05,0.95", "0%,95%", "5%,100%", "5%,20%", "NaN%,95%", "5%,x%"] {
            assert!(wrong.parse::<Promise>().is_err(), "{wrong}");
        }
    }
}
