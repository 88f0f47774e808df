/// The JSON body of an error.
#[derive(Clone, Debug, PartialEq)]
pub struct Body<'a>(Value<'a>);

impl<'a> Body<'a> {
    pub(super) fn new(whole: Part<'a>) -> Self {
        Self(whole.value)
    }

    /// The body as a value.
    #[must_use]
    pub const fn as_value(&self) -> &Value<'a> {
        &self.0
    }
}

impl<'a> From<Body<'a>> for Value<'a> {
    fn from(body: Body<'a>) -> Self {
        body.0
    }
}

/// The params that are the details of an error.
#[derive(Clone, Copy)]
pub(super) enum Details {
    /// An object with these members.
    Members(&'static [&'static str]),
    /// The value of the param `details`.
    Whole,
}

impl Details {
    pub(super) fn value<'a>(self, fields: &[(&'static str, Value<'a>)]) -> Option<Value<'a>> {
        let Self::Members(names) = self else { return find(fields, "details") };
        let members: Vec<_> =
            names.iter().filter_map(|name| Some((*name, find(fields, name)?))).collect();
        (!members.is_empty()).then(|| Value::object(members))
    }
}

/// A part of a body.
pub(super) struct Part<'a> {
    value: Value<'a>,
    /// Whether any slot in it has a value.
    filled: bool,
}

/// A member of an object in a body.
pub(super) enum Member<'a> {
    /// Always present.
    Required(&'static str, Part<'a>),
    /// Omitted if no slot in it has a value.
    Optional(&'static str, Part<'a>),
    /// The members of an object, inserted here.
    Spread(Part<'a>),
}

impl<'a> Part<'a> {
    pub(super) fn constant(value: impl Into<Value<'a>>) -> Self {
        Self { value: value.into(), filled: false }
    }

    pub(super) fn slot(value: Option<impl Into<Value<'a>>>) -> Self {
        Self { filled: value.is_some(), value: value.into() }
    }

    pub(super) fn text(pieces: impl IntoIterator<Item = Self>) -> Self {
        let mut text = String::new();
        let mut filled = false;
        for piece in pieces {
            filled |= piece.filled;
            if piece.value != Value::Null {
                text += &piece.value.to_string();
            }
        }
        Self { value: text.into(), filled }
    }

    pub(super) fn list(items: impl IntoIterator<Item = Self>) -> Self {
        let mut filled = false;
        let items = items.into_iter().map(|item| {
            filled |= item.filled;
            item.value
        });
        Self { value: Value::List(items.collect()), filled }
    }

    pub(super) fn object(members: impl IntoIterator<Item = Member<'a>>) -> Self {
        let mut object = Vec::new();
        let mut filled = false;
        for member in members {
            match member {
                Member::Optional(_, Part { filled: false, .. }) => {}
                Member::Required(key, part) | Member::Optional(key, part) => {
                    filled |= part.filled;
                    object.push((Cow::Borrowed(key), part.value));
                }
                Member::Spread(part) => {
                    filled |= part.filled;
                    if let Value::Object(members) = part.value {
                        object.extend(members);
                    }
                }
            }
        }
        Self { value: Value::Object(object), filled }
    }
}
