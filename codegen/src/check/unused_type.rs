//! A declared type that no param uses.

use std::collections::HashSet;

use crate::model::{Contract, Type, TypeId};
use crate::report::Report;
use crate::rule::{Needs, Rule, WARN, rule};

pub(super) static RULE: Rule = rule!("unused-type", WARN, Needs::Contract);

pub(super) fn check(contract: &Contract, report: &mut Report) {
    let members = contract.types.iter().filter_map(|def| def.definition.members()).flatten();
    let mut used = HashSet::new();
    let fields = contract.fields.iter().map(|field| &field.param);
    contract.params().chain(members).chain(fields).for_each(|param| collect(&param.ty, &mut used));
    for (at, def) in contract.types.iter().enumerate() {
        if !used.contains(&TypeId(at)) {
            let finding = RULE.at(def.name.span, format!("the type `{}` is never used", *def.name));
            report.push(finding.help("remove it, or use it for a param or a field"));
        }
    }
}

fn collect(ty: &Type, used: &mut HashSet<TypeId>) {
    match ty {
        Type::Named(id) => {
            used.insert(*id);
        }
        Type::List(inner) | Type::Map(inner) => collect(inner, used),
        _ => {}
    }
}
