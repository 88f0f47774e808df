//! Codes that are sent as numbers beside codes that are sent as strings.

use crate::model::{Code, Contract, Error};
use crate::report::Report;
use crate::rule::{FIXED, Rule, rule};
use crate::wire::CodeKind;

pub(super) static RULE: Rule = rule!("mixed-code-kinds", FIXED);

pub(super) fn check(contract: &Contract, report: &mut Report) {
    let is_number = |error: &&Error| matches!(error.code.value, Code::Integer(_));
    let errors = || contract.errors.iter().filter(|error| !error.code.is_refused());
    let number = errors().find(is_number);
    let text = errors().find(|error| !is_number(error));
    let (Some(number), Some(text)) = (number, text) else { return aliases(contract, report) };
    let numbers = errors().filter(is_number).count();
    let (odd, usual, message, label) = if numbers * 2 < errors().count() {
        let message = format!("`{}` is sent as a number, and other codes as strings", *number.code);
        (number, text, message, "sent as a string")
    } else {
        let message = format!("`{}` is sent as a string, and other codes as numbers", *text.code);
        (text, number, message, "sent as a number")
    };
    let finding = RULE.at(odd.name.span, message).also(usual.name.span, label);
    report.push(finding.help("give every error of the contract a `code:` of one kind"));
}

/// Reports aliases of another kind than the codes: no client would read them.
fn aliases(contract: &Contract, report: &mut Report) {
    let kind = CodeKind::of(contract);
    for alias in contract.errors.iter().flat_map(|error| &error.aliases) {
        let (is, others, help) = match (&alias.value, kind) {
            (Code::Integer(_), CodeKind::Text) => ("number", "strings", "quote it"),
            (Code::Text(_), CodeKind::Integer) => ("string", "numbers", "write the number"),
            _ => continue,
        };
        let message = format!("`{}` is a {is}, and codes are sent as {others}", alias.value);
        report.push(RULE.at(alias.span, message).help(help));
    }
}
