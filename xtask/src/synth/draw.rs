//! Draws errors: their codes, details and conditions.

use std::collections::HashSet;

use crate::synth::params::{DrawnParam, Shapes};
use crate::synth::random::Random;
use crate::synth::words::{CONDITIONS, DOMAINS, Domain, FAULTS, FaultWords, PARTS};

/// A synthetic error.
#[derive(Clone)]
pub(super) struct DrawnError {
    pub(super) domain: &'static Domain,
    pub(super) fault: &'static FaultWords,
    /// The thing that failed: `PAYMENT_METHOD`.
    pub(super) subject: String,
    /// The params of its details; may be empty.
    pub(super) details: Vec<&'static DrawnParam>,
    /// A condition: the end of its name, and of its sentence.
    pub(super) condition: Option<(&'static str, &'static str)>,
    pub(super) extras: Vec<DrawnExtra>,
}

/// Parts that only some errors have.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum DrawnExtra {
    /// A param outside the details.
    Reference,
    /// A text for the users of an application.
    UserMessage,
}

impl DrawnError {
    pub(super) fn code(&self) -> String {
        format!("{}_{}", self.subject, self.fault.code)
    }
}

/// Draws errors with distinct codes.
pub(super) fn errors(count: usize, seed: u64) -> Vec<DrawnError> {
    let mut random = Random::new(seed);
    let shapes = Shapes::draw(&mut random);
    let mut codes = HashSet::new();
    let mut errors = Vec::with_capacity(count);
    while errors.len() < count {
        let (domain, fault) = (random.pick(&DOMAINS), random.pick(&FAULTS));
        let noun = *random.pick(&domain.nouns);
        let subject = if random.percent(95) {
            format!("{noun}_{}", random.pick(&PARTS))
        } else {
            noun.to_owned()
        };
        let mut error =
            DrawnError { domain, fault, subject, details: vec![], condition: None, extras: vec![] };
        if codes.insert(error.code()) {
            furnish(&mut error, &shapes, &mut random);
            errors.push(error);
        }
    }
    errors
}

fn furnish(error: &mut DrawnError, shapes: &Shapes, random: &mut Random) {
    let shapes = if error.fault.is_temporary() { &shapes.temporary } else { &shapes.permanent };
    if random.percent(30) {
        error.details.clone_from(random.pick(shapes));
    }
    if random.percent(10) {
        error.condition = Some(*random.pick(&CONDITIONS));
    }
    for (extra, share) in [(DrawnExtra::Reference, 10), (DrawnExtra::UserMessage, 20)] {
        if random.percent(share) {
            error.extras.push(extra);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_are_unique_and_of_usual_length() {
        let errors = errors(10_000, 1);
        let codes: HashSet<String> = errors.iter().map(DrawnError::code).collect();
        assert_eq!(codes.len(), 10_000);
        let mean = codes.iter().map(String::len).sum::<usize>() / codes.len();
        assert!((21..=25).contains(&mean), "{mean}");
    }

    #[test]
    fn shares_are_about_what_they_should_be() {
        let errors = errors(10_000, 1);
        let count = |has: fn(&DrawnError) -> bool| errors.iter().filter(|error| has(error)).count();
        assert!((2_800..3_200).contains(&count(|error| !error.details.is_empty())));
        assert!((900..1_100).contains(&count(|error| error.condition.is_some())));
    }
}
