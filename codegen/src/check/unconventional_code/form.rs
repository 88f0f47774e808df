//! The form that most codes of a contract have: separators, the letters of words, a prefix, the length of numbers.

use std::collections::BTreeMap;

/// The number of codes from which on a prefix that nearly all have is not a coincidence.
const MIN_PREFIXED: usize = 20;
/// The length from which on a word with digits is a number of fixed length.
const MIN_NUMBER: usize = 4;
/// The longest word in capitals that counts as an acronym among words such as `NotFound`.
const MAX_ACRONYM: usize = 5;

/// The form of codes.
pub(super) struct Form {
    /// The letters of the first word, of the last one, and of those between.
    styles: [Style; 3],
    /// The separators that codes have.
    separators: Vec<char>,
    /// Those that every code has.
    required: Vec<char>,
    /// The namespace of all codes, such as `urn:acme:`; may be empty.
    pub(super) prefix: String,
    /// The length of the last word, if it is a number such as `E0001`.
    number: Option<usize>,
}

/// The letters of a word.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Style {
    Digits,
    Upper,
    Lower,
    Pascal,
    Camel,
    Any,
}

/// A code: words of letters and digits, and the separators between them.
struct Parts<'c> {
    words: Vec<&'c str>,
    separators: Vec<char>,
}

impl Form {
    /// The form of most codes.
    pub(super) fn of<'c>(codes: impl Iterator<Item = &'c str> + Clone) -> Self {
        let parts: Vec<_> = codes.clone().map(Parts::of).collect();
        let (separators, required) = separators(&parts);
        let mut usual: Vec<_> =
            parts.iter().filter(|parts| parts.have(&separators, &required)).collect();
        let first = style(usual.iter().map(|parts| parts.word(0)));
        let last = style(usual.iter().map(|parts| parts.word(parts.last())));
        usual.retain(|parts| first.fits(parts.words[0]) && last.fits(parts.words[parts.last()]));
        let middle = usual.iter().flat_map(|parts| (1..parts.last()).map(|at| parts.word(at)));
        let middle = middle.filter(|(word, _)| !word.is_empty());
        let middle = if middle.clone().next().is_some() { style(middle) } else { last };
        let prefix = prefix(codes, &parts);
        Self { styles: [first, last, middle], separators, required, prefix, number: number(&parts) }
    }

    /// Whether a code has this form.
    pub(super) fn fits(&self, code: &str) -> bool {
        let parts = Parts::of(code);
        let last = parts.last();
        let [first, end, middle] = self.styles;
        let fits = |(at, word): (usize, &&str)| match at {
            _ if at == last && self.number.is_some() => {
                // `40P01` fits in with `42000`.
                let letters = if first == Style::Digits { Style::Upper } else { first };
                self.number == Some(word.len()) && has_digit(word) && (at > 0 || letters.fits(word))
            }
            _ if at == last => end.fits(word) && (at > 0 || first.fits(word)),
            0 => first.fits(word),
            _ => middle.fits(word),
        };
        code.starts_with(&self.prefix)
            && parts.have(&self.separators, &self.required)
            && parts.words.iter().enumerate().all(fits)
    }

    /// The name of the form, or its pattern made of a code that has it.
    pub(super) fn name(&self, example: &str) -> String {
        let [first, last, middle] = self.styles;
        let is_plain = first == last && first == middle && self.number.is_none();
        let known = match (first, self.separators.as_slice()) {
            (Style::Upper, [] | ['_']) => "UPPER_SNAKE_CASE",
            (Style::Lower, [] | ['_']) => "lower_snake_case",
            (Style::Lower, ['-']) => "kebab-case",
            (Style::Lower, ['.'] | ['.', '_']) => "dotted.case",
            (Style::Camel, []) => "camelCase",
            (Style::Pascal, []) => "PascalCase",
            _ => "",
        };
        if is_plain && !known.is_empty() {
            return known.to_owned();
        }
        let rest = example.strip_prefix(&self.prefix).unwrap_or(example);
        let parts = Parts::of(rest);
        let end = parts.last();
        let mut pattern = self.prefix.clone();
        for (at, word) in parts.words.iter().enumerate() {
            match at {
                _ if at == end && (self.number.is_some() || last == Style::Digits) => {
                    pattern.extend(word.chars().map(|it| if it.is_numeric() { '0' } else { it }));
                }
                _ if at == end => pattern += last.name(word),
                0 if self.prefix.is_empty() => pattern += first.name(word),
                _ => pattern += middle.name(word),
            }
            pattern.extend(parts.separators.get(at));
        }
        format!("of the form `{pattern}`")
    }
}

impl Style {
    /// Whether a word may stand among words of this style.
    fn fits(self, word: &str) -> bool {
        let is =
            |letters: fn(&char) -> bool| !word.is_empty() && word.chars().all(|it| letters(&it));
        let starts = |first: fn(&char) -> bool| word.starts_with(|it| first(&it));
        let is_capital = is(char::is_ascii_uppercase);
        match self {
            Self::Digits => is(char::is_ascii_digit),
            Self::Upper => is(|it| it.is_ascii_uppercase() || it.is_ascii_digit()),
            Self::Lower => is(|it| it.is_ascii_lowercase() || it.is_ascii_digit()),
            Self::Pascal => {
                is(char::is_ascii_alphanumeric)
                    && !starts(char::is_ascii_lowercase)
                    && (!is_capital || word.len() <= MAX_ACRONYM)
            }
            Self::Camel => is(char::is_ascii_alphanumeric) && !starts(char::is_ascii_uppercase),
            Self::Any => true,
        }
    }

