//! Fields: params and their members, described in terms of JSON.

use crate::emit::pages::markup::Markup;
use crate::emit::pages::section::{Columns, Table};
use crate::model::{Definition, Literal, Param, Type, TypeDef};
use crate::source::Spanned;
use crate::wire::inline;

/// A member of a body: its place, its type and its meaning.
pub(crate) struct Field {
    pub(crate) path: String,
    pub(crate) ty: String,
    pub(crate) doc: String,
    /// The whole text below the table, if it does not fit into a cell.
    pub(crate) text: Option<String>,
}

/// The maximum levels of members below a param: an object may contain itself.
const DEPTH: usize = 3;

/// A table of fields, with at most three columns; the long column is last.
pub(crate) fn table(markup: impl Markup, fields: &[Field]) -> Table {
    let table = Columns::new()
        .column("Field", move |field: &Field| markup.code(&field.path))
        .column("Type", move |field| markup.prose(&field.ty))
        .column("Description", |field| field.doc.clone())
        .table(fields);
    table.above(fields.iter().filter_map(|field| field.text.clone()))
}

/// Params, each followed by the members of its objects; below a heading of this level.
pub(crate) fn fields<'p>(
    markup: impl Markup,
    level: usize,
    types: &[TypeDef],
    params: impl IntoIterator<Item = &'p Param>,
) -> Vec<Field> {
    let mut fields = Vec::new();
    for param in params {
        let path = param.name.value.clone();
        add(markup, level, types, path, param, DEPTH, &mut fields);
    }
    fields
}

fn add(
    markup: impl Markup,
    level: usize,
    types: &[TypeDef],
    path: String,
    param: &Param,
    depth: usize,
    fields: &mut Vec<Field>,
) {
    let ty = type_words(types, &param.ty);
    let text = text(markup, level, &path, param);
    fields.push(Field { path: path.clone(), ty, doc: doc(markup, types, param), text });
    let (mut path, mut ty) = (path, &param.ty);
    while let Type::List(item) = ty {
        path.push_str("[]");
        ty = item;
    }
    let members = ty.members(types).filter(|_| depth > 0).unwrap_or_default();
    for member in members {
        let path = format!("{path}.{}", *member.name);
        add(markup, level, types, path, member, depth - 1, fields);
    }
}

/// The whole meaning of a param, if it does not fit into a cell.
pub(crate) fn text(markup: impl Markup, level: usize, path: &str, param: &Param) -> Option<String> {
    let text = || markup.text(&format!("{}:", markup.code(path)), level, &param.doc);
    (!param.doc.is_line()).then(text)
}

/// The JSON type of a value, and the format of a string.
pub(crate) fn type_words(types: &[TypeDef], ty: &Type) -> String {
    let format = match ty {
        Type::Integer => return "integer".to_owned(),
        Type::Number => return "number".to_owned(),
        Type::Boolean => return "boolean".to_owned(),
        Type::Any => return "any".to_owned(),
        Type::Map(value) => return format!("object of {}", type_words(types, value)),
        Type::List(item) => return format!("array of {}", type_words(types, item)),
        Type::Named(_) if ty.is_object(types) => return "object".to_owned(),
        Type::String | Type::Named(_) => return "string".to_owned(),
        Type::Timestamp => "date-time",
        Type::Date => "date",
        Type::Url => "uri",
        Type::Uuid => "uuid",
        Type::Email => "email",
    };
    format!("string ({format})")
}

/// The meaning of a param, its values and an example.
fn doc(markup: impl Markup, types: &[TypeDef], param: &Param) -> String {
    let mut sentences = vec![if_applicable(meaning(markup, param), param.optional)];
    if let Some(values) = enumeration(types, &param.ty) {
        let values: Vec<String> = values.iter().map(|value| markup.code(value)).collect();
        sentences.push(format!("One of {}; others may follow", values.join(", ")));
    }
    if let Some(example) = &param.example
        && !matches!(example.value, Literal::List(_) | Literal::Map(_))
    {
        sentences.push(format!("Example: {}", markup.code(&inline(&example.value))));
    }
    sentences.retain(|sentence| !sentence.is_empty());
    sentences.join(". ")
}

/// The meaning of a value that may be missing.
pub(crate) fn if_applicable(meaning: String, may_be_missing: bool) -> String {
    match (may_be_missing, meaning.as_str()) {
        (false, _) => meaning,
        (true, "") => "If applicable".to_owned(),
        (true, meaning) => format!("{meaning} (if applicable)"),
    }
}

/// The values of an enumeration, or of one within lists and maps.
fn enumeration<'t>(types: &'t [TypeDef], ty: &Type) -> Option<&'t [Spanned<String>]> {
    match ty {
        Type::List(inner) | Type::Map(inner) => enumeration(types, inner),
        Type::Named(id) => match &types[id.0].definition {
            Definition::Enumeration(values) => Some(values),
            Definition::Object(_) => None,
        },
        _ => None,
    }
}

/// The meaning of a param and its unit, without the full stop.
pub(crate) fn meaning(markup: impl Markup, param: &Param) -> String {
    let meaning = markup.brief(&param.doc);
    let meaning = meaning.trim_end_matches('.');
    let unit = param.unit.as_ref().map(|unit| match meaning {
        "" => format!("Unit: {}", markup.phrase(unit)),
        _ => format!(" ({})", markup.phrase(unit)),
    });
    meaning.to_owned() + &unit.unwrap_or_default()
}
