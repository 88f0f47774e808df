//! Messages and remedies in the generated client, filled with the values of the error.

use serde::Serialize;

use crate::emit::typescript::{escape, names};
use crate::model::{
    Action, Error, Origin, ParamId, ParamRef, Piece, Remedy, Slot, Template, Type, UserSlot,
};
use crate::name;
use crate::wire::{ErrorDetails, SlotType, Wire};

/// A message for users, by code.
#[derive(Serialize)]
pub(super) struct Message {
    key: String,
    value: String,
    /// Whether it inserts a param.
    pub(super) has_param: bool,
}

/// The remedy of a code.
#[derive(Serialize)]
pub(super) struct RemedyRow {
    key: String,
    action: String,
    text: String,
    /// A third element, or an empty string.
    link: String,
}

/// The messages for users, of the codes that have one.
pub(super) fn messages(wire: &Wire<'_>) -> Vec<Message> {
    let of_errors = wire.contract.errors.iter().filter_map(|error| {
        let template = error.case().user_message.as_ref()?;
        let value = function(template, |slot| match slot {
            UserSlot::Message => Some("e.message".to_owned()),
            UserSlot::Param(param) => shown(wire, error, param),
        })?;
        let is_param = |piece: &_| matches!(piece, Piece::Slot(UserSlot::Param(_)));
        let has_param = template.pieces.iter().any(is_param);
        Some(Message { key: escape::key(&error.name), value, has_param })
    });
    let clients = wire.contract.client.iter();
    let of_clients = clients.filter(|client| client.origin != Origin::Unrecognized);
    let of_clients = of_clients.filter_map(|client| {
        let value = escape::string(client.user_message.as_ref()?);
        Some(Message { key: escape::key(&client.name), value, has_param: false })
    });
    of_errors.chain(of_clients).collect()
}

/// The message for users, for codes without one.
pub(super) fn default_message(wire: &Wire<'_>) -> String {
    let unrecognized = wire.failure(Origin::Unrecognized).declared;
    let message = unrecognized.and_then(|client| client.user_message.as_deref());
    escape::string(message.unwrap_or("Something went wrong."))
}

/// The remedies of the codes that have one.
pub(super) fn remedies(wire: &Wire<'_>) -> Vec<RemedyRow> {
    let row = |key: &str, remedy: &Remedy, link: Option<String>| RemedyRow {
        key: escape::key(key),
        action: action(remedy.action.value),
        text: escape::string(&remedy.text),
        link: link.map(|link| format!(", {link}")).unwrap_or_default(),
    };
    let of_errors = wire.contract.errors.iter().filter_map(|error| {
        let remedy = error.case().remedy.as_ref()?;
        let link = remedy.link.as_ref();
        let link = link.and_then(|link| function(link, |param| access(wire, error, param)));
        // A constant link becomes a function, too.
        let link =
            link.map(|link| if link.starts_with('(') { link } else { format!("() => {link}") });
        Some(row(&error.name, remedy, link))
    });
    let clients = wire.contract.client.iter();
    let of_clients =
        clients.filter_map(|client| Some(row(&client.name, client.remedy.as_ref()?, None)));
    of_errors.chain(of_clients).collect()
}

/// Every action, as a literal.
pub(super) fn actions() -> Vec<String> {
    Action::ALL.iter().map(|known| action(*known)).collect()
}

fn action(action: Action) -> String {
    escape::string(action.name())
}

/// A string, or a function from the error to a string; `None` if one of its values is not in the response.
fn function<S>(template: &Template<S>, access: impl Fn(&S) -> Option<String>) -> Option<String> {
    match template.pieces.as_slice() {
        [] => return Some(escape::string("")),
        [Piece::Text(text)] => return Some(escape::string(text)),
        [Piece::Slot(slot)] => return Some(format!("(e) => {}", access(slot)?)),
        _ => {}
    }
    let pieces = template.pieces.iter().map(|piece| match piece {
        Piece::Text(plain) => Some(escape::template(plain)),
        Piece::Slot(slot) => Some(format!("${{{}}}", access(slot)?)),
    });
    Some(format!("(e) => `{}`", pieces.collect::<Option<String>>()?))
}

/// An expression for a param of any error with this code, as a string. The details may not fit the code: if the param is
/// missing, the words of its name.
fn shown(wire: &Wire<'_>, error: &Error, slot: &ParamRef) -> Option<String> {
    let name = slot.name.as_str();
    let is_detail = matches!(slot.id, ParamId::Detail(_)) && wire.details.is_some();
    let path = if !is_detail {
        let slot = Slot::Param(name.to_owned());
        wire.path(&slot)?;
        let SlotType::Value(_) = wire.slot(&slot).ty else { return None };
        escape::string(&names::member(name))
    } else if ErrorDetails::new(error).whole.is_some() {
        "\"details\"".to_owned()
    } else {
        format!("\"details\", {}", escape::string(name))
    };
    let words = escape::string(&name::words(name).to_lowercase());
    Some(format!("shown({words}, e, {path})"))
}

/// An expression for a param of the error, as a string; if the param is missing, the words of its name.
fn access(wire: &Wire<'_>, error: &Error, slot: &ParamRef) -> Option<String> {
    let name = slot.name.as_str();
    let param = &error.case()[slot.id];
    let is_detail = matches!(slot.id, ParamId::Detail(_)) && wire.details.is_some();
    let (value, ty, may_be_missing) = if is_detail {
        let details = ErrorDetails::new(error);
        let value = match details.whole {
            Some(_) => "e.details".to_owned(),
            None if !details.may_be_missing => format!("e.details{}", escape::access(name)),
            None if escape::access(name).starts_with('[') => {
                format!("e.details?.{}", escape::access(name))
            }
            None => format!("e.details?{}", escape::access(name)),
        };
        let member = details.members.iter().find(|member| *member.param.name == *name);
        let may_be_missing = param.optional || wire.sensitive_names().contains(name);
        (value, member.map_or(&param.ty, |member| member.ty).clone(), may_be_missing)
    } else {
        let slot = Slot::Param(name.to_owned());
        wire.path(&slot)?;
        let SlotType::Value(ty) = wire.slot(&slot).ty else { return None };
        (format!("e.{}", names::member(name)), ty, true)
    };
    let is_text = !matches!(
        ty,
        Type::Integer | Type::Number | Type::Boolean | Type::Any | Type::List(_) | Type::Map(_)
    );
    let words = escape::string(&name::words(name).to_lowercase());
    let value = if may_be_missing { format!("{value} ?? {words}") } else { value };
    Some(if is_text { value } else { format!("String({value})") })
}
