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

/// Which params of an error are its details.
#[derive(Clone, Copy)]
pub(super) enum Details {
    /// These are its members.
    Members(&'static [&'static str]),
    /// The one called `details` is all of it.
    Whole,
}

impl Details {
    pub(super) fn value<'a>(self, fields: &[(&'static str, Value<'a>)]) -> Option<Value<'a>> {
        let Self::Members(names) = self else { return find(fields, "details") };
        let members: Vec<_> = names.iter().filter_map(|name| Some((*name, find(fields, name)?))).collect();
        (!members.is_empty()).then(|| Value::object(members))
    }
}

/// A part of a body.
pub(super) struct Part<'a> {
    value: Value<'a>,
    /// Whether some slot in it has a value.
    filled: bool,
}

/// A member of an object in a body.
pub(super) enum Member<'a> {
    /// Always there.
    Required(&'static str, Part<'a>),
    /// Left out where no slot in it has a value.
    Optional(&'static str, Part<'a>),
    /// The members of an object, in place.
    Spread(Option<Value<'a>>),
}

impl<'a> Part<'a> {
    pub(super) fn constant(value: impl Into<Value<'a>>) -> Self {
        Self { value: value.into(), filled: false }
    }

    pub(super) fn slot(value: Option<Value<'a>>) -> Self {
        Self { filled: value.is_some(), value: value.unwrap_or(Value::Null) }
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
                Member::Optional(_, Part { filled: false, .. }) | Member::Spread(None) => {}
                Member::Required(key, part) | Member::Optional(key, part) => {
                    filled |= part.filled;
                    object.push((Cow::Borrowed(key), part.value));
                }
                Member::Spread(Some(value)) => {
                    filled = true;
                    if let Value::Object(members) = value {
                        object.extend(members);
                    }
                }
            }
        }
        Self { value: Value::Object(object), filled }
    }
}
