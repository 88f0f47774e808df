//! Deserializes the tree with serde; a wrong value becomes a finding at its place.

mod access;

use std::cell::RefCell;
use std::fmt;

use serde::de::value::{SeqDeserializer, StrDeserializer};
use serde::de::{Deserialize, Deserializer, Visitor};

use access::{Ending, Entries, Parts};

use crate::name::did_you_mean;
use crate::report::{Diagnostic, Report};
use crate::source::Span;
use crate::yaml::parse::{YamlKind, YamlNode};
use crate::yaml::shape::{GIVEN, KIND, LIST, MAPPING, PLAIN_SCALAR, QUOTED_SCALAR, SPANNED, TREE};
use crate::yaml::{
    CUT_BY_COMMENT, EMPTY_TEXT, UNKNOWN_VALUE, WRONG_TYPE, control_character, is_control, syntax,
};

/// Reads a tree as a `T`; `None` if the root is of the wrong kind.
pub(super) fn read<T: for<'de> Deserialize<'de>>(
    root: &YamlNode,
    source: &str,
    report: &mut Report,
) -> Option<T> {
    let findings = RefCell::new(Vec::new());
    let reader = Reader { node: root, source, findings: &findings };
    let value = reader.recover(|reader| T::deserialize(reader));
    findings.into_inner().into_iter().for_each(|finding| report.push(finding));
    value
}

/// A node, the text of its file, and the findings so far.
#[derive(Clone, Copy)]
pub(super) struct Reader<'t> {
    pub(super) node: &'t YamlNode,
    source: &'t str,
    findings: &'t RefCell<Vec<Diagnostic>>,
}

/// The reason that a value is refused.
#[derive(Debug)]
pub(super) enum Error {
    Found(Box<Diagnostic>),
    /// A message of serde, which has no span.
    Message(String),
}

impl Error {
    /// An error that has already been reported.
    pub(super) fn reported() -> Self {
        Self::Message(String::new())
    }

    fn finding(self, span: Span) -> Option<Diagnostic> {
        match self {
            Self::Found(finding) => Some(*finding),
            Self::Message(message) if message.is_empty() => None,
            Self::Message(message) => Some(WRONG_TYPE.at(span, message)),
        }
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Found(finding) => f.write_str(&finding.message),
            Self::Message(message) => f.write_str(message),
        }
    }
}

impl std::error::Error for Error {}

impl serde::de::Error for Error {
    fn custom<T: fmt::Display>(message: T) -> Self {
        Self::Message(message.to_string())
    }
}

impl<'t> Reader<'t> {
    pub(super) fn at(self, node: &'t YamlNode) -> Self {
        Self { node, ..self }
    }

    pub(super) fn push(self, finding: Diagnostic) {
        self.findings.borrow_mut().push(finding);
    }

    /// Reads a value, and turns an error into a finding.
    pub(super) fn recover<T>(self, read: impl FnOnce(Self) -> Result<T, Error>) -> Option<T> {
        match read(self) {
            Ok(value) => Some(value),
            Err(error) => {
                if let Some(finding) = error.finding(self.node.span) {
                    self.push(finding);
                }
                None
            }
        }
    }

    pub(super) fn scalar(self) -> Option<(&'t str, bool)> {
        match &self.node.kind {
            YamlKind::Scalar { text, quoted, .. } => Some((text, *quoted)),
            _ => None,
        }
    }

    fn is_null(self) -> bool {
        matches!(self.scalar(), Some(("" | "~" | "null" | "Null" | "NULL", false)))
    }

    fn refuse<T>(self, wanted: &str) -> Result<T, Error> {
        if matches!(self.node.kind, YamlKind::Refused) {
            return Err(Error::reported());
        }
        Err(Error::Found(Box::new(self.wrong_type(wanted))))
    }

    fn wrong_type(self, wanted: &str) -> Diagnostic {
        let span = self.node.span;
        let found = match &self.node.kind {
            YamlKind::Refused => "nothing".to_owned(),
            _ if self.is_null() => "nothing".to_owned(),
            YamlKind::List(_) => "a list".to_owned(),
            YamlKind::Mapping(_) => "a mapping".to_owned(),
            YamlKind::Scalar { text, quoted: true, .. } => format!("the string `{text}`"),
            YamlKind::Scalar { text, .. } => format!("`{text}`"),
        };
        let finding = WRONG_TYPE.at(self.place(), format!("expected {wanted}, found {found}"));
        match (&self.node.kind, wanted) {
            _ if self.is_null() => finding.help("write the value, or remove the key"),
            (YamlKind::Mapping(_) | YamlKind::List(_), "a string") if !self.node.is_block() => {
                finding.help("quote the string: an unquoted `{` starts a mapping, and `[` a list")
            }
            (YamlKind::Scalar { text, .. }, "`true` or `false`") => {
                match text.to_lowercase().as_str() {
                    "yes" | "on" | "y" | "true" => finding.fix(span, "true"),
                    "no" | "off" | "n" | "false" => finding.fix(span, "false"),
                    _ => finding,
                }
            }
            (YamlKind::Scalar { text, .. }, "an integer") => match integer(text) {
                Some(number) => {
                    finding.help("integers are decimal and unquoted").fix(span, number.to_string())
                }
                None => finding,
            },
            _ => finding,
        }
    }

