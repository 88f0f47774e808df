//! A type that contains itself, so that its values would be infinite.

use crate::model::{Contract, Type, TypeId};
use crate::report::Report;
use crate::rule::{FIXED, Rule, rule};

pub(super) static RULE: Rule = rule!("endless-type", FIXED);

pub(super) fn check(contract: &Contract, report: &mut Report) {
    let mut told: Vec<TypeId> = Vec::new();
    for start in (0..contract.types.len()).map(TypeId) {
        if told.contains(&start) {
            continue;
        }
        if let Some(path) = way_back(contract, start, start, &mut vec![start]) {
            let name = &contract[start].name;
            let names: Vec<&str> = path.iter().map(|id| contract[*id].name.as_str()).collect();
            let way = names.join(" → ");
            let finding =
                RULE.at(name.span, format!("the type `{0}` contains itself: {way} → {0}", **name));
            report.push(finding.help("use `list<…>` of the type, which can be empty"));
            told.extend(path);
        }
    }
}

fn way_back(
    contract: &Contract,
    goal: TypeId,
    from: TypeId,
    path: &mut Vec<TypeId>,
) -> Option<Vec<TypeId>> {
    let members = contract[from].definition.members()?;
    members.iter().find_map(|member| {
        let Type::Named(next) = member.ty else { return None };
        if next == goal {
            return Some(path.clone());
        }
        if path.contains(&next) {
            return None;
        }
        path.push(next);
        let found = way_back(contract, goal, next, path);
        path.pop();
        found
    })
}
