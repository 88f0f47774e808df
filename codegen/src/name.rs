//! Case conversions and keywords.
//!
//! Every identifier is created here, so that the checks can find names that clash in a target.

use std::collections::BTreeMap;

use heck::{ToKebabCase, ToLowerCamelCase, ToSnakeCase, ToUpperCamelCase};

/// Words that are not written in lower case. A word of the language, such as `it`, is none of them.
const ACRONYMS: [&str; 104] = [
    "2FA", "ABI", "ACL", "AES", "AI", "API", "ASCII", "AST", "BIC", "CDN", "CJS", "CLI", "CORS",
    "CPU", "CRC", "CSRF", "CSS", "CSV", "CVC", "CVV", "DB", "DDoS", "DNS", "DOM", "DSN", "EOF",
    "ESM", "FTP", "GIF", "GPU", "GraphQL", "gRPC", "GUI", "HMAC", "HSM", "HTML", "HTTP", "HTTP2",
    "HTTPS", "IAM", "IBAN", "ID", "IDs", "IMAP", "IO", "IP", "IPv4", "IPv6", "ISO", "JPEG", "JS",
    "JSON", "JWK", "JWKS", "JWT", "KMS", "KYC", "LDAP", "MD5", "MFA", "MIME", "MP3", "MP4", "MX",
    "NFC", "OAuth", "OAuth2", "OIDC", "OS", "OTP", "PDF", "PNG", "QR", "RAM", "RPC", "RSA", "SAML",
    "SDK", "SHA", "SKU", "SMS", "SMTP", "SQL", "SSH", "SSL", "SSO", "SVG", "TCP", "TLS", "TOTP",
    "TTL", "UDP", "UI", "URI", "URL", "URN", "UTC", "UTF8", "UUID", "VAT", "VPN", "WASM", "XML",
    "YAML",
];

/// Words that say what is wrong: a title without them would say the opposite.
const TELLING: [&str; 28] = [
    "already",
    "bad",
    "cannot",
    "duplicate",
    "empty",
    "expired",
    "failed",
    "forbidden",
    "illegal",
    "incorrect",
    "insufficient",
    "internal",
    "invalid",
    "malformed",
    "max",
    "min",
    "missing",
    "must",
    "no",
    "not",
    "too",
    "unauthorized",
    "unavailable",
    "unexpected",
    "unknown",
    "unprocessable",
    "unsupported",
    "wrong",
];

/// The number of names that make a shared prefix more than a coincidence.
const MIN_SHARING: usize = 3;

/// The longest name that gets a suggestion: comparing two names takes time quadratic in their length.
const MAX_MISSPELT: usize = 64;
/// The number of names that are compared with a misspelt one letter by letter.
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

/// `Invalid API key`: the words of a name.
pub(crate) fn words(name: &str) -> String {
    spoken(&snake_words(name))
}

/// The title of an error made of its name, without the prefix that the names of a contract share.
pub(crate) fn title(name: &str, prefix: &[String]) -> String {
    let words = snake_words(name);
    // `ERR` adds nothing to a title, even if the other names have another prefix.
    let noise = ["err".to_owned()];
    let prefix = if words.starts_with(prefix) { prefix } else { &[] };
    let prefix = if prefix.is_empty() && words.starts_with(&noise) { &noise } else { prefix };
    spoken(if has_title(&words, prefix) { &words[prefix.len()..] } else { &words })
}

/// The words that nearly all names start with, and that name what they belong to: `ERR` in `ERR_CLOSED`, `ERR_LOST`, ….
///
/// A single other name does not change it, and so no title: a new code must not rename those that are known.
pub(crate) fn shared_prefix<'n>(names: impl Iterator<Item = &'n str>) -> Vec<String> {
    let names: Vec<Vec<String>> = names.map(snake_words).collect();
    let mut prefix = Vec::new();
    loop {
        let mut counts: BTreeMap<&String, usize> = BTreeMap::new();
        let next = names.iter().filter(|words| words.starts_with(&prefix));
        let next =
            next.filter(|words| has_title(words, &words[..words.len().min(prefix.len() + 1)]));
        next.for_each(|words| *counts.entry(&words[prefix.len()]).or_default() += 1);
        let most = counts.into_iter().max_by_key(|(_, count)| *count);
        let shared = most.filter(|(word, count)| {
            *count >= MIN_SHARING
                && 10 * count >= 9 * names.len()
                && !TELLING.contains(&word.as_str())
        });
        match shared {
            Some((word, _)) => prefix.push(word.clone()),
            None => return prefix,
        }
    }
}

/// Whether a title that starts with a letter is left without the prefix.
fn has_title(words: &[String], prefix: &[String]) -> bool {
    let first = words.get(prefix.len()).and_then(|word| word.chars().next());
    first.is_some_and(char::is_alphabetic)
}

fn snake_words(name: &str) -> Vec<String> {
    name.to_snake_case().split('_').map(str::to_owned).collect()
}

