//! Params and their types.

use std::cell::OnceCell;
use std::collections::BTreeMap;

use crate::lower::foreign::{self, MAX_NESTING};
use crate::lower::literal::{Reading, literal};
use crate::lower::{Cx, EXAMPLE_MISMATCH, UNKNOWN_TYPE};
use crate::model::{Definition, Param, Prose, Type, TypeDef, TypeId};
use crate::name::Names;
use crate::raw::{ParamForm, TypeForm};
use crate::source::{Span, Spanned};
use crate::yaml::{Form, Given, ListOr, Pairs, TOO_LARGE};

/// A string that is not a type.
enum TypeFault<'t> {
    Unknown(&'t str),
    TooDeep,
}

/// A type, and whether it is written as that of an optional value.
pub(super) struct ParsedType {
    pub(super) ty: Type,
    pub(super) optional: bool,
}

/// The types of a contract. All names are collected before any members are read, so that the order does not matter.
#[derive(Default)]
pub(super) struct DeclaredTypes {
    /// The name of each declared type. A refused type has no definition, and counts as `any`.
    names: BTreeMap<String, Option<TypeId>>,
    /// The names of all types, and the most common ones with a parameter.
    known: OnceCell<Names<String>>,
    pub(super) defs: Vec<TypeDef>,
}

impl DeclaredTypes {
    pub(super) fn lower(cx: &mut Cx<'_>, raw: Given<Pairs<TypeForm>>) -> Self {
        let pairs = raw.pairs();
        let mut types = Self::default();
        for pair in &pairs {
            let id = pair.value.is_some().then_some(TypeId(types.defs.len()));
            types.names.entry(pair.key.value.clone()).or_insert(id);
            if id.is_some() {
                let definition = Definition::Object(Vec::new());
                types.defs.push(TypeDef { name: pair.key.clone(), definition });
            }
        }
        let mut members = Vec::new();
        let forms = pairs.into_iter().filter_map(|pair| pair.value);
        for (at, form) in forms.enumerate() {
            match form.value {
                ListOr::List(values) => types.defs[at].definition = enumeration(values),
                ListOr::Mapping(raw) => members.push((at, raw)),
            }
        }
        // Read objects without examples first: an example may have a type that is declared later.
        let shapes: Vec<_> =
            members.iter().map(|(at, raw)| (*at, params_without_examples(&types, raw))).collect();
        for (at, shape) in shapes {
            types.defs[at].definition = Definition::Object(shape);
        }
        for (at, raw) in members {
            let lowered = params(cx, &types, raw);
            types.defs[at].definition = Definition::Object(lowered);
        }
        types
    }

    /// Adds an enumeration that is written in place, under the name of its field.
    pub(super) fn enumeration(
        &mut self,
        name: Spanned<String>,
        values: Vec<Given<Spanned<String>>>,
    ) -> Type {
        self.defs.push(TypeDef { name, definition: enumeration(values) });
        Type::Named(TypeId(self.defs.len() - 1))
    }

    /// Parses a type; reports an unknown one. An optional value is marked on the key, or after a type without a key.
    pub(super) fn parse(
        &self,
        cx: &mut Cx<'_>,
        key: Option<&Spanned<String>>,
        text: &str,
        span: Span,
    ) -> ParsedType {
        let required = |ty| ParsedType { ty, optional: false };
        let unknown = match self.find(text.trim()) {
            Ok(ty) => return required(ty),
            Err(TypeFault::Unknown(unknown)) => unknown,
            Err(TypeFault::TooDeep) => {
                let message = format!("a type nested deeper than {MAX_NESTING} levels");
                let finding = TOO_LARGE.at(span, message);
                cx.report.push(finding.help("declare the inner part under `types`"));
                return required(Type::Any);
            }
        };
        let place = place(cx, text, span, unknown);
        let finding = UNKNOWN_TYPE.at(place, format!("unknown type `{unknown}`"));
        let Some(meant) = foreign::translate(text, &|name| self.nearest(name)) else {
            cx.report.push(finding.help(foreign::help(unknown)));
            return required(Type::Any);
        };
        cx.report.push(match key {
            _ if !meant.optional => {
                let finding = finding.help(foreign::help(unknown));
                match foreign::translate(unknown, &|name| self.nearest(name)) {
                    Some(part) => finding.fix(place, part.text),
                    None => finding,
                }
            }
            None => finding.fix(span, format!("{}?", meant.text)),
            Some(key) => {
                let place = key.span.to(span);
                let marked = with_mark(cx, key, span, &meant.text);
                finding.help("a key that ends with `?` is optional").fix(place, marked)
            }
        });
        // Continue with the suggested type, to avoid a second finding.
        ParsedType { ty: self.find(&meant.text).unwrap_or(Type::Any), optional: meant.optional }
    }

    /// The known type whose name is nearest.
    fn nearest(&self, name: &str) -> Option<String> {
        if self.find(name).is_ok() {
            return Some(name.to_owned());
        }
        let known = self.known.get_or_init(|| {
            let built_in = Type::SCALARS.iter().map(|(name, _)| (*name).to_owned());
            let generic = ["list<string>", "map<string>"].map(str::to_owned);
            Names::new(built_in.chain(generic).chain(self.names.keys().cloned()))
        });
        known.meant(name).cloned()
    }

