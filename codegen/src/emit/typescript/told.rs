//! The facts of the cases that a client can tell apart.

use serde::Serialize;

use crate::emit::typescript::policy::{OwnBackoff, own_backoff};
use crate::emit::typescript::{advice, body, escape};
use crate::model::{Error, Slot};
use crate::wire::{Alike, Mark, Wire};

/// The part of a response that tells the cases of errors apart, and the facts of these cases.
#[derive(Serialize)]
pub(super) struct Told {
    /// The member of an error that holds it; empty if nothing tells them apart.
    member: &'static str,
    /// An expression for it in a response.
    value: String,
    is_condition: bool,
    /// Its path in the body, if it is the condition.
    path: String,
    backoffs: Vec<OfCases<OwnBackoff>>,
    remedies: Vec<OfCases<advice::RemedyRow>>,
    messages: Vec<OfCases<advice::Message>>,
}

/// The facts of the cases of an error.
#[derive(Serialize)]
struct OfCases<T> {
    key: String,
    cases: Vec<T>,
}

impl Told {
    pub(super) fn new(wire: &Wire<'_>) -> Self {
        let path = wire.path(&Slot::Condition);
        let (member, value) = match (wire.mark, path) {
            (Some(Mark::Condition), Some(path)) => ("condition", body::value(path, "body")),
            (Some(_), _) => ("status", "status".to_owned()),
            (None, _) => ("", String::new()),
        };
        Self {
            member,
            value,
            is_condition: member == "condition",
            path: path.map(body::arguments).unwrap_or_default(),
            backoffs: of_cases(wire, |key, alike| own_backoff(wire.contract, key, alike)),
            remedies: of_cases(wire, |key, alike| advice::remedy(wire, alike.0[0], key)),
            messages: of_cases(wire, |key, alike| advice::message(wire, alike.0[0], key)),
        }
    }

    /// The remedies of all cases.
    pub(super) fn remedies(&self) -> impl Iterator<Item = &advice::RemedyRow> {
        self.remedies.iter().flat_map(|error| &error.cases)
    }

    /// The messages for users of all cases.
    pub(super) fn messages(&self) -> impl Iterator<Item = &advice::Message> {
        self.messages.iter().flat_map(|error| &error.cases)
    }
}

/// A fact of each case that a client can tell, for the errors that have any.
fn of_cases<T>(wire: &Wire<'_>, fact: impl Fn(&str, &Alike<'_>) -> Option<T>) -> Vec<OfCases<T>> {
    let of_error = |error: &Error| {
        let told = wire.told(error).into_iter();
        let cases: Vec<T> = told.filter_map(|(key, alike)| fact(&key, &alike)).collect();
        (!cases.is_empty()).then(|| OfCases { key: escape::key(&error.name), cases })
    };
    wire.contract.errors.iter().filter_map(of_error).collect()
}