fn spoken(words: &[String]) -> String {
    let spoken = words.iter().enumerate().map(|(at, word)| {
        if let Some(acronym) = ACRONYMS.iter().find(|known| known.eq_ignore_ascii_case(word)) {
            return (*acronym).to_owned();
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
/// In a long list only the neighbours of the name are compared letter by letter.
pub fn did_you_mean<'a>(
    written: &str,
    candidates: impl IntoIterator<Item = &'a str>,
) -> Option<&'a str> {
    Names::new(candidates).meant(written).copied()
}

/// The names among which misspelt ones are looked up.
pub(crate) struct Names<N> {
    /// A short list in its own order.
    short: Vec<(String, N)>,
    /// A long list in the order of the lower-case names, and in that of the same names read backwards.
    sorted: [Vec<(String, N)>; 2],
}

impl<N: AsRef<str> + Clone + Ord> Names<N> {
    pub(crate) fn new(names: impl IntoIterator<Item = N>) -> Self {
        let names = names.into_iter().map(|name| (name.as_ref().to_lowercase(), name));
        let mut short: Vec<_> = names.collect();
        if short.len() <= MAX_COMPARED {
            return Self { short, sorted: [Vec::new(), Vec::new()] };
        }
        let mut backwards: Vec<_> =
            short.iter().map(|(lower, name)| (reversed(lower), name.clone())).collect();
        short.sort();
        backwards.sort();
        Self { short: Vec::new(), sorted: [short, backwards] }
    }

    /// The name that was probably meant.
    pub(crate) fn meant(&self, written: &str) -> Option<&N> {
        let length = written.chars().count();
        let lower = written.to_lowercase();
        // A single mistake leaves the start or the end of a name intact.
        let [forwards, backwards] = &self.sorted;
        let near = neighbours(forwards, &lower).chain(neighbours(backwards, &reversed(&lower)));
        let mut nearest = None;
        for candidate in self.short.iter().chain(near).map(|(_, name)| name) {
            let name = candidate.as_ref();
            if name == written {
                return Some(candidate);
            }
            let allowed = allowed_distance(length, name.chars().count());
            let Some(allowed) = allowed else { continue };
            let distance = strsim::osa_distance(&lower, &name.to_lowercase());
            if distance <= allowed && nearest.is_none_or(|(least, _)| distance < least) {
                nearest = Some((distance, candidate));
            }
        }
        nearest.map(|(_, candidate)| candidate)
    }
}

/// The names around the place of another one in a sorted list.
fn neighbours<'n, N>(
    sorted: &'n [(String, N)],
    name: &str,
) -> impl Iterator<Item = &'n (String, N)> + use<'n, N> {
    let place = sorted.partition_point(|(known, _)| known.as_str() < name);
    let start = place.saturating_sub(MAX_COMPARED / 2);
    sorted[start..].iter().take(MAX_COMPARED)
}

fn reversed(text: &str) -> String {
    text.chars().rev().collect()
}

/// The number of letters that may be wrong; `None` if a candidate of that length cannot be meant.
///
/// It is less than half of the name, so that `A` is never suggested for `B`.
fn allowed_distance(written: usize, candidate: usize) -> Option<usize> {
    let allowed = (written.max(candidate) / 3).max(1).min(written.saturating_sub(1) / 2);
    (written <= MAX_MISSPELT && written.abs_diff(candidate) <= allowed).then_some(allowed)
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
        assert_eq!(words("OAUTH_TOKEN_EXPIRED"), "OAuth token expired");
        assert_eq!(words("IPV6_OR_IPV4"), "IPv6 or IPv4");
    }

    #[test]
    fn a_title_leaves_out_what_all_names_start_with() {
        let titles = |names: &[&str]| {
            let prefix = shared_prefix(names.iter().copied());
            names.iter().map(|name| title(name, &prefix)).collect::<Vec<_>>()
        };
        assert_eq!(
            titles(&["ERR_REQUIRE_ESM", "ERR_STREAM_CLOSED", "ERR_HTTP2_ERROR"]),
            ["Require ESM", "Stream closed", "HTTP2 error"]
        );
        assert_eq!(
            titles(&["KV:Raft:Io", "KV:Raft:NotLeader", "KV:Raft:Lost"]),
            ["IO", "Not leader", "Lost"]
        );
        // What is wrong stays, and a title starts with a letter.
        assert_eq!(
            titles(&["INVALID_KEY", "INVALID_BODY", "INVALID_DATE"]),
            ["Invalid key", "Invalid body", "Invalid date"]
        );
        assert_eq!(titles(&["CODE_1", "CODE_2", "CODE_X"]), ["Code 1", "Code 2", "Code x"]);
        assert_eq!(titles(&["USER", "USER_LOCKED", "USER_LOST"])[1], "User locked");
        assert_eq!(titles(&["CARD_LOST", "CARD_STOLEN"]), ["Card lost", "Card stolen"]);
        assert_eq!(titles(&["ERR_LOST", "TIMEOUT"]), ["Lost", "Timeout"]);
        assert_eq!(titles(&["ERR_1"]), ["Err 1"]);
        // A name without the prefix does not change the titles of many others.
        let many = ["T_A", "T_B", "T_C", "T_D", "T_E", "T_F", "T_G", "T_H", "T_I", "OTHER_A"];
        assert_eq!(titles(&many)[8..], ["I", "Other a"]);
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
        assert_eq!(did_you_mean("CODE_5123", known()), Some("CODE_0123"));
        assert_eq!(did_you_mean("code_0999", known()), Some("CODE_0999"));
        assert_eq!(did_you_mean("CODE_0500_", known()), Some("CODE_0500"));
        assert_eq!(did_you_mean("XCODE_0500", known()), Some("CODE_0500"));
        assert_eq!(did_you_mean("NOTHING_LIKE_IT", known()), None);
    }
}
