//! An operation that lists a code twice.

use std::collections::HashMap;

use crate::model::Contract;
use crate::report::Report;
use crate::rule::{Rule, WARN, rule};

pub(super) static RULE: Rule = rule!("repeated-code", WARN);

pub(super) fn check(contract: &Contract, report: &mut Report) {
    for operation in &contract.operations {
        let mut seen = HashMap::new();
        for code in &operation.errors {
            let first = *seen.entry(code.value).or_insert(code.span);
            if first != code.span {
                let message =
                    format!("`{}` lists `{}` twice", *operation.name, *contract[code.value].name);
                let finding = RULE.at(code.span, message).also(first, "first here");
                report.push(finding.help("remove one of them"));
            }
        }
    }
}
