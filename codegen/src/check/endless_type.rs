//! A type that contains itself, so that its values would be infinite.

use crate::check::cycle::{cycles, words};
use crate::model::{Contract, TypeDef, TypeId};
use crate::report::Report;
use crate::rule::{FIXED, Rule, rule};

pub(super) static RULE: Rule = rule!("endless-type", FIXED);

pub(super) fn check(contract: &Contract, report: &mut Report) {
    let name = |at: usize| &contract[TypeId(at)].name;
    let required = |def: &TypeDef| {
        let parts = def.definition.parts();
        parts.filter(|(member, _)| !member.optional).map(|(_, id)| id.0).collect()
    };
    let contained: Vec<_> = contract.types.iter().map(required).collect();
    cycles(&contained, |cycle| {
        let (name, way) = (name(cycle[0]), words(cycle, |at| name(at).as_str()));
        let finding = RULE.at(name.span, format!("the type `{}` contains itself: {way}", **name));
        report.push(
            finding
                .help("make one of the members optional (`key?`), or a list, which can be empty"),
        );
    });
}
