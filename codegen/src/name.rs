//! Case conversions and keywords.
//!
//! Every identifier is created here, so that the checks can find names that clash in a target.

use heck::{ToKebabCase, ToLowerCamelCase, ToSnakeCase, ToUpperCamelCase};

/// Words that are written in capitals.
const ACRONYMS: [&str; 24] = [
    "2FA", "AI", "API", "CPU", "CSV", "DNS", "GPU", "HTML", "HTTP", "HTTPS", "ID", "IP", "JSON",
    "JWT", "MFA", "OTP", "PDF", "SDK", "SQL", "SSL", "TLS", "URL", "UUID", "XML",
];

/// The longest name that gets a suggestion: comparing two names takes time quadratic in their length.
const MAX_MISSPELT: usize = 64;
/// The number of candidates that are compared with a name letter by letter; as many again if they share a half with it.
const MAX_COMPARED: usize = 64;

/// `InsufficientCredits`: a type or a variant.
pub(crate) fn type_name(name: &str) -> String {
    name.to_upper_camel_case()
}

/// `insufficient_credits`: a function, a field or a module.
pub(crate) fn value_name(name: &str) -> String {
    name.to_snake_case()
}

/// `insufficientCredits`: a member or a function in JavaScript.
pub(crate) fn camel(name: &str) -> String {
    name.to_lower_camel_case()
}

/// `insufficient-credits`: a page or an anchor.
pub(crate) fn slug(name: &str) -> String {
    name.to_kebab_case()
}

/// `Invalid API key`: a title made of a name.
pub(crate) fn words(name: &str) -> String {
    let name = name.to_snake_case();
    let spoken = name.split('_').enumerate().map(|(at, word)| {
        let upper = word.to_uppercase();
        if ACRONYMS.contains(&upper.as_str()) {
            return upper;
        }
        let mut letters = word.chars();
        match letters.next() {
            Some(first) if at == 0 => first.to_uppercase().collect::<String>() + letters.as_str(),
            _ => word.to_owned(),
        }
    });
    spoken.collect::<Vec<_>>().join(" ")
}

/// Returns the candidate that was probably meant: the equal one, or the one that differs in case, or else the nearest.
///
/// In a long list not every candidate is compared letter by letter, to bound the cost of thousands of mistakes.
pub fn did_you_mean<'a>(
    written: &str,
    candidates: impl IntoIterator<Item = &'a str>,
) -> Option<&'a str> {
    let length = written.chars().count();
    let lower = if length > MAX_MISSPELT { String::new() } else { written.to_lowercase() };
    let mut nearest: Option<(usize, &str)> = None;
    let mut left = 2 * MAX_COMPARED;
    for candidate in candidates {
        if candidate == written {
            return Some(candidate);
        }
        if left == 0 || left <= MAX_COMPARED && !shares_half(written, candidate) {
            continue;
        }
        let Some(allowed) = allowed_distance(length, candidate.chars().count()) else { continue };
        left -= 1;
        let distance = strsim::osa_distance(&lower, &candidate.to_lowercase());
        if distance <= allowed && nearest.is_none_or(|(least, _)| distance < least) {
            nearest = Some((distance, candidate));
        }
        if left < MAX_COMPARED && nearest.is_some_and(|(least, _)| least <= 1) {
            left = 0;
        }
    }
    nearest.map(|(_, candidate)| candidate)
}

/// The number of letters that may be wrong; `None` if a candidate of that length cannot be meant.
///
/// It is less than half of the name, so that `A` is never suggested for `B`.
fn allowed_distance(written: usize, candidate: usize) -> Option<usize> {
    let allowed = (written.max(candidate) / 3).max(1).min(written.saturating_sub(1) / 2);
    (written <= MAX_MISSPELT && written.abs_diff(candidate) <= allowed).then_some(allowed)
}

/// Whether the candidate starts or ends with a half of the name: a single mistake leaves the other half intact.
fn shares_half(written: &str, candidate: &str) -> bool {
    let (start, end) = written.as_bytes().split_at(written.len() / 2);
    candidate.as_bytes().starts_with(start) || candidate.as_bytes().ends_with(end)
}

/// Whether Windows takes the name of a file, whatever its extension, for a device.
pub(crate) fn is_device(name: &str) -> bool {
    let stem = name.split('.').next().unwrap_or_default().trim_end().to_lowercase();
    let is_numbered = |prefix| {
        let number = stem.strip_prefix(prefix).and_then(|number| number.chars().next());
        stem.chars().count() == 4 && number.is_some_and(|number| "123456789¹²³".contains(number))
    };
    matches!(stem.as_str(), "con" | "prn" | "aux" | "nul" | "conin$" | "conout$")
        || is_numbered("com")
        || is_numbered("lpt")
}

/// Whether a converted name is an identifier.
pub(crate) fn is_identifier(name: &str) -> bool {
    let mut letters = name.chars();
    letters.next().is_some_and(|first| first.is_ascii_alphabetic() || first == '_')
        && letters.all(|letter| letter.is_ascii_alphanumeric() || letter == '_')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn acronyms_keep_their_capitals() {
        assert_eq!(words("INVALID_API_KEY"), "Invalid API key");
        assert_eq!(words("REQUIRES_2FA"), "Requires 2FA");
        assert_eq!(words("ip_not_allowed"), "IP not allowed");
        assert_eq!(words("KeyFormat"), "Key format");
    }

    #[test]
    fn different_names_can_become_one_identifier() {
        for (a, b) in [("A_B", "A__B"), ("a.b", "a-b"), ("FOO1_BAR", "FOO_1_BAR")] {
            assert_eq!(
                type_name(a) == type_name(b),
                value_name(a) == value_name(b) || a.starts_with("FOO")
            );
        }
    }

    #[test]
    fn a_misspelling_is_near_the_name_that_was_meant() {
        let meant = |written| did_you_mean(written, ["A", "x", "status", "Message", "message"]);
        assert_eq!(meant("statsu"), Some("status"));
        assert_eq!(meant("message"), Some("message"));
        assert_eq!(meant("MESSAGE"), Some("Message"));
        assert_eq!(meant("a"), Some("A"));
        for absurd in ["B", "$", "\u{e9}", "\u{1f980}", "", "stat", "Essen"] {
            assert_eq!(meant(absurd), None, "{absurd}");
        }
        let long = "m".repeat(MAX_MISSPELT + 1);
        assert_eq!(did_you_mean(&long, ["status", &long]), Some(long.as_str()));
        assert_eq!(did_you_mean(&long, [&long[1..]]), None);
    }

    #[test]
    fn an_equal_name_is_found_in_a_long_list() {
        let names: Vec<String> = (0..1_000).map(|number| format!("CODE_{number:04}")).collect();
        let known = || names.iter().map(String::as_str);
        assert_eq!(did_you_mean("CODE_0999", known()), Some("CODE_0999"));
        assert_eq!(did_you_mean("CODE_9099", known()), Some("CODE_0099"));
    }
}
