//! A remedy for people that contradicts the retry rule for programs.

use crate::model::{Action, Contract, Remedy, Retry, When};
use crate::report::Report;
use crate::rule::{Rule, WARN, rule};

pub(super) static RULE: Rule = rule!("contradictory-remedy", WARN);

pub(super) fn check(contract: &Contract, report: &mut Report) {
    for (_, case) in contract.cases() {
        if let Some(remedy) = &case.remedy.value
            && !case.retry.when.is_refused()
        {
            compare(remedy, &case.retry, report);
        }
    }
}

fn compare(remedy: &Remedy, retry: &Retry, report: &mut Report) {
    let message = match (remedy.action.value, retry.when.value) {
        (Action::Wait | Action::Retry, When::Never) => {
            "the remedy is to try again, but the retry rule is `never`"
        }
        (
            Action::FixRequest
            | Action::Authenticate
            | Action::ReplaceCredentials
            | Action::RequestAccess
            | Action::Pay
            | Action::Upgrade,
            When::Always,
        ) => "the retry rule is `always`, but the remedy is to change something first",
        _ => return,
    };
    let finding = RULE.at(remedy.action.span, message);
    let finding =
        finding.help("the actions `wait` and `retry` go with `retry: always` or `if_idempotent`");
    report.push(match retry.when.span() {
        Some(span) => finding.also(span, "the retry rule"),
        None => finding.help("without a retry rule, a client must not retry"),
    });
}