    /// The place of the value; for a collection of several lines, its first key or its first dash.
    fn place(self) -> Span {
        let span = self.node.span;
        match &self.node.kind {
            _ if !self.node.is_block() => span,
            YamlKind::Mapping(pairs) => pairs.first().map_or(span, |(key, _)| key.span),
            _ => span.file.span(span.start as usize..span.start as usize + 1),
        }
    }

    /// Reads a plain decimal integer: no `+`, no leading zero, no `_`, no `0x`, no quotes.
    fn integer<T: std::str::FromStr + ToString>(self) -> Result<T, Error> {
        match self.scalar() {
            Some((text, false)) => match text.parse::<T>() {
                Ok(value) if value.to_string() == text => Ok(value),
                _ if integer(text).is_some_and(|number| number.to_string() == text) => {
                    self.refuse(if text.starts_with('-') {
                        "a positive integer"
                    } else {
                        "a smaller integer"
                    })
                }
                _ => self.refuse("an integer"),
            },
            _ => self.refuse("an integer"),
        }
    }

    pub(super) fn text(self) -> Result<&'t str, Error> {
        let Some((text, _)) = self.scalar() else { return self.refuse("a string") };
        if self.is_null() || text.trim().is_empty() {
            let finding = EMPTY_TEXT.at(self.node.span, "expected a string, found nothing");
            let finding = finding.help("write the string, or remove the key");
            return Err(Error::Found(Box::new(finding)));
        }
        self.report_cut();
        self.report_control(text);
        Ok(text)
    }

    /// Reports a control character, literal or escaped.
    pub(super) fn report_control(self, text: &str) {
        if let Some(letter) = text.chars().find(|letter| is_control(*letter)) {
            let Span { file, start, end } = self.node.span;
            let written = self.source.get(start as usize..end as usize).unwrap_or_default();
            let place = syntax::place(written, letter);
            let place = place.map(|it| start as usize + it.start..start as usize + it.end);
            let span = place.map_or(self.node.span, |place| file.span(place));
            self.push(control_character(span, letter));
        }
    }

    /// Reports a string that a comment cuts short: `See issue #12`.
    pub(super) fn report_cut(self) {
        let YamlKind::Scalar { text, comment: Some(comment), .. } = &self.node.kind else { return };
        let finding = CUT_BY_COMMENT.at(*comment, "this is a comment, not part of the text");
        let finding = finding.also(self.node.span, format!("the text is just `{text}`"));
        let help = "quote the text if the rest belongs to it; start a real comment with `# `";
        self.push(finding.help(help));
    }

    pub(super) fn kind(self) -> u8 {
        match &self.node.kind {
            YamlKind::Scalar { quoted: false, .. } | YamlKind::Refused => PLAIN_SCALAR,
            YamlKind::Scalar { quoted: true, .. } => QUOTED_SCALAR,
            YamlKind::List(_) => LIST,
            YamlKind::Mapping(_) => MAPPING,
        }
    }

    fn entries(self, fields: Option<&'static [&'static str]>) -> Result<Entries<'t>, Error> {
        match &self.node.kind {
            YamlKind::Mapping(pairs) => Ok(Entries::new(pairs, fields, self)),
            _ => self.refuse("a mapping"),
        }
    }
}

macro_rules! integers {
    ($($method:ident $visit:ident),*) => {
        $(fn $method<V: Visitor<'t>>(self, visitor: V) -> Result<V::Value, Error> {
            visitor.$visit(self.integer()?)
        })*
    };
}

