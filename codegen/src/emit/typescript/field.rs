//! Fields as constants of each code.

use crate::emit::typescript::escape::{key, string};
use crate::emit::typescript::types::doc_of;
use crate::emit::typescript::{Types, doc};
use crate::model::{Case, Contract, Literal};
use crate::wire::inline;

impl Types<'_> {
    /// The type of the fields of a code, each the type of its one value; without a case, none has a value. Empty if the
    /// contract has no fields.
    pub(super) fn fields(self, case: Option<&Case>) -> String {
        if self.contract.fields.is_empty() {
            return String::new();
        }
        let members = self.contract.field_ids().map(|id| {
            let param = &self.contract[id].param;
            let name = key(&param.name);
            let member = match case.and_then(|case| case.field(id)) {
                None => format!("{name}?: undefined"),
                Some(Literal::List(_) | Literal::Map(_)) => {
                    format!("{name}: {}", self.of(&param.ty))
                }
                Some(scalar) => format!("{name}: {}", literal(scalar)),
            };
            let doc = case.and_then(|_| doc_of(param, &param.ty));
            let doc = doc.map(|doc| doc::comment(&doc, 12) + "\n").unwrap_or_default();
            format!("{doc}            readonly {member};\n")
        });
        format!("{{\n{}        }}", members.collect::<String>())
    }
}

/// The fields of a code, as an object.
pub(super) fn object(contract: &Contract, case: &Case) -> String {
    let stated = contract
        .field_ids()
        .filter_map(|id| Some((contract[id].param.name.value.as_str(), case.field(id)?)));
    members(stated)
}

fn literal(value: &Literal) -> String {
    match value {
        Literal::Text(text) => string(text),
        Literal::List(items) => {
            format!("[{}]", items.iter().map(literal).collect::<Vec<_>>().join(", "))
        }
        Literal::Map(entries) => {
            members(entries.iter().map(|(name, value)| (name.as_str(), value)))
        }
        scalar => inline(scalar),
    }
}

fn members<'m>(members: impl Iterator<Item = (&'m str, &'m Literal)>) -> String {
    let members = members.map(|(name, value)| format!("{}: {}", key(name), literal(value)));
    match members.collect::<Vec<_>>().join(", ") {
        none if none.is_empty() => "{}".to_owned(),
        some => format!("{{ {some} }}"),
    }
}
