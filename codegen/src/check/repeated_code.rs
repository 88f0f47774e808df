//! An operation that lists a code twice.

use crate::model::Contract;
use crate::report::Report;
use crate::rule::{Rule, WARN, rule};

pub(super) static RULE: Rule = rule!("repeated-code", WARN);

pub(super) fn check(contract: &Contract, report: &mut Report) {
    for operation in &contract.operations {
        for (at, code) in operation.errors.iter().enumerate() {
            let earlier = operation.errors[..at].iter().find(|other| ***other == **code);
            if let Some(first) = earlier {
                let message =
                    format!("`{}` lists `{}` twice", *operation.name, *contract[code.value].name);
                let finding = RULE.at(code.span, message).also(first.span, "first here");
                report.push(finding.help("remove one of them"));
            }
        }
    }
}
