/// A part of a code that carries values.
#[derive(Clone, Copy, Debug)]
pub(super) enum CodePart {
    /// This text.
    Text(&'static str),
    /// A whole number without leading zeros.
    Integer,
    /// At least one character.
    String,
}

impl CodePart {
    fn accepts(self, text: &str) -> bool {
        match self {
            Self::Text(plain) => text == plain,
            Self::Integer if text == "0" => true,
            Self::Integer => {
                let digits = text.strip_prefix('-').unwrap_or(text);
                !digits.is_empty()
                    && !digits.starts_with('0')
                    && digits.bytes().all(|byte| byte.is_ascii_digit())
            }
            Self::String => !text.is_empty(),
        }
    }
}

/// Whether a text consists of these parts.
pub(super) fn consists_of(text: &str, parts: &[CodePart]) -> bool {
    match parts {
        [] => text.is_empty(),
        [CodePart::Text(plain), rest @ ..] => {
            text.strip_prefix(plain).is_some_and(|text| consists_of(text, rest))
        }
        [part] => part.accepts(text),
        [part, rest @ ..] => text.char_indices().any(|(at, _)| {
            let (value, after) = text.split_at(at);
            part.accepts(value) && consists_of(after, rest)
        }),
    }
}
