//! Generic types for `raw`: they keep spans, survive wrong values, and distinguish short forms from long ones.
//!
//! Each requests a newtype struct of a reserved name, for which `de` returns its parts as a sequence.

use std::fmt;
use std::marker::PhantomData;

use serde::de::{Deserialize, Deserializer, Error, SeqAccess, Visitor};

use crate::source::{FileId, Span, Spanned};

pub(super) const SPANNED: &str = "$errcat::Spanned";
pub(super) const GIVEN: &str = "$errcat::Given";
pub(super) const KIND: &str = "$errcat::Kind";
pub(super) const TREE: &str = "$errcat::Tree";

/// The kinds of node, as `de` passes them to [`Form`], [`ListOr`], [`OneOrMany`] and [`Tree`].
pub(super) const PLAIN_SCALAR: u8 = 0;
pub(super) const QUOTED_SCALAR: u8 = 1;
pub(super) const LIST: u8 = 2;
pub(super) const MAPPING: u8 = 3;

/// The value of a key that may be absent, or wrong and reported.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) enum Given<T> {
    /// The key is absent.
    #[default]
    Absent,
    /// The value is wrong, and has been reported.
    Refused,
    /// The value.
    Value(T),
}

/// A string and its span.
pub(crate) type Text = Given<Spanned<String>>;
/// A list that survives a wrong item.
pub(crate) type List<T> = Given<Vec<Given<T>>>;

/// A mapping with arbitrary keys, in the order of the file.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Pairs<T>(pub(crate) Vec<Pair<T>>);

/// An arbitrary key and its value; `None` if the value is wrong, and has been reported.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Pair<T> {
    pub(crate) key: Spanned<String>,
    pub(crate) value: Option<Spanned<T>>,
}

/// A short form (one scalar) or a long form (a mapping).
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Form<S, M> {
    Short(S),
    Long(M),
}

/// A list or a mapping.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum ListOr<L, M> {
    List(L),
    Mapping(M),
}

/// One value, or a list of them.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct OneOrMany<T>(pub(crate) Vec<T>);

/// Any YAML with its spans: an envelope, an example.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Tree {
    pub(crate) span: Span,
    pub(crate) kind: TreeKind,
}

/// The kind of a [`Tree`].
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum TreeKind {
    Scalar(Scalar),
    List(Vec<Tree>),
    Mapping(Vec<(Spanned<String>, Tree)>),
}

/// A scalar as it was written.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Scalar {
    pub(crate) text: String,
    /// Whether it was quoted, and so is a string.
    pub(crate) quoted: bool,
}

impl Tree {
    /// Whether it is a plain `null` or `~`.
    pub(crate) fn is_null(&self) -> bool {
        let is_null = |it: &Scalar| !it.quoted && matches!(it.text.as_str(), "~" | "null");
        matches!(&self.kind, TreeKind::Scalar(scalar) if is_null(scalar))
    }
}

impl<T> Given<T> {
    /// The value, if it is present and valid.
    pub(crate) fn value(self) -> Option<T> {
        match self {
            Self::Value(value) => Some(value),
            Self::Absent | Self::Refused => None,
        }
    }

    pub(crate) fn as_ref(&self) -> Given<&T> {
        match self {
            Self::Value(value) => Given::Value(value),
            Self::Absent => Given::Absent,
            Self::Refused => Given::Refused,
        }
    }

    /// Converts the value.
    pub(crate) fn map<U>(self, convert: impl FnOnce(T) -> U) -> Given<U> {
        match self {
            Self::Value(value) => Given::Value(convert(value)),
            Self::Absent => Given::Absent,
            Self::Refused => Given::Refused,
        }
    }

    /// Whether the value is wrong.
    pub(crate) fn is_refused(&self) -> bool {
        matches!(self, Self::Refused)
    }
}

impl<T> List<T> {
    /// The valid items.
    pub(crate) fn items(self) -> impl Iterator<Item = T> {
        self.value().unwrap_or_default().into_iter().filter_map(Given::value)
    }
}

impl<T> Given<Pairs<T>> {
    /// The entries of the mapping.
    pub(crate) fn pairs(self) -> Vec<Pair<T>> {
        self.value().unwrap_or_default().0
    }
}

