//! Fields: their declarations, and their values in categories, errors and conditions.

use std::collections::HashMap;

use crate::lower::literal::Reading;
use crate::lower::{Cx, DeclaredTypes, by_name, literal, param, prose};
use crate::model::{Audience, Field, Literal, Stated, Type, TypeDef};
use crate::name::Names;
use crate::raw::{FieldForm, FieldType, RawField};
use crate::rule::{FIXED, Needs, Rule, rule};
use crate::source::Spanned;
use crate::yaml::{Form, Given, ListOr, Pair, Pairs, Tree};

pub(crate) static UNKNOWN_FIELD: Rule = rule!("unknown-field", FIXED, Needs::Contract);
pub(crate) static MISMATCHED_FIELD: Rule = rule!("mismatched-field", FIXED);
pub(crate) static UNSUITABLE_FIELD_TYPE: Rule = rule!("unsuitable-field-type", FIXED);

/// The value of each field, in the order of the declarations.
pub(super) type Values = Vec<Stated<Option<Literal>>>;

/// The fields that a contract declares.
pub(super) struct DeclaredFields {
    pub(super) all: Vec<Field>,
    places: HashMap<String, usize>,
    names: Names<String>,
    /// Whether the declarations were refused, so that unknown names are not reported.
    is_partial: bool,
}

impl DeclaredFields {
    /// Enumerations that are written in place are added to the types.
    pub(super) fn lower(
        cx: &mut Cx<'_>,
        types: &mut DeclaredTypes,
        raw: Given<Pairs<FieldForm>>,
    ) -> Self {
        let is_partial = raw.is_refused();
        let mut all: Vec<_> = raw.pairs().into_iter().map(|pair| field(cx, types, pair)).collect();
        all.sort_by_key(|field| field.audience);
        let names = || all.iter().map(|field| field.param.name.value.clone());
        let known: Vec<String> = names().collect();
        let places = by_name(known.iter().enumerate().map(|(at, name)| (name.as_str(), at)));
        let places = places.into_iter().map(|(name, at)| (name.to_owned(), at)).collect();
        Self { places, names: Names::new(names()), is_partial, all }
    }

    /// The values of an error that states none.
    pub(super) fn defaults(&self) -> Values {
        let default = |field: &Field| match &field.default {
            Some(value) => Stated::own(Some(value.value.clone()), value.span).inherited(),
            None => Stated::default(None),
        };
        self.all.iter().map(default).collect()
    }

    /// The values that a mapping states, and the outer values of the other fields.
    pub(super) fn values(
        &self,
        cx: &mut Cx<'_>,
        types: &DeclaredTypes,
        outer: &Values,
        raw: Given<Pairs<Tree>>,
    ) -> Values {
        let mut values: Values = outer.iter().map(Stated::inherited).collect();
        if raw.is_refused() {
            return values.into_iter().map(|value| Stated::refused(value.value)).collect();
        }
        for pair in raw.pairs() {
            match self.places.get(pair.key.as_str()) {
                Some(at) => values[*at] = value(cx, types, &self.all[*at], pair.value),
                None if self.is_partial => {}
                None => {
                    let message = format!("there is no field `{}`", *pair.key);
                    let meant = self.names.meant(&pair.key).map(String::as_str);
                    let help = "declare it under the `fields` of the contract";
                    cx.report.push(UNKNOWN_FIELD.at(pair.key.span, message).suggest(meant, help));
                }
            }
        }
        values
    }
}

fn value(
    cx: &mut Cx<'_>,
    types: &DeclaredTypes,
    field: &Field,
    tree: Option<Spanned<Tree>>,
) -> Stated<Option<Literal>> {
    let Some(Spanned { value: tree, span }) = tree else { return Stated::refused(None) };
    if field.param.optional && tree.is_null() {
        return Stated::own(None, span);
    }
    let reading = Reading { types: &types.defs, rule: &MISMATCHED_FIELD };
    match literal::literal(cx, reading, &tree, &field.param.ty) {
        Some(value) => Stated::own(Some(value.value), span),
        None => Stated::refused(None),
    }
}

fn field(cx: &mut Cx<'_>, types: &mut DeclaredTypes, pair: Pair<FieldForm>) -> Field {
    let (name, _) = param::optional(pair.key.clone());
    let Some(Spanned { value: form, span }) = pair.value else {
        return bare(cx, types, &pair.key, None);
    };
    let long = match form {
        ListOr::List(values) => {
            return bare(cx, types, &pair.key, Some(ListOr::List(values)));
        }
        ListOr::Mapping(Form::Short(text)) => {
            return bare(cx, types, &pair.key, Some(ListOr::Mapping(text)));
        }
        ListOr::Mapping(Form::Long(long)) => long,
    };
    let RawField { ty, doc, audience, default } = long;
    let ty = cx.required(ty, "type", span, &format!("the field `{}`", *name));
    let mut field = bare(cx, types, &pair.key, ty);
    field.param.doc = prose(doc);
    field.audience = audience.value().map_or(Audience::Public, |audience| audience.value);
    let reading = Reading { types: &types.defs, rule: &MISMATCHED_FIELD };
    let default = default.value();
    field.default = default.and_then(|tree| literal::literal(cx, reading, &tree, &field.param.ty));
    field
}

/// A field with only a name and a type; the type `None` was refused.
fn bare(
    cx: &mut Cx<'_>,
    types: &mut DeclaredTypes,
    key: &Spanned<String>,
    ty: Option<FieldType>,
) -> Field {
    let (name, optional) = param::optional(key.clone());
    let (ty, is_marked) = match ty {
        None => (Type::Any, false),
        Some(ListOr::List(values)) => (types.enumeration(name.clone(), values), false),
        Some(ListOr::Mapping(text)) => {
            let parsed = types.parse(cx, Some(key), &text, text.span);
            if types.knows(&text) && !is_constant(&types.defs, &parsed.ty) {
                let message = format!("the field `{}` cannot be `{}`", *name, &**text);
                let finding = UNSUITABLE_FIELD_TYPE.at(text.span, message);
                cx.report.push(finding.help("a field is a constant: declare one for each member"));
            }
            (parsed.ty, parsed.optional)
        }
    };
    let param = param::bare(name, ty, optional || is_marked);
    Field { param, audience: Audience::Public, default: None }
}

/// Whether each value of a type is a constant: neither an object nor any JSON value, nor made of such values.
fn is_constant(types: &[TypeDef], ty: &Type) -> bool {
    match ty {
        Type::List(inner) | Type::Map(inner) => is_constant(types, inner),
        ty => *ty != Type::Any && !ty.is_object(types),
    }
}
