//! A remedy for people that contradicts the retry rule for programs.

use crate::model::{Action, Contract, When};
use crate::report::Report;
use crate::rule::{Rule, WARN, rule};
use crate::source::Spanned;

pub(super) static RULE: Rule = rule!("contradictory-remedy", WARN);

pub(super) fn check(contract: &Contract, report: &mut Report) {
    for (_, case) in contract.cases() {
        if let (Some(action), Some(when)) = (case.action(), *case.retry.when)
            && let Some(message) = contradiction(action, when)
        {
            let finding = RULE.at(action.span, message);
            let help = "the actions `wait` and `retry` go with `retry: always` or `if_idempotent`";
            let finding = finding.help(help);
            report.push(match case.retry.when.span() {
                Some(span) => finding.also(span, "the retry rule"),
                None => finding,
            });
        }
    }
}

fn contradiction(action: &Spanned<Action>, when: When) -> Option<&'static str> {
    match (action.value, when) {
        (Action::Wait | Action::Retry, When::Never) => {
            Some("the remedy is to try again, but the retry rule is `never`")
        }
        (
            Action::FixRequest
            | Action::Authenticate
            | Action::ReplaceCredentials
            | Action::RequestAccess
            | Action::Pay
            | Action::Upgrade,
            When::Always,
        ) => Some("the retry rule is `always`, but the remedy is to change something first"),
        _ => None,
    }
}
