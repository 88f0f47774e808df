//! Versions of a contract: numbers (`1.4.0`, `1.17`, `v2`) or dates (`2020-09-14`), which can be ordered.

/// A version that can be ordered among others of its scheme.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Version {
    pub(crate) scheme: Scheme,
    has_prefix: bool,
    /// The numbers, or the year, the month and the day; 0 for those that are not written.
    pub(crate) numbers: [u64; 3],
}

/// The kind of a version.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Scheme {
    /// Three numbers, perhaps with a pre-release (Semantic Versioning 2.0.0).
    Semantic,
    /// One number or two.
    Partial,
    /// A day or a month, perhaps with a name: `2024-09-30.acacia`.
    Date,
}

impl Version {
    /// Parses a version of any scheme.
    pub(crate) fn parse(text: &str) -> Option<Self> {
        if let Some(numbers) = date(text) {
            return Some(Self { scheme: Scheme::Date, has_prefix: false, numbers });
        }
        let rest = text.strip_prefix('v');
        let (scheme, numbers) = numbers(rest.unwrap_or(text))?;
        Some(Self { scheme, has_prefix: rest.is_some(), numbers })
    }

    /// Whether a version of a contract fits in with this one.
    pub(crate) fn admits(self, other: Self) -> bool {
        let is_alike = match self.scheme {
            Scheme::Partial => other.scheme != Scheme::Date,
            scheme => other.scheme == scheme,
        };
        is_alike && self.has_prefix == other.has_prefix
    }

    /// The number that changes with each incompatible version; a date has none.
    pub(crate) fn major(self) -> u64 {
        if self.scheme == Scheme::Date { 0 } else { self.numbers[0] }
    }

    /// The version of a package: three numbers, and the pre-release.
    pub(crate) fn package(self, text: &str) -> String {
        match self.scheme {
            Scheme::Semantic => text.trim_start_matches('v').to_owned(),
            Scheme::Partial | Scheme::Date => self.numbers.map(|it| it.to_string()).join("."),
        }
    }
}

fn numbers(text: &str) -> Option<(Scheme, [u64; 3])> {
    let core = text.split(['-', '+']).next()?;
    let rest = &text[core.len()..];
    let mut numbers = [0; 3];
    let mut count = 0;
    for part in core.split('.') {
        *numbers.get_mut(count)? = number(part)?;
        count += 1;
    }
    let is_rest = rest.bytes().all(|byte| byte.is_ascii_alphanumeric() || b".-+".contains(&byte))
        && !rest.ends_with(['-', '+', '.']);
    match count {
        3 => is_rest.then_some((Scheme::Semantic, numbers)),
        _ => rest.is_empty().then_some((Scheme::Partial, numbers)),
    }
}

/// A number without leading zeros.
fn number(text: &str) -> Option<u64> {
    let is_number = text == "0" || !text.starts_with(['0', '+']);
    text.parse().ok().filter(|_| is_number)
}

fn date(text: &str) -> Option<[u64; 3]> {
    let (day, name) = text.split_once('.').map_or((text, None), |(day, name)| (day, Some(name)));
    let is_name =
        |name: &str| !name.is_empty() && name.bytes().all(|it| it.is_ascii_alphanumeric());
    let mut parts = day.split('-');
    let mut next = |digits, range: std::ops::RangeInclusive<u64>| {
        let part = parts.next()?;
        let is_plain = part.len() == digits && part.bytes().all(|digit| digit.is_ascii_digit());
        part.parse().ok().filter(|number| is_plain && range.contains(number))
    };
    let (year, month) = (next(4, 1000..=9999)?, next(2, 1..=12)?);
    let day = next(2, 1..=31);
    let is_month = day.is_none() && text.len() == 7;
    (parts.next().is_none() && (day.is_some() || is_month) && name.is_none_or(is_name)).then_some([
        year,
        month,
        day.unwrap_or_default(),
    ])
}

#[cfg(test)]
mod tests {
    use super::{Scheme, Version};

    #[test]
    fn versions_are_numbers_or_dates() {
        for (text, scheme, numbers, package) in [
            ("0.0.0", Scheme::Semantic, [0, 0, 0], "0.0.0"),
            ("v1.4.0", Scheme::Semantic, [1, 4, 0], "1.4.0"),
            ("1.0.0-rc.1", Scheme::Semantic, [1, 0, 0], "1.0.0-rc.1"),
            ("1.0.0+build.5", Scheme::Semantic, [1, 0, 0], "1.0.0+build.5"),
            ("1.17", Scheme::Partial, [1, 17, 0], "1.17.0"),
            ("v25", Scheme::Partial, [25, 0, 0], "25.0.0"),
            ("2020-09-14", Scheme::Date, [2020, 9, 14], "2020.9.14"),
            ("2020-09", Scheme::Date, [2020, 9, 0], "2020.9.0"),
            ("2024-09-30.acacia", Scheme::Date, [2024, 9, 30], "2024.9.30"),
        ] {
            let version = Version::parse(text).expect(text);
            assert_eq!((version.scheme, version.numbers), (scheme, numbers), "{text}");
            assert_eq!(version.package(text), package);
        }
        let none = [
            "",
            "v",
            "vv1",
            "1.",
            "1.0.0.0",
            "01.0.0",
            "1.02",
            "1.0.x",
            "1.0.0-",
            "1.0-rc.1",
            "+1",
            "last year",
            "2020-13-01",
            "2020-9-14",
            "2020-09-14-1",
            "2020-09-14.",
            "2020-09.",
            "v2020-09-14",
        ];
        for text in none {
            assert_eq!(Version::parse(text), None, "{text}");
        }
    }
}
