//! The page of all conditions.

use serde::Serialize;

use crate::emit::pages::markup::Markup;
use crate::emit::pages::page::code::heading;
use crate::emit::pages::section::{Headings, Variant, case};
use crate::wire::Wire;

#[derive(Serialize)]
pub(crate) struct ConditionsPage {
    conditions: Vec<ConditionEntry>,
}

#[derive(Serialize)]
struct ConditionEntry {
    /// The code, as a link to its page.
    link: String,
    #[serde(flatten)]
    variant: Variant,
}

pub(crate) fn has_any(wire: &Wire<'_>) -> bool {
    wire.contract.errors.iter().any(|error| !error.conditions().is_empty())
}

pub(crate) fn view(markup: impl Markup, wire: &Wire<'_>, mut headings: Headings) -> ConditionsPage {
    let mut conditions = Vec::new();
    for error in &wire.contract.errors {
        let variants =
            case::conditions(markup, wire, error, 2, &mut |title| heading(&mut headings, title));
        let link = markup.error(error);
        let with_link = |variant| ConditionEntry { link: link.clone(), variant };
        conditions.extend(variants.into_iter().map(with_link));
    }
    ConditionsPage { conditions }
}
