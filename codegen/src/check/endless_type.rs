//! A type that contains itself: no value of it could ever end.

use crate::check::{Check, Findings};
use crate::model::{Contract, Definition, Type, TypeDef};
use crate::rule::{FIXED, Rule, rule};

static RULE: Rule = rule!("endless-type", FIXED);
pub(super) static CHECK: Check = Check::contract(&RULE, check);

fn check(contract: &Contract, findings: &mut Findings<'_>) {
    let mut told: Vec<&str> = Vec::new();
    for def in &contract.types {
        if told.contains(&def.name.as_str()) {
            continue;
        }
        if let Some(path) = way_back(contract, def, def, &mut vec![&def.name]) {
            let way = path.join(" → ");
            let name = &def.name.value;
            told.extend(path);
            let finding = RULE
                .at(def.name.span, format!("the type `{name}` contains itself: {way} → {name}"));
            findings.push(finding.help("`list<…>` of the type can be empty, and so can end"));
        }
    }
}

fn way_back<'c>(
    contract: &'c Contract,
    goal: &TypeDef,
    from: &'c TypeDef,
    path: &mut Vec<&'c str>,
) -> Option<Vec<&'c str>> {
    let Definition::Object(members) = &from.definition else { return None };
    members.iter().find_map(|member| {
        let Type::Named(name) = &member.ty else { return None };
        if *name == goal.name.value {
            return Some(path.clone());
        }
        let next = contract.type_def(name)?;
        if path.contains(&name.as_str()) {
            return None;
        }
        path.push(name);
        let found = way_back(contract, goal, next, path);
        path.pop();
        found
    })
}
