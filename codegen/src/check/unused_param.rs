//! A param that no message, header or body shows.

use std::collections::HashSet;

use crate::check::uses;
use crate::model::{Case, Contract, Error, Param, ParamId, Slot};
use crate::report::Report;
use crate::rule::{Needs, Rule, WARN, rule};

pub(super) static RULE: Rule = rule!("unused-param", WARN, Needs::Contract);

pub(super) fn check(contract: &Contract, report: &mut Report) {
    let slots = contract.envelope.slots().into_iter().filter_map(|slot| match &slot.value {
        Slot::Param(name) => Some(name.as_str()),
        Slot::Context(id) => Some(contract[*id].name.as_str()),
        _ => None,
    });
    let shown: HashSet<&str> = slots.collect();
    let in_body = |name: &str| shown.contains(name);
    for error in contract.errors.iter().filter(|error| is_readable(error)) {
        for (case, param) in unused(error).filter(|(_, param)| !in_body(&param.name)) {
            let (name, owner) = (&param.name.value, &case.name.value);
            let finding =
                RULE.at(param.span(), format!("the param `{name}` of `{owner}` is never used"));
            report.push(finding.help(
                "use it in a message or a header, or move it to `details`, which are always sent",
            ));
        }
    }
    for param in &contract.context {
        if Slot::built_in(&param.name).is_none() && !in_body(&param.name) {
            let finding = RULE.at(param.span(), format!("`{}` is never used", param.name.value));
            report.push(finding.help("add its slot to the envelope"));
        }
    }
}

/// Whether every template that could use a param was read without errors.
fn is_readable(error: &Error) -> bool {
    let is_readable = |case: &Case| {
        !(case.message.is_refused()
            || case.user_message.is_refused()
            || case.headers.is_refused()
            || case.remedy.is_refused()
            || case.retry.after.is_refused())
    };
    !error.cases.is_refused() && error.cases.iter().all(is_readable)
}

/// The args that no template uses, neither of the case that declares them nor of its conditions.
fn unused(error: &Error) -> impl Iterator<Item = (&Case, &Param)> {
    let inherited = error.case().args.len();
    error.cases.iter().enumerate().flat_map(move |(at, case)| {
        // A condition repeats the args of its error.
        let (start, users) =
            if at == 0 { (0, &error.cases[..]) } else { (inherited, std::slice::from_ref(case)) };
        let used: HashSet<ParamId> = users.iter().flat_map(uses::taken).collect();
        let args = (start..case.args.len()).filter(move |arg| !used.contains(&ParamId::Arg(*arg)));
        args.map(move |arg| (case, &case.args[arg]))
    })
}
