//! Hands the parts of shapes, lists and mappings to serde, one by one.

use std::cell::OnceCell;
use std::collections::{HashMap, HashSet};

use serde::de::value::StrDeserializer;
use serde::de::{DeserializeSeed, Error as _, IntoDeserializer, MapAccess, SeqAccess};

use crate::name::did_you_mean;
use crate::report::Diagnostic;
use crate::source::Span;
use crate::yaml::de::{Error, Reader};
use crate::yaml::parse::YamlNode;
use crate::yaml::shape::QUOTED_SCALAR;
use crate::yaml::{DUPLICATE_KEY, UNKNOWN_KEY, UNSUPPORTED};

/// The parts of a shape: some numbers, then the value itself.
pub(super) struct Parts<'t> {
    head: Vec<u32>,
    reader: Option<Reader<'t>>,
    ending: Ending,
}

/// The way in which the value at the end is read.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum Ending {
    /// Like any other value.
    Value,
    /// A wrong value becomes a finding, and is omitted.
    Recovered,
    /// A scalar is passed on as it was written, even if it is empty.
    Source,
}

impl<'t> Parts<'t> {
    pub(super) fn new(head: Vec<u32>, reader: Reader<'t>, ending: Ending) -> Self {
        Self { head, reader: Some(reader), ending }
    }

    pub(super) fn place(reader: Reader<'t>, ending: Ending) -> Self {
        let span = reader.node.span;
        let mut head = vec![span.file.0, span.start, span.end];
        if ending == Ending::Source {
            head.push(u32::from(reader.kind()));
        }
        Self::new(head, reader, ending)
    }
}

impl<'t> SeqAccess<'t> for Parts<'t> {
    type Error = Error;

    fn next_element_seed<T: DeserializeSeed<'t>>(
        &mut self,
        seed: T,
    ) -> Result<Option<T::Value>, Error> {
        if !self.head.is_empty() {
            return seed.deserialize(self.head.remove(0).into_deserializer()).map(Some);
        }
        let Some(reader) = self.reader.take() else { return Ok(None) };
        match (self.ending, reader.scalar()) {
            (Ending::Source, Some((text, _))) => {
                reader.report_cut();
                reader.report_control(text);
                seed.deserialize(StrDeserializer::new(text)).map(Some)
            }
            (Ending::Recovered, _) => Ok(reader.recover(|reader| seed.deserialize(reader))),
            _ => seed.deserialize(reader).map(Some),
        }
    }
}

impl<'t> IntoDeserializer<'t, Error> for Reader<'t> {
    type Deserializer = Self;

    fn into_deserializer(self) -> Self {
        self
    }
}

/// The entries of a mapping. A repeated key is an error, and so is an unknown one if the keys are known.
pub(super) struct Entries<'t> {
    all: &'t [(YamlNode, YamlNode)],
    pairs: std::slice::Iter<'t, (YamlNode, YamlNode)>,
    value: Option<&'t YamlNode>,
    seen: HashMap<&'t str, Span>,
    /// All keys, the later ones included.
    written: OnceCell<HashSet<&'t str>>,
    /// Whether the mapping has a merge key, so that its entries are not known.
    merges: bool,
    fields: Option<&'static [&'static str]>,
    reader: Reader<'t>,
}

impl<'t> Entries<'t> {
    pub(super) fn new(
        pairs: &'t [(YamlNode, YamlNode)],
        fields: Option<&'static [&'static str]>,
        reader: Reader<'t>,
    ) -> Self {
        let seen = HashMap::with_capacity(pairs.len());
        let (pairs, all) = (pairs.iter(), pairs);
        let written = OnceCell::new();
        Self { all, pairs, value: None, seen, written, merges: false, fields, reader }
    }

    /// Returns the key, or `None` if the entry is skipped.
    fn accept(&mut self, key: &'t YamlNode, value: &YamlNode) -> Option<&'t str> {
        let reader = self.reader.at(key);
        let text = reader.recover(Reader::text)?;
        if text == "<<" && reader.kind() != QUOTED_SCALAR {
            let finding =
                UNSUPPORTED.at(key.span, "merge keys are not part of the catalog language");
            reader.push(finding.help("put what several errors share into their category"));
            self.merges = true;
            return None;
        }
        if let Some(first) = self.seen.get(text) {
            let finding = DUPLICATE_KEY.at(key.span, format!("duplicate key `{text}`"));
            let finding = finding.label("again here").also(*first, "first here");
            let help = "keep one of the two; quoting a key does not make it another one";
            reader.push(finding.help(help));
            return None;
        }
        self.seen.insert(text, key.span);
        match self.fields {
            Some(fields) if !fields.contains(&text) => self.suggest(key, text, value, fields),
            _ => Some(text),
        }
    }

    /// Reports an unknown key, and continues with the suggested one, so that it is not reported as missing.
    fn suggest(
        &mut self,
        key: &'t YamlNode,
        text: &str,
        value: &YamlNode,
        fields: &'static [&'static str],
    ) -> Option<&'t str> {
        let (finding, suggested) = unknown_key(key, text, value, fields);
        self.reader.push(finding);
        let written = self.written.get_or_init(|| {
            self.all.iter().filter_map(|(key, _)| Some(self.reader.at(key).scalar()?.0)).collect()
        });
        let suggested =
            suggested.filter(|name| !self.seen.contains_key(name) && !written.contains(name))?;
        self.seen.insert(suggested, key.span);
        Some(suggested)
    }
}

fn unknown_key(
    key: &YamlNode,
    text: &str,
    value: &YamlNode,
    fields: &'static [&'static str],
) -> (Diagnostic, Option<&'static str>) {
    let finding = UNKNOWN_KEY.at(key.span, format!("unknown key `{text}`"));
    if text.contains(' ') && value.span.start == value.span.end {
        return (finding.help("a comma ends a value inside `{ … }`: quote the value"), None);
    }
    let suggested = did_you_mean(text, fields.iter().copied());
    let help = format!("the keys here are: {}", fields.join(", "));
    (finding.suggest(suggested, help), suggested)
}

impl<'t> MapAccess<'t> for Entries<'t> {
    type Error = Error;

    fn next_key_seed<K: DeserializeSeed<'t>>(
        &mut self,
        seed: K,
    ) -> Result<Option<K::Value>, Error> {
        while let Some((key, value)) = self.pairs.next() {
            let Some(name) = self.accept(key, value) else { continue };
            self.value = Some(value);
            // A known key needs no span, and a suggested one differs from the text of the file.
            return match self.fields {
                Some(_) => seed.deserialize(StrDeserializer::new(name)).map(Some),
                None => seed.deserialize(self.reader.at(key)).map(Some),
            };
        }
        if self.merges { Err(Error::reported()) } else { Ok(None) }
    }

    fn next_value_seed<T: DeserializeSeed<'t>>(&mut self, seed: T) -> Result<T::Value, Error> {
        match self.value.take() {
            Some(value) => seed.deserialize(self.reader.at(value)),
            None => Err(Error::custom("a value without its key")),
        }
    }

    fn size_hint(&self) -> Option<usize> {
        Some(self.pairs.len())
    }
}
