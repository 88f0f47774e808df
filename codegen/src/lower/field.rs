//! Fields: their declarations, and their values in categories, errors and conditions.

use std::collections::HashMap;

use crate::lower::literal::Reading;
use crate::lower::{Cx, DeclaredTypes, by_name, literal, param};
use crate::model::{Audience, Field, Literal, Param, Stated, Type, TypeDef};
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
    /// The values in errors that state no others.
    pub(super) defaults: Values,
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
        let mut fields: Vec<_> =
            raw.pairs().into_iter().map(|pair| field(cx, types, pair)).collect();
        fields.sort_by_key(|(field, _)| field.audience);
        let (all, defaults): (Vec<Field>, Values) = fields.into_iter().unzip();
        let names: Vec<_> = all.iter().map(|field| field.param.name.value.clone()).collect();
        let places = by_name(names.iter().enumerate().map(|(at, name)| (name.as_str(), at)));
        let places = places.into_iter().map(|(name, at)| (name.to_owned(), at)).collect();
        Self { all, defaults, places, names: Names::new(names), is_partial }
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

/// A declaration, and the value in errors that state no other.
fn field(
    cx: &mut Cx<'_>,
    types: &mut DeclaredTypes,
    pair: Pair<FieldForm>,
) -> (Field, Stated<Option<Literal>>) {
    let (name, optional) = param::optional(pair.key.clone());
    let is_refused = pair.value.is_none();
    let RawField { ty, doc, audience, default } = match pair.value {
        None => RawField { ty: Given::Refused, ..RawField::default() },
        Some(Spanned { value: ListOr::List(values), .. }) => {
            RawField { ty: Given::Value(ListOr::List(values)), ..RawField::default() }
        }
        Some(Spanned { value: ListOr::Mapping(Form::Short(text)), .. }) => {
            RawField { ty: Given::Value(ListOr::Mapping(text)), ..RawField::default() }
        }
        Some(Spanned { value: ListOr::Mapping(Form::Long(long)), span }) => {
            if matches!(long.ty, Given::Absent) {
                cx.required(Given::<()>::Absent, "type", span, &format!("the field `{}`", *name));
            }
            long
        }
    };
    let (ty, is_marked) =
        ty.value().map_or((Type::Any, false), |ty| field_type(cx, types, &pair.key, ty));
    let reading = Reading { types: &types.defs, rule: &MISMATCHED_FIELD };
    let default = match default {
        Given::Absent if !is_refused => Stated::default(None),
        default => {
            let read = |tree| literal::literal(cx, reading, &tree, &ty);
            let value = default.value().and_then(read);
            value.map_or(Stated::refused(None), |value| Stated::own(Some(value.value), value.span))
        }
    };
    let place = default.span();
    let field = Field {
        param: Param { doc: cx.prose(doc), ..param::bare(name, ty, optional || is_marked) },
        audience: audience.value().map_or(Audience::Public, |audience| audience.value),
        default: default.value.clone().zip(place).map(|(value, span)| Spanned::new(value, span)),
    };
    (field, default.inherited())
}

/// The type of a field, and whether it is marked as optional.
fn field_type(
    cx: &mut Cx<'_>,
    types: &mut DeclaredTypes,
    key: &Spanned<String>,
    ty: FieldType,
) -> (Type, bool) {
    let text = match ty {
        ListOr::List(values) => {
            let (name, _) = param::optional(key.clone());
            return (types.enumeration(name, values), false);
        }
        ListOr::Mapping(text) => text,
    };
    let parsed = types.parse(cx, Some(key), &text, text.span);
    if types.knows(&text) && !is_constant(&types.defs, &parsed.ty) {
        let (name, _) = param::optional(key.clone());
        let message = format!("the field `{}` cannot be `{}`", *name, &**text);
        let finding = UNSUITABLE_FIELD_TYPE.at(text.span, message);
        cx.report.push(finding.help("a field is a constant: declare one for each member"));
    }
    (parsed.ty, parsed.optional)
}

/// Whether each value of a type is a constant: neither an object nor any JSON value, nor made of such values.
fn is_constant(types: &[TypeDef], ty: &Type) -> bool {
    match ty {
        Type::List(inner) | Type::Map(inner) => is_constant(types, inner),
        ty => *ty != Type::Any && !ty.is_object(types),
    }
}
