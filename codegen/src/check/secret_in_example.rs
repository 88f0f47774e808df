//! An example, or another text that is published, that looks like a real key.

use std::collections::HashSet;

use crate::model::{Case, Contract, Definition, Literal, Piece, Shape, Template};
use crate::report::Report;
use crate::rule::{DENY, Rule, rule};
use crate::source::Span;

pub(super) static RULE: Rule = rule!("secret-in-example", DENY);

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

pub(super) fn check(contract: &Contract, report: &mut Report) {
    let of_types = contract.types.iter().filter_map(|def| def.definition.members()).flatten();
    let declared = contract.params().chain(of_types).filter_map(|param| param.example.as_ref());
    let examples = contract.cases().flat_map(|(_, case)| &case.examples);
    let shown = examples.flat_map(|example| {
        let params = example.params.iter().map(|(_, value)| value);
        params.chain(example.context.iter().map(|(_, value)| value))
    });
    for value in declared.chain(shown) {
        look("example", texts(value), value.span, report);
    }
    let parts = contract.envelope.parts();
    let of_envelope = parts.iter().flat_map(|part| of_shape(part)).collect();
    look("envelope", of_envelope, contract.envelope.span, report);
    for def in &contract.types {
        if let Definition::Enumeration(values) = &def.definition {
            values.iter().for_each(|value| look("value", vec![value], value.span, report));
        }
    }
    // Conditions inherit texts: the same place is reported once.
    let mut seen = HashSet::new();
    for (text, span) in contract.cases().flat_map(|(_, case)| of_case(case)) {
        if seen.insert(span) {
            look("text", vec![&text], span, report);
        }
    }
}

fn look(kind: &str, texts: Vec<&str>, span: Span, report: &mut Report) {
    if let Some(what) = texts.into_iter().find_map(secret) {
        let finding = RULE.at(span, format!("this {kind} looks like {what}"));
        report.push(finding.help("use one that is clearly made up, such as `key_123`"));
    }
}

/// The texts of a part of the envelope.
fn of_shape(shape: &Shape) -> Vec<&str> {
    match shape {
        Shape::Constant(value) => texts(value),
        Shape::Text(template) => {
            let texts = template.pieces.iter().filter_map(|piece| match piece {
                Piece::Text(text) => Some(text.as_str()),
                Piece::Slot(_) => None,
            });
            texts.collect()
        }
        Shape::Object(_) | Shape::Keyed(..) | Shape::List(_) | Shape::Slot(_) => Vec::new(),
    }
}

/// The texts that a case sends or shows to users, with their places.
fn of_case(case: &Case) -> Vec<(String, Span)> {
    fn text<S>(template: &Template<S>) -> (String, Span) {
        (template.render(|_| "{}".to_owned()), template.span)
    }
    let remedy = case.remedy.iter().flat_map(|remedy| {
        let link = remedy.link.as_ref().map(text);
        let place = case.remedy.span().unwrap_or(case.name.span);
        [(remedy.text.to_string(), place)].into_iter().chain(link)
    });
    let user_message = case.user_message.iter().map(text);
    let headers = case.headers.iter().map(|header| text(&header.value));
    [text(&case.message)].into_iter().chain(remedy).chain(user_message).chain(headers).collect()
}

fn texts(value: &Literal) -> Vec<&str> {
    match value {
        Literal::Text(text) => vec![text],
        Literal::List(items) => items.iter().flat_map(texts).collect(),
        Literal::Map(members) => members
            .iter()
            .flat_map(|(key, value)| [key.as_str()].into_iter().chain(texts(value)))
            .collect(),
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
            let follows = text[at + prefix.len()..].chars().take(*length);
            starts_word && follows.take_while(|letter| is_letter(*letter)).count() == *length
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
    text.split(|letter: char| letter.is_whitespace() || "=:,;\"'".contains(letter))
        .any(is_token)
        .then_some("a signed token (JWT)")
}
