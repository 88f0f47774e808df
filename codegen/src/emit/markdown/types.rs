//! Types and params as readers of JSON know them.

use crate::emit::markdown::markup::Markup;
use crate::emit::markdown::sample;
use crate::model::{Contract, Definition, Param, Type};

/// A member of a body: where it is, what it is, and what it means.
pub(super) struct Field {
    pub(super) path: String,
    pub(super) ty: String,
    pub(super) doc: String,
}

/// The type of a value in JSON, and the format of a text.
pub(super) fn words(contract: &Contract, ty: &Type) -> String {
    let format = match ty {
        Type::String => return "string".to_owned(),
        Type::Integer => return "integer".to_owned(),
        Type::Number => return "number".to_owned(),
        Type::Boolean => return "boolean".to_owned(),
        Type::Any => return "any".to_owned(),
        Type::Map(value) => return format!("object of {}", words(contract, value)),
        Type::List(item) => return format!("array of {}", words(contract, item)),
        Type::Named(name) => match contract.type_def(name).map(|def| &def.definition) {
            Some(Definition::Object(_)) | None => return "object".to_owned(),
            Some(Definition::Enumeration(_)) => return "string".to_owned(),
        },
        Type::Timestamp => "date-time",
        Type::Date => "date",
        Type::Url => "uri",
        Type::Uuid => "uuid",
        Type::Email => "email",
    };
    format!("string ({format})")
}

/// A param and, where it holds objects, their members.
pub(super) fn fields(markup: Markup, contract: &Contract, path: &str, param: &Param) -> Vec<Field> {
    let ty = words(contract, &param.ty);
    let mut fields = vec![Field { path: path.to_owned(), ty, doc: doc(markup, contract, param) }];
    // An object that holds itself ends the table where it first does.
    fields.extend(members(markup, contract, path, &param.ty, 3));
    fields
}

fn members(markup: Markup, contract: &Contract, path: &str, ty: &Type, depth: usize) -> Vec<Field> {
    match ty {
        Type::List(item) => members(markup, contract, &format!("{path}[]"), item, depth),
        Type::Named(name) if depth > 0 => {
            match contract.type_def(name).map(|def| &def.definition) {
                Some(Definition::Object(params)) => params
                    .iter()
                    .flat_map(|param| {
                        let path = format!("{path}.{}", *param.name);
                        let own = Field {
                            path: path.clone(),
                            ty: words(contract, &param.ty),
                            doc: doc(markup, contract, param),
                        };
                        std::iter::once(own).chain(members(
                            markup,
                            contract,
                            &path,
                            &param.ty,
                            depth - 1,
                        ))
                    })
                    .collect(),
                _ => Vec::new(),
            }
        }
        _ => Vec::new(),
    }
}

/// What a param means, what it can be and what it looks like.
fn doc(markup: Markup, contract: &Contract, param: &Param) -> String {
    let missing = if param.optional { " (if applicable)" } else { "" };
    let unit = param.unit.as_ref().map(|unit| format!(" ({})", markup.prose(unit)));
    let mut sentences = vec![meaning(markup, param) + &unit.unwrap_or_default() + missing];
    if let Type::Named(name) = &param.ty
        && let Some(Definition::Enumeration(values)) =
            contract.type_def(name).map(|def| &def.definition)
    {
        let values: Vec<String> = values.iter().map(|value| markup.code(value)).collect();
        sentences.push(format!("One of {}; others may follow", values.join(", ")));
    }
    if let Some(example) = &param.example
        && !matches!(example.value, crate::model::Literal::List(_) | crate::model::Literal::Map(_))
    {
        sentences
            .push(format!("Example: {}", markup.code(&sample::json(&example.value).to_string())));
    }
    let sentences = sentences.iter().map(|sentence| sentence.trim());
    sentences.filter(|sentence| !sentence.is_empty()).collect::<Vec<_>>().join(". ")
}

/// What a param means, without the full stop.
pub(super) fn meaning(markup: Markup, param: &Param) -> String {
    markup.inline(param.doc.trim().trim_end_matches('.'))
}
