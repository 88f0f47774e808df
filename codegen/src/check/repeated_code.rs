//! An operation that lists a code twice.

use crate::check::{Check, Findings};
use crate::model::Contract;
use crate::rule::{Rule, WARN, rule};

static RULE: Rule = rule!("repeated-code", WARN);
pub(super) static CHECK: Check = Check::contract(&RULE, check);

fn check(contract: &Contract, findings: &mut Findings<'_>) {
    for operation in &contract.operations {
        for (at, code) in operation.errors.iter().enumerate() {
            let earlier = operation.errors[..at].iter().find(|other| ***other == **code);
            if let Some(first) = earlier {
                let message =
                    format!("`{}` lists `{}` twice", *operation.name, *contract[code.value].name);
                let finding = RULE.at(code.span, message).also(first.span, "first here");
                findings.push(finding.help("remove one of them"));
            }
        }
    }
}