impl<T> Default for OneOrMany<T> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<T> Default for Pairs<T> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

/// Implements `Deserialize` for a shape: its reserved name, and how its parts become the value.
macro_rules! shape {
    (<$($param:ident),*> $type:ty, $name:expr, |$parts:ident| $build:expr) => {
        impl<'de, $($param: Deserialize<'de>),*> Deserialize<'de> for $type {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                struct Parts<$($param),*>(PhantomData<($($param,)*)>);

                impl<'de, $($param: Deserialize<'de>),*> Visitor<'de> for Parts<$($param),*> {
                    type Value = $type;

                    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                        f.write_str("a value")
                    }

                    fn visit_seq<A: SeqAccess<'de>>(self, mut $parts: A) -> Result<$type, A::Error> {
                        $build
                    }
                }

                deserializer.deserialize_newtype_struct($name, Parts(PhantomData))
            }
        }
    };
}

shape!(<T> Spanned<T>, SPANNED, |parts| {
    let span = next_span(&mut parts)?;
    Ok(Spanned::new(next(&mut parts)?, span))
});

shape!(<T> Given<T>, GIVEN, |parts| {
    Ok(parts.next_element()?.map_or(Given::Refused, Given::Value))
});

shape!(<S, M> Form<S, M>, KIND, |parts| {
    match next::<u8, _>(&mut parts)? {
        LIST => Err(A::Error::custom("expected one value or a mapping, found a list")),
        MAPPING => next(&mut parts).map(Form::Long),
        _ => next(&mut parts).map(Form::Short),
    }
});

shape!(<L, M> ListOr<L, M>, KIND, |parts| {
    match next::<u8, _>(&mut parts)? {
        LIST => next(&mut parts).map(ListOr::List),
        _ => next(&mut parts).map(ListOr::Mapping),
    }
});

shape!(<T> OneOrMany<T>, KIND, |parts| {
    match next::<u8, _>(&mut parts)? {
        LIST => {
            let all: Vec<Given<T>> = next(&mut parts)?;
            Ok(OneOrMany(all.into_iter().filter_map(Given::value).collect()))
        }
        _ => next(&mut parts).map(|one| OneOrMany(vec![one])),
    }
});

shape!(<> Tree, TREE, |parts| {
    let span = next_span(&mut parts)?;
    let kind = match next::<u8, _>(&mut parts)? {
        LIST => TreeKind::List(next(&mut parts)?),
        MAPPING => {
            let pairs: Pairs<Tree> = next(&mut parts)?;
            let pairs = pairs.0.into_iter();
            TreeKind::Mapping(pairs.filter_map(|p| Some((p.key, p.value?.value))).collect())
        }
        kind => TreeKind::Scalar(Scalar { text: next(&mut parts)?, quoted: kind == QUOTED_SCALAR }),
    };
    Ok(Tree { span, kind })
});

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Pairs<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Entries<T>(PhantomData<T>);

        impl<'de, T: Deserialize<'de>> Visitor<'de> for Entries<T> {
            type Value = Pairs<T>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a mapping")
            }

            fn visit_map<A: serde::de::MapAccess<'de>>(
                self,
                mut map: A,
            ) -> Result<Pairs<T>, A::Error> {
                let mut pairs = Vec::with_capacity(map.size_hint().unwrap_or_default());
                while let Some(key) = map.next_key()? {
                    let value: Given<Spanned<T>> = map.next_value()?;
                    pairs.push(Pair { key, value: value.value() });
                }
                Ok(Pairs(pairs))
            }
        }

        deserializer.deserialize_map(Entries(PhantomData))
    }
}

fn next<'de, T: Deserialize<'de>, A: SeqAccess<'de>>(parts: &mut A) -> Result<T, A::Error> {
    parts.next_element()?.ok_or_else(|| A::Error::custom("a part is missing"))
}

fn next_span<'de, A: SeqAccess<'de>>(parts: &mut A) -> Result<Span, A::Error> {
    let (file, start, end) = (next(parts)?, next(parts)?, next(parts)?);
    Ok(Span { file: FileId(file), start, end })
}
