//! A remedy that says one thing to people while the retry rule says another to programs.

use crate::check::{Check, Findings};
use crate::model::{Action, Contract, Remedy, Retry, When};
use crate::rule::{Rule, WARN, rule};

static RULE: Rule = rule!("contradictory-remedy", WARN);
pub(super) static CHECK: Check = Check::contract(&RULE, check);

fn check(contract: &Contract, findings: &mut Findings<'_>) {
    for error in &contract.errors {
        let conditions =
            error.conditions.iter().map(|condition| (&condition.remedy, &condition.retry));
        for (remedy, retry) in std::iter::once((&error.remedy, &error.retry)).chain(conditions) {
            if let Some(remedy) = remedy
                && !error.refused.contains("when")
            {
                compare(remedy, retry, findings);
            }
        }
    }
}

fn compare(remedy: &Remedy, retry: &Retry, findings: &mut Findings<'_>) {
    let message = match (remedy.action.value, retry.when) {
        (Action::Wait | Action::Retry, When::Never) => {
            "the remedy is to try again, and a program is told never to"
        }
        (
            Action::FixRequest
            | Action::Authenticate
            | Action::ReplaceCredentials
            | Action::RequestAccess
            | Action::Pay
            | Action::Upgrade,
            When::Always,
        ) => "a program is told to try again, and the remedy is to change something first",
        _ => return,
    };
    let finding = RULE.at(remedy.action.span, message);
    let finding =
        finding.help("the actions `wait` and `retry` go with `retry: always` or `if_idempotent`");
    findings.push(match retry.said {
        Some(said) => finding.also(said, "the retry rule"),
        None => finding.help("nothing says whether a client may try again, so it may not"),
    });
}