impl<'t> Deserializer<'t> for Reader<'t> {
    type Error = Error;

    integers! {
        deserialize_i8 visit_i8, deserialize_i16 visit_i16, deserialize_i32 visit_i32, deserialize_i64 visit_i64,
        deserialize_u8 visit_u8, deserialize_u16 visit_u16, deserialize_u32 visit_u32, deserialize_u64 visit_u64
    }

    fn deserialize_any<V: Visitor<'t>>(self, visitor: V) -> Result<V::Value, Error> {
        match &self.node.kind {
            YamlKind::Refused => self.refuse("a value"),
            YamlKind::Scalar { text, .. } => visitor.visit_borrowed_str(text),
            YamlKind::List(_) => self.deserialize_seq(visitor),
            YamlKind::Mapping(_) => self.deserialize_map(visitor),
        }
    }

    fn deserialize_bool<V: Visitor<'t>>(self, visitor: V) -> Result<V::Value, Error> {
        match self.scalar() {
            Some(("true", false)) => visitor.visit_bool(true),
            Some(("false", false)) => visitor.visit_bool(false),
            _ => self.refuse("`true` or `false`"),
        }
    }

    fn deserialize_f64<V: Visitor<'t>>(self, visitor: V) -> Result<V::Value, Error> {
        match self.scalar().filter(|(_, quoted)| !quoted).map(|(text, _)| text.parse::<f64>()) {
            Some(Ok(number)) if number.is_finite() => visitor.visit_f64(number),
            _ => self.refuse("a number"),
        }
    }

    fn deserialize_str<V: Visitor<'t>>(self, visitor: V) -> Result<V::Value, Error> {
        visitor.visit_borrowed_str(self.text()?)
    }

    fn deserialize_string<V: Visitor<'t>>(self, visitor: V) -> Result<V::Value, Error> {
        self.deserialize_str(visitor)
    }

    fn deserialize_identifier<V: Visitor<'t>>(self, visitor: V) -> Result<V::Value, Error> {
        self.deserialize_str(visitor)
    }

    fn deserialize_option<V: Visitor<'t>>(self, visitor: V) -> Result<V::Value, Error> {
        visitor.visit_some(self)
    }

    fn deserialize_seq<V: Visitor<'t>>(self, visitor: V) -> Result<V::Value, Error> {
        match &self.node.kind {
            YamlKind::List(items) => {
                visitor.visit_seq(SeqDeserializer::new(items.iter().map(|item| self.at(item))))
            }
            _ => self.refuse("a list"),
        }
    }

    fn deserialize_map<V: Visitor<'t>>(self, visitor: V) -> Result<V::Value, Error> {
        visitor.visit_map(self.entries(None)?)
    }

    fn deserialize_struct<V: Visitor<'t>>(
        self,
        _name: &'static str,
        fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Error> {
        visitor.visit_map(self.entries(Some(fields))?)
    }

    fn deserialize_enum<V: Visitor<'t>>(
        self,
        _name: &'static str,
        variants: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Error> {
        let Some((text, _)) = self.scalar() else { return self.refuse("a name") };
        if variants.contains(&text) {
            return visitor.visit_enum(StrDeserializer::<Error>::new(text));
        }
        let span = self.node.span;
        let finding = UNKNOWN_VALUE.at(span, format!("unknown value `{text}`"));
        let finding = finding.help(format!("one of: {}", variants.join(", ")));
        Err(Error::Found(Box::new(match did_you_mean(text, variants.iter().copied()) {
            Some(meant) => finding.fix(span, meant),
            None => finding,
        })))
    }

    fn deserialize_newtype_struct<V: Visitor<'t>>(
        self,
        name: &'static str,
        visitor: V,
    ) -> Result<V::Value, Error> {
        let parts = match name {
            SPANNED => Parts::place(self, Ending::Value),
            TREE => Parts::place(self, Ending::Source),
            KIND if matches!(self.node.kind, YamlKind::Refused) => return self.refuse("a value"),
            KIND => Parts::new(vec![u32::from(self.kind())], self, Ending::Value),
            GIVEN => Parts::new(vec![], self, Ending::Recovered),
            _ => return visitor.visit_newtype_struct(self),
        };
        visitor.visit_seq(parts)
    }

    fn deserialize_ignored_any<V: Visitor<'t>>(self, visitor: V) -> Result<V::Value, Error> {
        visitor.visit_unit()
    }

    serde::forward_to_deserialize_any! {
        <V: Visitor<'t>>
        f32 char bytes byte_buf unit unit_struct tuple tuple_struct
    }
}

/// Parses an integer in another notation, to suggest the decimal one.
fn integer(text: &str) -> Option<i128> {
    let text = text.trim().replace('_', "");
    let (digits, radix) = match text.get(..2) {
        Some("0x") => (&text[2..], 16),
        Some("0o") => (&text[2..], 8),
        Some("0b") => (&text[2..], 2),
        _ => (text.strip_suffix(".0").unwrap_or(&text), 10),
    };
    i128::from_str_radix(digits, radix).ok()
}
