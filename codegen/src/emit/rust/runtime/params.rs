/// Values by their names on the wire.
pub type Fields<'a> = Vec<(&'static str, Value<'a>)>;

/// Typed values that come with an error.
pub trait Params: Any + fmt::Debug + Send + Sync {
    /// The values that are present.
    fn fields(&self) -> Fields<'_>;

    /// The params as a value that can be downcast.
    fn as_any(&self) -> &dyn Any;
}

/// The params and the cause of an error: one machine word, allocated only if there is either.
#[derive(Clone, Debug, Default)]
pub(super) struct Extra(Option<Box<Carried>>);

#[derive(Clone, Debug, Default)]
struct Carried {
    params: Option<Arc<dyn Params>>,
    source: Option<Arc<dyn Error + Send + Sync>>,
}

impl Extra {
    pub(super) const NONE: Self = Self(None);

    pub(super) fn set_params(&mut self, params: impl Params) {
        self.0.get_or_insert_default().params = Some(Arc::new(params));
    }

    pub(super) fn set_source(&mut self, source: impl Error + Send + Sync + 'static) {
        self.0.get_or_insert_default().source = Some(Arc::new(source));
    }

    pub(super) fn params<T: Params>(&self) -> Option<&T> {
        self.0.as_deref()?.params.as_deref()?.as_any().downcast_ref()
    }

    pub(super) fn source(&self) -> Option<&(dyn Error + 'static)> {
        Some(&**self.0.as_deref()?.source.as_ref()?)
    }

    pub(super) fn fields(&self) -> Fields<'_> {
        let params = self.0.as_deref().and_then(|carried| carried.params.as_deref());
        params.map_or_else(Vec::new, Params::fields)
    }
}

/// The value of this name, if it is present.
pub(super) fn find<'a>(fields: &[(&'static str, Value<'a>)], name: &str) -> Option<Value<'a>> {
    fields.iter().find(|field| field.0 == name).map(|field| field.1.clone())
}

/// A template with its slots filled: `{name}` becomes a value, or nothing if missing; `{{` becomes `{`.
pub(super) struct Rendered<'a> {
    pub(super) template: &'static str,
    pub(super) fields: &'a [(&'static str, Value<'a>)],
}

enum Piece {
    Text(&'static str),
    Slot(&'static str),
}

fn pieces(template: &'static str) -> impl Iterator<Item = Piece> {
    let mut rest = template;
    iter::from_fn(move || {
        let plain = rest.find(['{', '}']).unwrap_or(rest.len());
        let (piece, after) = match (plain, rest.as_bytes()) {
            (0, []) => return None,
            (0, [brace, next, ..]) if brace == next => (Piece::Text(&rest[..1]), &rest[2..]),
            (0, _) => {
                let (name, after) = rest[1..].split_once('}').unwrap_or((&rest[1..], ""));
                (Piece::Slot(name), after)
            }
            _ => (Piece::Text(&rest[..plain]), &rest[plain..]),
        };
        rest = after;
        Some(piece)
    })
}

impl Rendered<'_> {
    /// The text as it is sent.
    pub(super) fn text(&self) -> String {
        let mut text = String::new();
        // Writing to a string cannot fail.
        let _ = self.write_to(&mut text);
        text
    }

    /// Whether every value is present, and no number is infinite or not a number.
    fn is_complete(&self) -> bool {
        let is_sent = |value: &Value<'_>| !matches!(value, Value::Number(n) if !n.is_finite());
        pieces(self.template).all(|piece| match piece {
            Piece::Text(_) => true,
            Piece::Slot(name) => {
                self.fields.iter().any(|(field, value)| *field == name && is_sent(value))
            }
        })
    }

    fn write_to(&self, out: &mut impl fmt::Write) -> fmt::Result {
        pieces(self.template).try_for_each(|piece| match piece {
            Piece::Text(text) => out.write_str(text),
            Piece::Slot(name) => match self.fields.iter().find(|field| field.0 == name) {
                Some((_, value)) => write!(out, "{value}"),
                None => Ok(()),
            },
        })
    }
}

/// Control characters and line separators are escaped: in a log, a value must neither start a line nor control a terminal.
impl fmt::Display for Rendered<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.write_to(&mut Escaped(f))
    }
}

