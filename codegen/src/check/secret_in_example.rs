//! An example that looks like a real key.

use crate::check::{Check, Findings};
use crate::model::{Contract, Literal, Shape};
use crate::rule::{DENY, Rule, rule};
use crate::source::Span;

static RULE: Rule = rule!("secret-in-example", DENY);
pub(super) static CHECK: Check = Check::contract(&RULE, check);

/// The key prefixes of well-known services, and the minimum number of letters after each prefix.
const KEYS: [(&str, usize, &str); 16] = [
    ("AKIA", 16, "an AWS access key"),
    ("ASIA", 16, "an AWS access key"),
    ("AIza", 35, "a Google API key"),
    ("ghp_", 30, "a GitHub token"),
    ("gho_", 30, "a GitHub token"),
    ("ghs_", 30, "a GitHub token"),
    ("github_pat_", 40, "a GitHub token"),
    ("glpat-", 20, "a GitLab token"),
    ("npm_", 30, "an npm token"),
    ("rk_live_", 16, "a Stripe key"),
    ("sk_live_", 16, "a Stripe key"),
    ("sk-ant-", 20, "an Anthropic key"),
    ("sk-proj-", 20, "an OpenAI key"),
    ("xoxb-", 20, "a Slack token"),
    ("xoxp-", 20, "a Slack token"),
    ("SG.", 40, "a SendGrid key"),
];

fn check(contract: &Contract, findings: &mut Findings<'_>) {
    let of_types = contract.types.iter().filter_map(|def| def.definition.members()).flatten();
    let declared = contract.params().chain(of_types).filter_map(|param| param.example.as_ref());
    let examples = contract.cases().flat_map(|(_, case)| &case.examples);
    let shown = examples.flat_map(|example| {
        let params = example.params.iter().map(|(_, value)| value);
        params.chain(example.context.iter().map(|(_, value)| value))
    });
    let constants = contract.envelope.parts().into_iter().filter_map(|part| match part {
        Shape::Constant(value) => Some(value),
        _ => None,
    });
    for value in declared.chain(shown) {
        report(value, value.span, findings);
    }
    for value in constants {
        report(value, contract.envelope.span, findings);
    }
}

fn report(value: &Literal, span: Span, findings: &mut Findings<'_>) {
    if let Some(what) = texts(value).into_iter().find_map(secret) {
        let finding = RULE.at(span, format!("this example looks like {what}"));
        findings.push(finding.help("use one that is clearly made up, such as `key_123`"));
    }
}

fn texts(value: &Literal) -> Vec<&str> {
    match value {
        Literal::Text(text) => vec![text],
        Literal::List(items) => items.iter().flat_map(texts).collect(),
        Literal::Map(members) => members.iter().flat_map(|(_, value)| texts(value)).collect(),
        Literal::Null | Literal::Boolean(_) | Literal::Integer(_) | Literal::Number(_) => {
            Vec::new()
        }
    }
}

/// The kind of secret that a string looks like.
fn secret(text: &str) -> Option<&'static str> {
    let is_letter =
        |letter: char| letter.is_ascii_alphanumeric() || matches!(letter, '_' | '-' | '.');
    let key = KEYS.iter().find(|(prefix, length, _)| {
        text.match_indices(prefix).any(|(at, _)| {
            let starts_word = !text[..at].ends_with(is_letter);
            let follows =
                text[at + prefix.len()..].chars().take_while(|letter| is_letter(*letter)).count();
            starts_word && follows >= *length
        })
    });
    if let Some((_, _, what)) = key {
        return Some(what);
    }
    if text.contains("-----BEGIN") && text.contains("PRIVATE KEY-----") {
        return Some("a private key");
    }
    let is_token = |part: &str| {
        let mut parts = part.split('.');
        let long = |part: Option<&str>| part.is_some_and(|part| part.len() >= 16);
        part.starts_with("eyJ") && long(parts.next()) && long(parts.next()) && long(parts.next())
    };
    text.split_whitespace().any(is_token).then_some("a signed token (JWT)")
}
