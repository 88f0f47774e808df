/// A JSON value.
///
/// [`Display`](fmt::Display) is used in messages: numbers as in ECMAScript, lists joined by commas.
#[derive(Clone, Debug, PartialEq)]
pub enum Value<'a> {
    /// `null`.
    Null,
    /// `true` or `false`.
    Boolean(bool),
    /// A whole number.
    Integer(i64),
    /// A double; a number that is not finite is sent as `null`.
    Number(f64),
    /// A string.
    Text(Cow<'a, str>),
    /// A list.
    List(Vec<Value<'a>>),
    /// Keys and values, in order.
    Object(Vec<(Cow<'a, str>, Value<'a>)>),
}

/// A conversion to a JSON value that borrows strings.
pub trait ToValue {
    /// The value.
    fn to_value(&self) -> Value<'_>;
}

impl fmt::Display for Value<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Null => f.write_str("null"),
            Self::Boolean(truth) => write!(f, "{truth}"),
            Self::Integer(number) => write!(f, "{number}"),
            Self::Number(number) => write_number(f, *number),
            Self::Text(text) => f.write_str(text),
            Self::List(items) => separated(f, items, |f, item| write!(f, "{item}")),
            Self::Object(members) => {
                separated(f, members, |f, (name, value)| write!(f, "{name}: {value}"))
            }
        }
    }
}

fn separated<T>(
    f: &mut fmt::Formatter<'_>,
    items: &[T],
    mut write: impl FnMut(&mut fmt::Formatter<'_>, &T) -> fmt::Result,
) -> fmt::Result {
    for (at, item) in items.iter().enumerate() {
        if at > 0 {
            f.write_str(", ")?;
        }
        write(f, item)?;
    }
    Ok(())
}

/// Writes a number as ECMAScript does (ECMA-262, `Number::toString`).
fn write_number(f: &mut fmt::Formatter<'_>, number: f64) -> fmt::Result {
    if number.is_nan() {
        return f.write_str("NaN");
    }
    if number < 0.0 {
        f.write_str("-")?;
        return write_number(f, -number);
    }
    if number.is_infinite() {
        return f.write_str("Infinity");
    }
    // Both languages print the same shortest digits, but place the decimal point differently.
    let scientific = format!("{number:e}").replace('-', "");
    let (digits, exponent) = scientific.split_once('e').unwrap_or((&scientific, "0"));
    let digits = digits.replace('.', "");
    let exponent: usize = exponent.parse().unwrap_or_default();
    let (first, others) = digits.split_at(1);
    match (number < 1.0 && number != 0.0, exponent) {
        (false, 0..21) if exponent < others.len() => {
            write!(f, "{first}{}.{}", &others[..exponent], &others[exponent..])
        }
        (false, 0..21) => write!(f, "{first}{others:0<exponent$}"),
        (true, 0..7) => write!(f, "0.{:0<zeros$}{digits}", "", zeros = exponent - 1),
        (small, _) => {
            let point = if others.is_empty() { "" } else { "." };
            let sign = if small { '-' } else { '+' };
            write!(f, "{first}{point}{others}e{sign}{exponent}")
        }
    }
}

impl<'a> Value<'a> {
    pub(super) fn object(fields: Fields<'a>) -> Self {
        Self::Object(fields.into_iter().map(|(name, value)| (Cow::Borrowed(name), value)).collect())
    }
}

impl From<bool> for Value<'_> {
    fn from(truth: bool) -> Self {
        Self::Boolean(truth)
    }
}

impl From<u16> for Value<'_> {
    fn from(number: u16) -> Self {
        Self::Integer(number.into())
    }
}

impl From<i32> for Value<'_> {
    fn from(number: i32) -> Self {
        Self::Integer(number.into())
    }
}

impl From<u32> for Value<'_> {
    fn from(number: u32) -> Self {
        Self::Integer(number.into())
    }
}

impl From<i64> for Value<'_> {
    fn from(number: i64) -> Self {
        Self::Integer(number)
    }
}

/// A number outside the range of [`i64`] becomes the nearest double.
impl From<u64> for Value<'_> {
    #[allow(clippy::cast_precision_loss, reason = "JSON readers take large numbers for doubles")]
    fn from(number: u64) -> Self {
        i64::try_from(number).map_or(Self::Number(number as f64), Self::Integer)
    }
}

impl From<f64> for Value<'_> {
    fn from(number: f64) -> Self {
        Self::Number(number)
    }
}

impl<'a> From<&'a str> for Value<'a> {
    fn from(text: &'a str) -> Self {
        Self::Text(Cow::Borrowed(text))
    }
}

impl From<String> for Value<'_> {
    fn from(text: String) -> Self {
        Self::Text(Cow::Owned(text))
    }
}

impl<'a, T: Into<Value<'a>>> From<Vec<T>> for Value<'a> {
    fn from(items: Vec<T>) -> Self {
        Self::List(items.into_iter().map(Into::into).collect())
    }
}

impl<'a, T: Into<Value<'a>>> From<Option<T>> for Value<'a> {
    fn from(value: Option<T>) -> Self {
        value.map_or(Self::Null, Into::into)
    }
}

impl<'a, T: ToValue> From<&'a T> for Value<'a> {
    fn from(value: &'a T) -> Self {
        value.to_value()
    }
}

impl ToValue for bool {
    fn to_value(&self) -> Value<'_> {
        Value::Boolean(*self)
    }
}

impl ToValue for i64 {
    fn to_value(&self) -> Value<'_> {
        Value::Integer(*self)
    }
}

impl ToValue for f64 {
    fn to_value(&self) -> Value<'_> {
        Value::Number(*self)
    }
}

impl ToValue for String {
    fn to_value(&self) -> Value<'_> {
        Value::Text(Cow::Borrowed(self))
    }
}

impl<T: ToValue> ToValue for Vec<T> {
    fn to_value(&self) -> Value<'_> {
        Value::List(self.iter().map(T::to_value).collect())
    }
}

impl<T: ToValue> ToValue for BTreeMap<String, T> {
    fn to_value(&self) -> Value<'_> {
        Value::Object(
            self.iter()
                .map(|(name, value)| (Cow::Borrowed(name.as_str()), value.to_value()))
                .collect(),
        )
    }
}

impl ToValue for Value<'_> {
    fn to_value(&self) -> Value<'_> {
        match self {
            Self::Text(text) => Value::Text(Cow::Borrowed(text)),
            Self::List(items) => items.to_value(),
            Self::Object(members) => Value::Object(
                members
                    .iter()
                    .map(|(name, value)| (Cow::Borrowed(&**name), value.to_value()))
                    .collect(),
            ),
            plain => plain.clone(),
        }
    }
}
