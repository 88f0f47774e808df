//! A declared type that nothing has.

use crate::check::uses;
use crate::check::{Check, Findings};
use crate::model::{Contract, Definition, Type};
use crate::rule::{Rule, WARN, rule};

static RULE: Rule = rule!("unused-type", WARN);
pub(super) static CHECK: Check = Check::contract(&RULE, check);

fn check(contract: &Contract, findings: &mut Findings<'_>) {
    let members = contract.types.iter().flat_map(|def| match &def.definition {
        Definition::Object(members) => members.as_slice(),
        Definition::Enumeration(_) => &[],
    });
    let used: Vec<&Type> = uses::params(contract).chain(members).map(|param| &param.ty).collect();
    for def in &contract.types {
        if !used.iter().any(|ty| names(ty, &def.name)) {
            let finding =
                RULE.at(def.name.span, format!("nothing has the type `{}`", def.name.value));
            findings.push(finding.help("remove it, or give it to a param"));
        }
    }
}

fn names(ty: &Type, name: &str) -> bool {
    match ty {
        Type::Named(named) => named == name,
        Type::List(inner) | Type::Map(inner) => names(inner, name),
        _ => false,
    }
}
