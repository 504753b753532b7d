//! The steps of a reading, recorded when a trace of a text is requested.

use std::cell::RefCell;

/// What became of a step.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Outcome {
    /// The rule read these tokens.
    Read,
    /// The tokens looked like something to the rule, and a guard refused them.
    Refused,
}

/// One step: a rule or guard, and the tokens it looked at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Step {
    /// The function that recorded it.
    pub rule: &'static str,
    /// First token.
    pub first: usize,
    /// Token after the last one.
    pub end: usize,
    /// What became of it.
    pub outcome: Outcome,
}

/// The steps of one text in the order they were taken: inner steps before the ones that contain them.
#[derive(Debug, Default)]
pub struct Trail(RefCell<Vec<Step>>);

impl Trail {
    /// Adds a step, unless the one before it says the same: of several places of one name each is refused.
    pub fn add(&self, step: Step) {
        let mut steps = self.0.borrow_mut();
        if steps.last() != Some(&step) {
            steps.push(step);
        }
    }

    /// The steps so far.
    pub fn steps(&self) -> Vec<Step> {
        self.0.borrow().clone()
    }
}
