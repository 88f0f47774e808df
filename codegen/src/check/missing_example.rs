//! A required param without an example, so that the docs have to invent a value.

use crate::model::{Contract, Example, Param, ParamId, Type};
use crate::report::{Diagnostic, Report};
use crate::rule::{Rule, STRICT, rule};

pub(super) static RULE: Rule = rule!("missing-example", STRICT);

pub(super) fn check(contract: &Contract, report: &mut Report) {
    for param in contract.context.iter().filter(|param| lacks_example(contract, param)) {
        report.push(finding(param).help(long_form(contract, param)));
    }
    for (_, case) in contract.cases() {
        let is_given = |id: ParamId| {
            let given = |example: &Example| example.params.binary_search_by_key(&id, |it| it.0);
            case.examples.iter().any(|example| given(example).is_ok())
        };
        for id in case.param_ids().filter(|id| lacks_example(contract, &case[*id])) {
            if case.details.whole().is_none() {
                report.push(finding(&case[id]).help(long_form(contract, &case[id])));
            } else if !is_given(id) {
                // Details with a single value have no long form.
                let help = "write `examples: [{ params: { details: … } }]`";
                report.push(finding(&case[id]).help(help));
            }
        }
    }
}

fn finding(param: &Param) -> Diagnostic {
    RULE.at(param.span(), format!("`{}` has no example", param.name.value))
}

fn long_form(contract: &Contract, param: &Param) -> String {
    format!("write `{{ type: {}, example: … }}`", param.ty.spelling(&contract.types))
}

fn lacks_example(contract: &Contract, param: &Param) -> bool {
    !param.optional && !has_example(contract, param)
}

/// Whether the param has an example, or all of its members have one.
fn has_example(contract: &Contract, param: &Param) -> bool {
    let is_enumeration = |ty: &Type| match ty {
        Type::Named(id) => contract[*id].definition.values().is_some(),
        _ => false,
    };
    let of_members = |ty: &Type| {
        let members = ty.members(&contract.types).into_iter().flatten();
        let mut lacking =
            members.filter(|it| !it.optional && it.example.is_none() && !is_enumeration(&it.ty));
        matches!(ty, Type::Named(_)) && lacking.next().is_none()
    };
    param.example.is_some()
        || match &param.ty {
            Type::List(item) => of_members(item),
            ty => of_members(ty),
        }
}
