//! A response header that is no header, or that belongs to the connection (RFC 9110, sections 5.6.2 and 7.6.1).

use crate::check::{Check, Findings};
use crate::model::{Contract, Header};
use crate::rule::{FIXED, Rule, rule};
use crate::source::Spanned;

static RULE: Rule = rule!("unsafe-header", FIXED);
pub(super) static CHECK: Check = Check::contract(&RULE, check);

/// Headers that the server's HTTP library writes itself.
const RESERVED: [&str; 6] =
    ["connection", "content-length", "date", "te", "transfer-encoding", "upgrade"];

fn check(contract: &Contract, findings: &mut Findings<'_>) {
    for error in &contract.errors {
        let headers = error
            .headers
            .iter()
            .chain(error.conditions.iter().flat_map(|condition| &condition.headers));
        for Header { name, .. } in headers {
            look(name, findings);
        }
        for name in error.retry.after.iter().filter_map(|source| source.header.as_ref()) {
            look(name, findings);
        }
    }
}

fn look(name: &Spanned<String>, findings: &mut Findings<'_>) {
    let is_token = |byte: u8| byte.is_ascii_alphanumeric() || b"!#$%&'*+-.^_`|~".contains(&byte);
    if !name.bytes().all(is_token) {
        findings
            .push(RULE.at(name.span, format!("`{}` cannot be the name of a header", name.value)));
    } else if RESERVED.contains(&name.to_lowercase().as_str()) {
        let finding =
            RULE.at(name.span, format!("`{}` is for the server itself to send", name.value));
        findings.push(finding.help("remove it: the HTTP library writes it for each response"));
    }
}
