//! A param that a code cannot carry.

use crate::model::{Contract, Definition, Param, Type};
use crate::report::Report;
use crate::rule::{FIXED, Rule, rule};

pub(super) static RULE: Rule = rule!("unsuitable-code-param", FIXED);

pub(super) fn check(contract: &Contract, report: &mut Report) {
    for error in &contract.errors {
        let case = error.case();
        for slot in case.code_params() {
            let param = &case[slot.id];
            if let Some((reason, help)) = unsuitable(contract, param) {
                let message = format!("a code cannot carry `{}`, which is {reason}", *param.name);
                let finding = RULE.at(slot.name.span, message);
                report.push(finding.also(param.span(), "declared here").help(help));
            }
        }
    }
}

/// The reason why a code cannot carry a param, and the help.
fn unsuitable(contract: &Contract, param: &Param) -> Option<(String, &'static str)> {
    let is_enumeration = |ty: &Type| match ty {
        Type::Named(id) => matches!(contract[*id].definition, Definition::Enumeration(_)),
        _ => false,
    };
    if param.optional {
        Some(("optional".to_owned(), "remove the `?` from its key, or declare a code without it"))
    } else if param.sensitive {
        Some(("sensitive".to_owned(), "codes are in every log: send the value elsewhere"))
    } else if matches!(param.ty, Type::Integer | Type::String) || is_enumeration(&param.ty) {
        None
    } else {
        let ty = format!("`{}`", param.ty.spelling(&contract.types));
        Some((ty, "a code can carry an integer, a string or a value of an enumeration"))
    }
}