    fn find<'t>(&self, text: &'t str) -> Result<Type, TypeFault<'t>> {
        self.nested(text, 0)
    }

    fn nested<'t>(&self, text: &'t str, depth: usize) -> Result<Type, TypeFault<'t>> {
        let inner = |prefix: &str| Some(text.strip_prefix(prefix)?.strip_suffix('>')?.trim());
        let inner = |prefix: &str| inner(prefix).filter(|inner| !inner.is_empty());
        if depth > MAX_NESTING {
            return Err(TypeFault::TooDeep);
        }
        if let Some(item) = inner("list<") {
            return self.nested(item, depth + 1).map(|item| Type::List(Box::new(item)));
        }
        if let Some(value) = inner("map<") {
            return self.nested(value, depth + 1).map(|value| Type::Map(Box::new(value)));
        }
        if let Some(id) = self.names.get(text) {
            return Ok(id.map_or(Type::Any, Type::Named));
        }
        let scalar = Type::SCALARS.iter().find(|(name, _)| *name == text);
        scalar.map(|(_, ty)| ty.clone()).ok_or(TypeFault::Unknown(text))
    }

    /// The types for values of examples.
    pub(super) fn examples(&self) -> Reading<'_> {
        Reading { types: &self.defs, rule: &EXAMPLE_MISMATCH }
    }

    /// Whether a string is a type.
    pub(super) fn knows(&self, text: &str) -> bool {
        self.find(text.trim()).is_ok()
    }
}

fn enumeration(values: Vec<Given<Spanned<String>>>) -> Definition {
    Definition::Enumeration(values.into_iter().filter_map(Given::value).collect())
}

/// The place of the unknown part of a type.
fn place(cx: &Cx<'_>, ty: &str, span: Span, unknown: &str) -> Span {
    let part = if unknown == ty.trim() { None } else { cx.sources.text(span).rfind(unknown) };
    part.map_or(span, |at| {
        let start = span.start as usize + at;
        span.file.span(start..start + unknown.len())
    })
}

/// The source of a key, marked with `?`, and of all that follows it until its type, which is replaced.
fn with_mark(cx: &Cx<'_>, key: &Spanned<String>, ty: Span, meant: &str) -> String {
    let between = key.span.file.span(key.span.end as usize..ty.start as usize);
    let (key, between) = (cx.sources.text(key.span), cx.sources.text(between));
    let name = key.trim_end_matches(['"', '\'']);
    let mark = if name.ends_with('?') { "" } else { "?" };
    format!("{name}{mark}{}{between}{meant}", &key[name.len()..])
}

/// The params of a mapping, in order.
pub(super) fn params(cx: &mut Cx<'_>, types: &DeclaredTypes, raw: Pairs<ParamForm>) -> Vec<Param> {
    let mut params = Vec::with_capacity(raw.0.len());
    for pair in raw.0 {
        params.push(match pair.value {
            Some(form) => param(cx, types, &pair.key, form),
            None => {
                let (name, optional) = optional(pair.key);
                bare(name, Type::Any, optional)
            }
        });
    }
    params
}

fn param(
    cx: &mut Cx<'_>,
    types: &DeclaredTypes,
    key: &Spanned<String>,
    form: Spanned<ParamForm>,
) -> Param {
    let (name, optional) = optional(key.clone());
    match form.value {
        Form::Short(text) => {
            let parsed = types.parse(cx, Some(key), &text, text.span);
            bare(name, parsed.ty, optional || parsed.optional)
        }
        Form::Long(long) => {
            let text = cx.required(long.ty, "type", form.span, "this param");
            let parsed = text.map(|text| types.parse(cx, Some(key), &text, text.span));
            let ParsedType { ty, optional: is_marked } =
                parsed.unwrap_or(ParsedType { ty: Type::Any, optional: false });
            let example =
                long.example.value().and_then(|tree| literal(cx, types.examples(), &tree, &ty));
            Param {
                doc: cx.prose(long.doc),
                example,
                unit: long.unit.value(),
                sensitive: long.sensitive.value().is_some_and(|sensitive| sensitive.value),
                ..bare(name, ty, optional || is_marked)
            }
        }
    }
}

fn params_without_examples(types: &DeclaredTypes, raw: &Pairs<ParamForm>) -> Vec<Param> {
    let pairs = raw.0.iter().filter_map(|pair| Some((pair.key.clone(), pair.value.as_ref()?)));
    pairs
        .map(|(key, form)| {
            let (name, optional) = optional(key);
            let text = match &form.value {
                Form::Short(text) => Some(text),
                Form::Long(long) => long.ty.as_ref().value(),
            };
            bare(
                name,
                text.and_then(|text| types.find(text.trim()).ok()).unwrap_or(Type::Any),
                optional,
            )
        })
        .collect()
}

/// A param with only a name and a type.
pub(super) fn bare(name: Spanned<String>, ty: Type, optional: bool) -> Param {
    Param { name, ty, optional, doc: Prose::default(), example: None, unit: None, sensitive: false }
}

/// A key without its trailing `?`, and whether it had one. A quoted key keeps its place, quotes included.
pub(super) fn optional(key: Spanned<String>) -> (Spanned<String>, bool) {
    match key.strip_suffix('?') {
        Some(name) => {
            let Span { start, end, .. } = key.span;
            let is_plain = usize::try_from(end - start) == Ok(key.len());
            let span = Span { end: end - u32::from(is_plain), ..key.span };
            (Spanned::new(name.to_owned(), span), true)
        }
        None => (key, false),
    }
}
