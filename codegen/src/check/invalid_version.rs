//! Not a semantic version (Semantic Versioning 2.0.0).

use crate::model::Contract;
use crate::report::Report;
use crate::rule::{DENY, Rule, rule};

pub(super) static RULE: Rule = rule!("invalid-version", DENY);

pub(super) fn check(contract: &Contract, report: &mut Report) {
    let lives = || contract.errors.iter().map(|error| &error.lifecycle);
    let added = lives().filter_map(|life| life.since.as_ref());
    let deprecated = lives().filter_map(|life| life.deprecated.as_ref()).map(|gone| &gone.since);
    let removed = contract.removed.iter().map(|gone| &gone.since);
    let versions = std::iter::once(&contract.version).chain(added).chain(deprecated).chain(removed);
    for version in versions {
        if !is_semantic(version) {
            let finding =
                RULE.at(version.span, format!("`{}` is not a semantic version", version.value));
            report.push(finding.help("three numbers, such as `1.4.0`"));
        }
    }
}

fn is_semantic(version: &str) -> bool {
    let core = version.split(['-', '+']).next().unwrap_or_default();
    let is_number = |part: &str| {
        part == "0" || part.bytes().all(|byte| byte.is_ascii_digit()) && !part.starts_with('0')
    };
    let rest = &version[core.len()..];
    let numbers: Vec<&str> = core.split('.').collect();
    numbers.len() == 3
        && numbers.iter().all(|part| !part.is_empty() && is_number(part))
        && rest.bytes().all(|byte| byte.is_ascii_alphanumeric() || b".-+".contains(&byte))
        && !rest.ends_with(['-', '+', '.'])
}

#[cfg(test)]
mod tests {
    use super::is_semantic;

    #[test]
    fn versions() {
        for good in ["0.0.0", "1.4.0", "1.0.0-rc.1", "1.0.0+build.5"] {
            assert!(is_semantic(good), "{good}");
        }
        for bad in ["1", "1.0", "v1.0.0", "1.0.0.0", "01.0.0", "1.0.x", "1.0.0-", ""] {
            assert!(!is_semantic(bad), "{bad}");
        }
    }
}
