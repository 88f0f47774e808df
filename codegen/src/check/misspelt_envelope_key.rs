//! A key of the body that other contracts spell in nearly the same way.

use std::collections::BTreeMap;

use crate::model::{Catalog, Contract, Member, Shape, Slot};
use crate::name::{self, Names};
use crate::report::Report;
use crate::rule::{Needs, Rule, WARN, rule};
use crate::source::Span;

pub(super) static RULE: Rule = rule!("misspelt-envelope-key", WARN, Needs::Project);

/// The keys above a member of the body, and the kind of its value.
type Place<'c> = (Vec<&'c str>, Value<'c>);
/// The number of each contract that has a key, and its first place there.
type Uses = BTreeMap<usize, Span>;

/// The kind of a value: only keys with equal values are compared.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
enum Value<'c> {
    Object,
    List,
    Text,
    Constant,
    Slot(&'c str),
}

pub(super) fn check(catalog: &Catalog, report: &mut Report) {
    let mut places: BTreeMap<Place<'_>, BTreeMap<&str, Uses>> = BTreeMap::new();
    for (number, contract) in catalog.contracts.iter().enumerate() {
        let mut add = |place, key, span| {
            let uses: &mut Uses = places.entry(place).or_default().entry(key).or_default();
            uses.entry(number).or_insert(span);
        };
        keys(contract, &contract.envelope, &[], &mut add);
    }
    for ((_, value), keys) in &places {
        let (usual, odd): (Vec<_>, Vec<_>) =
            keys.iter().partition(|(key, uses)| uses.len() > 1 || is_conventional(key, value));
        let names = Names::new(usual.iter().map(|(key, _)| **key));
        for (key, uses) in odd {
            let Some(meant) = names.meant(key) else { continue };
            // APIs differ in case: `requestId` is not a misspelt `request_id`.
            if name::value_name(key) == name::value_name(meant) {
                continue;
            }
            // A contract that has both, such as `line1` and `line2`, means both.
            for (_, span) in uses.iter().filter(|(number, _)| !keys[meant].contains_key(number)) {
                let message = format!("`{key}` is spelt `{meant}` in other envelopes");
                let finding = RULE.at(*span, message).help(format!("did you mean `{meant}`?"));
                let other = keys[meant].values().find(|place| place.start < place.end);
                report.push(match other {
                    Some(place) => finding.also(*place, format!("`{meant}` here")),
                    None => finding,
                });
            }
        }
    }
}

/// Whether a key is that of the default envelope, or the name of the slot that fills it.
fn is_conventional(key: &str, value: &Value<'_>) -> bool {
    match value {
        Value::Slot(name) => key == *name,
        _ => key == "error",
    }
}

/// Passes each key within a part of the body on.
fn keys<'c>(
    contract: &'c Contract,
    part: &'c Shape,
    above: &[&'c str],
    add: &mut impl FnMut(Place<'c>, &'c str, Span),
) {
    match part {
        Shape::Object(members) => {
            for member in members {
                let Member::Key { key, shape, .. } = member else { continue };
                add((above.to_vec(), value(contract, shape)), key, key.span);
                keys(contract, shape, &[above, &[key.as_str()]].concat(), add);
            }
        }
        Shape::Keyed(_, inner) => keys(contract, inner, &[above, &["$category"]].concat(), add),
        Shape::List(items) => items.iter().for_each(|item| keys(contract, item, above, add)),
        Shape::Slot(_) | Shape::Text(_) | Shape::Constant(_) => {}
    }
}

fn value<'c>(contract: &'c Contract, part: &'c Shape) -> Value<'c> {
    match part {
        Shape::Object(_) | Shape::Keyed(..) => Value::Object,
        Shape::List(_) => Value::List,
        Shape::Text(_) => Value::Text,
        Shape::Constant(_) => Value::Constant,
        Shape::Slot(slot) => Value::Slot(match &slot.value {
            Slot::Context(id) => &contract[*id].name,
            Slot::Param(name) => name,
            Slot::Field(id) => &contract[*id].param.name,
            built_in => Slot::BUILT_IN
                .iter()
                .find(|(_, known)| known == built_in)
                .map_or("", |(name, _)| name),
        }),
    }
}
