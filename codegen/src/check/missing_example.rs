//! A required param without an example: the docs can only show a made-up value.

use crate::check::uses;
use crate::check::{Check, Findings};
use crate::model::{Contract, Definition, Param, Type};
use crate::report::Diagnostic;
use crate::rule::{Rule, STRICT, rule};

static RULE: Rule = rule!("missing-example", STRICT);
pub(super) static CHECK: Check = Check::contract(&RULE, check);

fn check(contract: &Contract, findings: &mut Findings<'_>) {
    for param in contract.context.iter().filter(|param| lacks_example(contract, param)) {
        findings.push(finding(param).help(long_form(param)));
    }
    for error in &contract.errors {
        let is_given = |param: &Param| {
            let mut given = error.examples.iter().flat_map(|example| &example.params);
            given.any(|(name, _)| *name == param.name.value)
        };
        for param in uses::all_params(error).filter(|param| lacks_example(contract, param)) {
            if error.details.whole().is_none() {
                findings.push(finding(param).help(long_form(param)));
            } else if !is_given(param) {
                // Details that are one value have no long form.
                findings
                    .push(finding(param).help("write `examples: [{ params: { details: … } }]`"));
            }
        }
    }
}

fn finding(param: &Param) -> Diagnostic {
    RULE.at(param.span(), format!("`{}` has no example", param.name.value))
}

fn long_form(param: &Param) -> String {
    format!("write `{{ type: {}, example: … }}`", param.ty)
}

fn lacks_example(contract: &Contract, param: &Param) -> bool {
    !param.optional && !has_example(contract, param)
}

/// Whether an example is given, or follows from those of the members.
fn has_example(contract: &Contract, param: &Param) -> bool {
    let of_members = |ty: &Type| match ty {
        Type::Named(name) => contract.type_def(name).is_some_and(|def| match &def.definition {
            Definition::Enumeration(_) => true,
            Definition::Object(members) => {
                let is_enumeration = |member: &Param| match &member.ty {
                    Type::Named(name) => contract
                        .type_def(name)
                        .is_some_and(|def| matches!(def.definition, Definition::Enumeration(_))),
                    _ => false,
                };
                members.iter().all(|member| {
                    member.optional || member.example.is_some() || is_enumeration(member)
                })
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