    /// A word of this style in a pattern.
    fn name(self, word: &str) -> &str {
        match self {
            Self::Digits => "0",
            Self::Upper => "UPPER",
            Self::Lower => "lower",
            Self::Pascal => "Pascal",
            Self::Camel => "camelCase",
            Self::Any => word,
        }
    }
}

impl<'c> Parts<'c> {
    fn of(code: &'c str) -> Self {
        let is_separator = |letter: char| !letter.is_alphanumeric();
        Self {
            words: code.split(is_separator).collect(),
            separators: code.chars().filter(|letter| is_separator(*letter)).collect(),
        }
    }

    /// The index of the last word.
    fn last(&self) -> usize {
        self.words.len() - 1
    }

    /// Whether the code has these separators only, and all that are required.
    fn have(&self, separators: &[char], required: &[char]) -> bool {
        self.separators.iter().all(|separator| separators.contains(separator))
            && required.iter().all(|separator| self.separators.contains(separator))
    }

    /// A word, and whether a separator of words joins it to another one.
    fn word(&self, at: usize) -> (&'c str, bool) {
        let around = [at.checked_sub(1), Some(at)].into_iter().flatten();
        let mut around = around.filter_map(|at| self.separators.get(at));
        (self.words[at], around.any(|separator| is_of_words(*separator)))
    }
}

/// Whether a separator stands between the words of one name.
fn is_of_words(separator: char) -> bool {
    matches!(separator, '_' | '-')
}

fn has_digit(word: &str) -> bool {
    word.contains(|letter: char| letter.is_ascii_digit())
}

/// Whether a count leaves out only one, or one of ten.
fn is_nearly_all(count: usize, total: usize) -> bool {
    let others = total - count;
    others == 0 || others * 2 < total && others <= (total / 10).max(1)
}

/// The separators that codes have, and those that they must have.
fn separators(codes: &[Parts<'_>]) -> (Vec<char>, Vec<char>) {
    let mut counts: BTreeMap<char, usize> = BTreeMap::new();
    for parts in codes {
        let mut own = parts.separators.clone();
        own.sort_unstable();
        own.dedup();
        own.into_iter().for_each(|separator| *counts.entry(separator).or_default() += 1);
    }
    let separated = codes.iter().filter(|parts| !parts.separators.is_empty()).count();
    let count = |separator: &char| counts.get(separator).copied().unwrap_or_default();
    let word = if count(&'-') > count(&'_') { '-' } else { '_' };
    let is_usual = |separator: &char, count: usize| match separator {
        '_' | '-' => *separator == word,
        _ => count * 2 > separated || count > super::FEW && count * 10 > separated,
    };
    let usual: Vec<char> =
        counts.iter().filter(|(it, count)| is_usual(it, **count)).map(|(it, _)| *it).collect();
    let required = usual.iter().copied();
    let required =
        required.filter(|it| !is_of_words(*it) && is_nearly_all(count(it), codes.len())).collect();
    (usual, required)
}

/// The letters of most words; a word that could be of two styles counts for neither.
fn style<'c>(words: impl Iterator<Item = (&'c str, bool)>) -> Style {
    let (mut digits, mut upper, mut lower, mut joined, mut pascal, mut camel, mut total) =
        (0, 0, 0, 0, 0, 0, 0);
    for (word, is_joined) in words {
        total += 1;
        match () {
            () if Style::Digits.fits(word) => digits += 1,
            () if Style::Upper.fits(word) => upper += 1,
            () if Style::Lower.fits(word) && is_joined => joined += 1,
            () if Style::Lower.fits(word) => lower += 1,
            () if Style::Pascal.fits(word) => pascal += 1,
            () if Style::Camel.fits(word) => camel += 1,
            () => {}
        }
    }
    // `malformed` fits in with `badNonce`, and not with `bad_nonce`.
    let (camel, lower) =
        if camel > joined { (camel + lower, joined) } else { (camel, lower + joined) };
    let counts = [
        (upper, Style::Upper),
        (lower, Style::Lower),
        (pascal, Style::Pascal),
        (camel, Style::Camel),
    ];
    let most = counts.iter().max_by_key(|(count, _)| *count);
    match most {
        _ if is_nearly_all(digits, total) => Style::Digits,
        Some((count, style)) if *count > 0 => *style,
        _ => Style::Any,
    }
}

/// The words and separators that nearly all codes start with, in a contract of many codes.
fn prefix<'c>(codes: impl Iterator<Item = &'c str>, parts: &[Parts<'c>]) -> String {
    let mut prefix = "";
    let mut within: Vec<_> = codes.zip(parts).collect();
    let least = parts.len() - parts.len() / MIN_PREFIXED;
    for at in 0.. {
        let mut longer: BTreeMap<&str, Vec<_>> = BTreeMap::new();
        for (code, parts) in within {
            let Some(separator) = parts.separators.get(at) else { continue };
            let end = prefix.len() + parts.words[at].len() + separator.len_utf8();
            longer.entry(&code[..end]).or_default().push((code, parts));
        }
        let most = longer.into_iter().max_by_key(|(_, codes)| codes.len());
        match most {
            Some((start, codes)) if parts.len() >= MIN_PREFIXED && codes.len() >= least => {
                (prefix, within) = (start, codes);
            }
            _ => break,
        }
    }
    prefix.to_owned()
}

/// The length of the last words, if nearly all are numbers of one length.
fn number(codes: &[Parts<'_>]) -> Option<usize> {
    let last = codes.iter().filter_map(|parts| parts.words.last());
    let mut counts: BTreeMap<usize, usize> = BTreeMap::new();
    last.filter(|word| has_digit(word))
        .for_each(|word| *counts.entry(word.len()).or_default() += 1);
    let (length, count) = counts.into_iter().max_by_key(|(_, count)| *count)?;
    (length >= MIN_NUMBER && is_nearly_all(count, codes.len())).then_some(length)
}
