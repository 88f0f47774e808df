//! A code that does not follow the naming convention of its contract.

use crate::model::{Code, Contract};
use crate::name;
use crate::report::Report;
use crate::rule::{Rule, WARN, rule};

pub(super) static RULE: Rule = rule!("unconventional-code", WARN);

/// The maximum length of a code (Google AIP-193, `ErrorInfo.reason`).
const MAX_LENGTH: usize = 63;

/// A convention for codes: its name, the letters of a word, and the separator of words.
type Convention = (&'static str, fn(char) -> bool, &'static str);

const STYLES: [Convention; 5] = [
    ("UPPER_SNAKE_CASE", |letter| letter.is_ascii_uppercase() || letter.is_ascii_digit(), "_"),
    ("lower_snake_case", |letter| letter.is_ascii_lowercase() || letter.is_ascii_digit(), "_"),
    ("kebab-case", |letter| letter.is_ascii_lowercase() || letter.is_ascii_digit(), "-"),
    (
        "dotted.case",
        |letter| letter.is_ascii_lowercase() || letter.is_ascii_digit() || letter == '_',
        ".",
    ),
    ("camelCase", |letter| letter.is_ascii_alphanumeric(), ""),
];

pub(super) fn check(contract: &Contract, report: &mut Report) {
    let codes: Vec<_> = contract
        .errors
        .iter()
        // Values are no part of a convention, and `lone-brace` reports the other braces.
        .filter(|error| !error.code.to_string().contains(['{', '}']))
        .filter_map(|error| match &error.code.value {
            // Numeric strings are a convention, too.
            Code::Text(code) if code.parse::<i64>().is_ok() => None,
            // A name that is not an identifier is reported by another rule.
            Code::Text(code) => name::is_identifier(&name::type_name(&error.name))
                .then_some((code.as_str(), error.name.span)),
            Code::Integer(_) => None,
        })
        .collect();
    let counts = STYLES.map(|style| codes.iter().filter(|(code, _)| fits(code, &style)).count());
    let most = counts.iter().copied().max().unwrap_or_default();
    // A style is a convention only if most codes follow it.
    let style = counts.iter().position(|count| *count == most && 2 * most > codes.len());
    let style = style.map(|at| &STYLES[at]);
    for (code, span) in codes {
        if code.chars().count() > MAX_LENGTH {
            let length = code.chars().count();
            let message = format!("this code has {length} characters, more than {MAX_LENGTH}");
            report.push(RULE.at(span, message).help("move the rest to the title"));
        } else if !STYLES.iter().any(|style| fits(code, style)) {
            let finding = RULE.at(span, format!("`{code}` does not follow a usual convention"));
            let help = "use UPPER_SNAKE_CASE, lower_snake_case, kebab-case or camelCase";
            report.push(finding.help(help));
        } else if let Some(style) = style.filter(|style| !fits(code, style)) {
            let finding = RULE.at(span, format!("`{code}` is not {}", style.0));
            let help = format!("{most} of the contract's {} codes are", contract.errors.len());
            report.push(finding.help(help));
        }
    }
}

fn fits(code: &str, (_, is_letter, separator): &Convention) -> bool {
    let starts_well = code.starts_with(|first: char| first.is_ascii_alphabetic());
    let is_word = |word: &str| !word.is_empty() && word.chars().all(is_letter);
    starts_well
        && if separator.is_empty() { is_word(code) } else { code.split(separator).all(is_word) }
}
