//! A required param without an example: the docs can only show a made-up value.

use crate::check::uses;
use crate::check::{Check, Findings};
use crate::model::{Contract, Definition, Param, Type};
use crate::rule::{Rule, STRICT, rule};

static RULE: Rule = rule!("missing-example", STRICT);
pub(super) static CHECK: Check = Check::contract(&RULE, check);

fn check(contract: &Contract, findings: &mut Findings<'_>) {
    for param in uses::params(contract).filter(|param| !param.optional) {
        if !has_example(contract, param) {
            let finding = RULE.at(param.span(), format!("`{}` has no example", param.name.value));
            findings.push(finding.help(format!("write `{{ type: {}, example: … }}`", param.ty)));
        }
    }
}

/// Whether an example is given, or follows from those of the members.
fn has_example(contract: &Contract, param: &Param) -> bool {
    let of_members = |ty: &Type| match ty {
        Type::Named(name) => contract.type_def(name).is_some_and(|def| match &def.definition {
            Definition::Enumeration(_) => true,
            Definition::Object(members) => {
                members.iter().all(|member| member.optional || member.example.is_some())
            }
        }),
        _ => false,
    };
    param.example.is_some()
        || match &param.ty {
            Type::List(item) => of_members(item),
            ty => of_members(ty),
        }
}