struct Escaped<'f, 'a>(&'f mut fmt::Formatter<'a>);

impl fmt::Write for Escaped<'_, '_> {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        let controls =
            |letter: char| letter.is_control() || matches!(letter, '\u{2028}' | '\u{2029}');
        text.split_inclusive(controls).try_for_each(|part| {
            let plain = part.trim_end_matches(controls);
            self.0.write_str(plain)?;
            write!(self.0, "{}", part[plain.len()..].escape_default())
        })
    }
}

/// A link with its slots filled; `None` if a value is missing, or if the link would leave the path that was written or the
/// web. A value that is not the whole link is percent-encoded (RFC 3986, section 2.1).
pub(super) fn link(template: &'static str, fields: &[(&'static str, Value<'_>)]) -> Option<String> {
    let is_whole = pieces(template).count() == 1;
    let mut link = String::new();
    for piece in pieces(template) {
        match piece {
            Piece::Text(text) => link += text,
            Piece::Slot(name) => {
                let value = find(fields, name)?.to_string();
                link += &if is_whole { value } else { encoded(&value) };
            }
        }
    }
    let scheme = link.split_once("://")?.0;
    let is_web = ["http", "https"].iter().any(|web| scheme.eq_ignore_ascii_case(web));
    let mut segments = link.split(['?', '#']).next()?.split('/');
    let climbs = !is_whole && segments.any(|segment| matches!(segment, "." | ".."));
    (is_web && !climbs).then_some(link)
}

fn encoded(text: &str) -> String {
    let digit = |half: u8| char::from(b"0123456789ABCDEF"[usize::from(half)]);
    let mut encoded = String::new();
    for byte in text.bytes() {
        // The bytes that `encodeURIComponent` keeps (ECMA-262).
        if byte.is_ascii_alphanumeric() || b"-._~!*'()".contains(&byte) {
            encoded.push(char::from(byte));
        } else {
            encoded.extend(['%', digit(byte >> 4), digit(byte & 15)]);
        }
    }
    encoded
}

/// Response headers, from their names and templates; an empty template is the delay. A header is omitted if one of its
/// values is missing or is not a finite number.
pub(super) fn headers(
    templates: &[(&'static str, &'static str)],
    fields: &[(&'static str, Value<'_>)],
    retry_after: Option<u64>,
) -> Vec<(&'static str, String)> {
    let value = |template: &'static str| {
        if template.is_empty() {
            return retry_after.map(|seconds| seconds.to_string());
        }
        let value = Rendered { template, fields };
        // A control character would end the header.
        value.is_complete().then(|| value.text().replace(char::is_control, " "))
    };
    templates.iter().filter_map(|&(name, template)| Some((name, value(template)?))).collect()
}

/// Whole seconds, rounded up, from a param and its unit in milliseconds.
#[allow(
    clippy::cast_possible_truncation,
    clippy::cast_precision_loss,
    clippy::cast_sign_loss,
    reason = "a cast from a double ends at the bounds of the integer"
)]
pub(super) fn retry_after(
    source: Option<(&str, u32)>,
    fields: &[(&'static str, Value<'_>)],
) -> Option<u64> {
    let (name, unit) = source?;
    let milliseconds = match find(fields, name)? {
        Value::Integer(number) => u64::try_from(number).unwrap_or(0).saturating_mul(unit.into()),
        Value::Number(number) if number.is_finite() => {
            let exact = number * f64::from(unit);
            let whole = exact as u64;
            if (whole as f64) < exact { whole.saturating_add(1) } else { whole }
        }
        _ => return None,
    };
    Some(milliseconds.div_ceil(1_000))
}

/// Asserts a size of two words, because errors are often returned by value.
pub(super) const fn assert_two_words<T>() {
    assert!(size_of::<T>() == 2 * size_of::<usize>());
}
