//! What the generated client says to people and to programs: messages and remedies, with what the error brings in them.

use minijinja::{Value, context};

use super::code::DetailsOf;
use super::{envelope, escape, names};
use crate::emit::place;
use crate::model::{Action, Contract, ErrorDef, Piece, Remedy, Slot, Template, Type};
use crate::name;

/// What to tell the user for each code that has a text of its own.
pub(super) fn messages(contract: &Contract) -> Vec<Value> {
    let of_errors = contract.errors.iter().filter_map(|error| {
        let value = function(contract, error, error.user_message.as_ref()?)?;
        Some(context! { key => escape::key(&error.name), value })
    });
    let of_clients =
        contract.client.iter().filter(|client| client.origin != crate::model::Origin::Unrecognized);
    let of_clients = of_clients.filter_map(|client| {
        let value = escape::string(client.user_message.as_ref()?);
        Some(context! { key => escape::key(&client.name), value })
    });
    of_errors.chain(of_clients).collect()
}

/// What to do about each code.
pub(super) fn remedies(contract: &Contract) -> Vec<Value> {
    let view = |key: &str, remedy: &Remedy, link: Option<String>| {
        let link = link.map(|link| format!(", {link}")).unwrap_or_default();
        let (action, text) = (action(remedy.action.value), escape::string(&remedy.text));
        context! { key => escape::key(key), action, text, link }
    };
    let of_errors = contract.errors.iter().filter_map(|error| {
        let remedy = error.remedy.as_ref()?;
        let link = remedy.link.as_ref().and_then(|link| function(contract, error, link));
        // A text that is the same for every error is a function all the same.
        let link =
            link.map(|link| if link.starts_with('(') { link } else { format!("() => {link}") });
        Some(view(&error.name, remedy, link))
    });
    let of_clients = contract
        .client
        .iter()
        .filter_map(|client| Some(view(&client.name, client.remedy.as_ref()?, None)));
    of_errors.chain(of_clients).collect()
}

/// Every action, as a literal.
pub(super) fn actions() -> Vec<String> {
    Action::ALL.map(action).to_vec()
}

fn action(action: Action) -> String {
    escape::string(action.name())
}

/// A text, or a function from the error to one; `None` where it takes something that the client is never told.
fn function(contract: &Contract, error: &ErrorDef, template: &Template) -> Option<String> {
    let mut text = String::new();
    for piece in &template.pieces {
        match piece {
            Piece::Text(plain) => text.push_str(&escape::template(plain)),
            Piece::Slot(name) => text.extend(["${", access(contract, error, name)?.as_str(), "}"]),
        }
    }
    if template.slots().next().is_none() {
        return Some(escape::string(&template.render(|_| String::new())));
    }
    // A text that is one slot is what the slot brings.
    match template.pieces.as_slice() {
        [Piece::Slot(_)] => Some(format!("(e) => {}", &text["${".len()..text.len() - "}".len()])),
        _ => Some(format!("(e) => `{text}`")),
    }
}

/// What the error brings for a slot, as text; the words of the slot's name where that is missing.
fn access(contract: &Contract, error: &ErrorDef, slot: &str) -> Option<String> {
    if slot == "message" {
        return Some("e.message".to_owned());
    }
    let details = DetailsOf::new(error);
    let detail = details.member(slot).filter(|_| place::details(contract).is_some());
    let (value, ty, may_be_missing) = if let Some((param, optional)) = detail {
        let mark = if !details.may_be_missing() {
            ""
        } else if escape::access(slot).starts_with('[') {
            "?."
        } else {
            "?"
        };
        (format!("e.details{mark}{}", escape::access(slot)), &param.ty, optional)
    } else {
        place::path(contract, &Slot::Param(slot.to_owned()))?;
        let param = envelope::param_type(contract, slot)?;
        (format!("e{}", escape::access(&names::member(slot))), &param.ty, true)
    };
    let is_text = !matches!(
        ty,
        Type::Integer | Type::Number | Type::Boolean | Type::Any | Type::List(_) | Type::Map(_)
    );
    let words = escape::string(&name::words(slot).to_lowercase());
    let value = if may_be_missing { format!("{value} ?? {words}") } else { value };
    Some(if is_text { value } else { format!("String({value})") })
}
