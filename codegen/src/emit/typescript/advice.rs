//! Messages and remedies in the generated client, filled with the values of the error.

use serde::Serialize;

use crate::emit::typescript::{escape, names};
use crate::model::{
    Action, Case, Origin, ParamId, ParamRef, Piece, Remedy, Slot, Template, UserSlot,
};
use crate::name;
use crate::wire::{SlotType, Wire};

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
    /// More elements, or an empty string.
    pub(super) link: String,
}

/// The messages for users, of the codes that have one.
pub(super) fn messages(wire: &Wire<'_>) -> Vec<Message> {
    let errors = wire.contract.errors.iter();
    let of_errors = errors.filter_map(|error| message(wire, error.case(), &error.name));
    let clients = wire.contract.client.iter();
    let of_clients = clients.filter(|client| client.origin != Origin::Unrecognized);
    let of_clients = of_clients.filter_map(|client| {
        let value = escape::string(client.user_message.as_ref()?);
        Some(Message { key: escape::key(&client.name), value, has_param: false })
    });
    of_errors.chain(of_clients).collect()
}

/// The message for users of a case, under a key.
pub(super) fn message(wire: &Wire<'_>, case: &Case, key: &str) -> Option<Message> {
    let template = case.user_message.as_ref()?;
    let value = function(template, |slot| match slot {
        UserSlot::Message => Some("e.message".to_owned()),
        UserSlot::Param(param) => shown(wire, case, param),
    })?;
    let is_param = |piece: &_| matches!(piece, Piece::Slot(UserSlot::Param(_)));
    let has_param = template.pieces.iter().any(is_param);
    Some(Message { key: escape::key(key), value, has_param })
}

/// The message for users, for codes without one.
pub(super) fn default_message(wire: &Wire<'_>) -> String {
    let unrecognized = wire.failure(Origin::Unrecognized).declared;
    let message = unrecognized.and_then(|client| client.user_message.as_deref());
    escape::string(message.unwrap_or("Something went wrong."))
}

/// The remedies of the codes that have one.
pub(super) fn remedies(wire: &Wire<'_>) -> Vec<RemedyRow> {
    let errors = wire.contract.errors.iter();
    let of_errors = errors.filter_map(|error| remedy(wire, error.case(), &error.name));
    let of_clients = wire.contract.client.iter().filter_map(|client| {
        let remedy = client.remedy.as_ref()?;
        // No params come with it.
        let link = remedy.safe_link().map(|link| escape::string(&link.display()));
        Some(RemedyRow::new(&client.name, remedy, link))
    });
    of_errors.chain(of_clients).collect()
}

/// The remedy of a case, under a key.
pub(super) fn remedy(wire: &Wire<'_>, case: &Case, key: &str) -> Option<RemedyRow> {
    let remedy = case.remedy.as_ref()?;
    let link = remedy.safe_link().and_then(|template| link(wire, case, template));
    Some(RemedyRow::new(key, remedy, link))
}

impl RemedyRow {
    fn new(key: &str, remedy: &Remedy, link: Option<String>) -> Self {
        Self {
            key: escape::key(key),
            action: remedy
                .action
                .as_ref()
                .map_or_else(|| "undefined".to_owned(), |it| action(it.value)),
            text: escape::string(&remedy.text),
            link: link.map(|link| format!(", {link}")).unwrap_or_default(),
        }
    }
}

/// Every action, as a literal.
pub(super) fn actions() -> Vec<String> {
    Action::ALL.iter().map(|known| action(*known)).collect()
}

fn action(action: Action) -> String {
    escape::string(action.name())
}

/// A string, or a function from the error to a string; `None` if one of its values is not in the response.
fn function(
    template: &Template<UserSlot>,
    shown: impl Fn(&UserSlot) -> Option<String>,
) -> Option<String> {
    match template.pieces.as_slice() {
        [] => return Some(escape::string("")),
        [Piece::Text(text)] => return Some(escape::string(text)),
        [Piece::Slot(slot)] => return Some(format!("(e) => {}", shown(slot)?)),
        _ => {}
    }
    let pieces = template.pieces.iter().map(|piece| match piece {
        Piece::Text(plain) => Some(escape::template(plain)),
        Piece::Slot(slot) => Some(format!("${{{}}}", shown(slot)?)),
    });
    Some(format!("(e) => `{}`", pieces.collect::<Option<String>>()?))
}

/// An expression for a param as a string; if the param is missing, the words of its name.
fn shown(wire: &Wire<'_>, case: &Case, slot: &ParamRef) -> Option<String> {
    let words = escape::string(&name::words(&slot.name).to_lowercase());
    Some(format!("shown({words}, e, {})", path(wire, case, slot)?))
}

/// The texts of a link, and the paths of its values; `None` if one of its values is not in the response.
fn link(wire: &Wire<'_>, case: &Case, template: &Template) -> Option<String> {
    let pieces = template.pieces.iter().map(|piece| match piece {
        Piece::Text(text) => Some(escape::string(text)),
        Piece::Slot(slot) => Some(format!("[{}]", path(wire, case, slot)?)),
    });
    Some(pieces.collect::<Option<Vec<_>>>()?.join(", "))
}

/// The path of a param within an error. What was received may lack it.
fn path(wire: &Wire<'_>, case: &Case, slot: &ParamRef) -> Option<String> {
    let name = slot.name.as_str();
    let is_detail = matches!(slot.id, ParamId::Detail(_)) && wire.details.is_some();
    if !is_detail {
        if wire.in_code(case).iter().any(|param| *param.name == *name) {
            return Some(escape::string(&names::member(name)));
        }
        let slot = Slot::Param(name.to_owned());
        wire.path(&slot)?;
        let SlotType::Value(_) = wire.slot(&slot).ty else { return None };
        Some(escape::string(&names::member(name)))
    } else if case.details.whole().is_some() {
        Some("\"details\"".to_owned())
    } else {
        Some(format!("\"details\", {}", escape::string(name)))
    }
}
