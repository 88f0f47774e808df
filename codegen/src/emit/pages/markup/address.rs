//! Bare addresses in text, which become links.

/// The first bare address, with the text before and after it.
pub(crate) fn next_address(text: &str) -> Option<(&str, &str, &str)> {
    let is_scheme =
        |at: &usize| ["http://", "https://"].iter().any(|it| text[*at..].starts_with(it));
    let start = text.match_indices("http").map(|(at, _)| at).find(is_scheme)?;
    let (before, rest) = text.split_at(start);
    let ends = |letter: char| letter.is_whitespace() || "<>()".contains(letter);
    let address = &rest[..rest.find(ends).unwrap_or(rest.len())];
    let address = address.trim_end_matches(['.', ',', ':', ';', '!', '?', '\'', '"']);
    Some((before, address, &rest[address.len()..]))
}

#[cfg(test)]
mod tests {
    use super::next_address;

    /// Reading on from each place to the end would take hours.
    #[test]
    fn a_long_text_is_read_once() {
        const LONG: usize = 1 << 20;
        let addresses = |text: &str| {
            std::iter::successors(next_address(text), |(_, _, rest)| next_address(rest)).count()
        };
        assert_eq!(addresses(&"https://a.example/ ".repeat(LONG / 8)), LONG / 8);
        assert_eq!(addresses(&"http ".repeat(LONG)), 0);
    }
}
