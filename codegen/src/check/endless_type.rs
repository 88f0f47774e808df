//! A type that contains itself, so that its values would be infinite.

use crate::check::cycle::{cycles, words};
use crate::model::{Contract, Type, TypeId};
use crate::report::Report;
use crate::rule::{FIXED, Rule, rule};

pub(super) static RULE: Rule = rule!("endless-type", FIXED);

pub(super) fn check(contract: &Contract, report: &mut Report) {
    let name = |at: usize| &contract[TypeId(at)].name;
    let contained: Vec<_> = (0..contract.types.len()).map(|at| contained(contract, at)).collect();
    cycles(&contained, |cycle| {
        let (name, way) = (name(cycle[0]), words(cycle, |at| name(at).as_str()));
        let finding = RULE.at(name.span, format!("the type `{}` contains itself: {way}", **name));
        report.push(
            finding
                .help("make one of the members optional (`key?`), or a list, which can be empty"),
        );
    });
}

/// The types of the required members of a type.
fn contained(contract: &Contract, at: usize) -> Vec<usize> {
    let members = contract[TypeId(at)].definition.members().unwrap_or_default();
    let required = members.iter().filter(|member| !member.optional);
    let named = required.filter_map(|member| match member.ty {
        Type::Named(id) => Some(id.0),
        _ => None,
    });
    named.collect()
}
