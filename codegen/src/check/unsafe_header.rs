//! A response header with an invalid name or value, or one that belongs to the connection (RFC 9110, sections 5.6.2 and 7.6.1).

use crate::model::{Contract, Header, Piece, Template};
use crate::report::Report;
use crate::rule::{FIXED, Rule, rule};
use crate::source::Spanned;

pub(super) static RULE: Rule = rule!("unsafe-header", FIXED);

/// Headers that the server's HTTP library writes itself.
const RESERVED: [&str; 6] =
    ["connection", "content-length", "date", "te", "transfer-encoding", "upgrade"];

pub(super) fn check(contract: &Contract, report: &mut Report) {
    for (_, case) in contract.cases() {
        for Header { name, value } in case.headers.iter() {
            look(name, report);
            look_at_value(value, report);
        }
        for name in case.retry.after.iter().filter_map(|source| source.header.as_ref()) {
            look(name, report);
        }
    }
}

/// A line break would end the header (RFC 9110, section 5.5).
fn look_at_value(value: &Template, report: &mut Report) {
    let fixed = value.pieces.iter().filter_map(|piece| match piece {
        Piece::Text(text) => Some(text),
        Piece::Slot(_) => None,
    });
    if fixed.flat_map(|text| text.chars()).any(|letter| !matches!(letter, ' '..='~' | '\t')) {
        let finding = RULE.at(value.span, "a header cannot contain this value");
        report.push(finding.help("the value of a header is one line of ASCII"));
    }
}

fn look(name: &Spanned<String>, report: &mut Report) {
    let is_token = |byte: u8| byte.is_ascii_alphanumeric() || b"!#$%&'*+-.^_`|~".contains(&byte);
    if !name.bytes().all(is_token) {
        let finding = RULE.at(name.span, format!("`{}` cannot be the name of a header", **name));
        report.push(finding.help("letters, digits and `-`, such as `X-RateLimit-Reset`"));
    } else if RESERVED.contains(&name.to_lowercase().as_str()) {
        let finding = RULE.at(name.span, format!("`{}` is set by the server itself", name.value));
        report.push(finding.help("remove it: the HTTP library sets it for each response"));
    }
}
