//! The page about handling errors: retry rules, code for clients, and messages for users.

use serde::Serialize;

use crate::emit::pages::markup::Markup;
use crate::emit::pages::page::snippet::{self, Snippet};
use crate::emit::pages::section::table::Table;
use crate::emit::pages::section::{codes, message, retry};
use crate::emit::pages::site::Site;
use crate::wire::Wire;

#[derive(Serialize)]
pub(crate) struct HandlingPage {
    #[serde(flatten)]
    advice: Advice,
    /// The usual delays between attempts.
    delays: String,
    /// The usual number of attempts.
    attempts: String,
    /// Examples of generated clients, as blocks of code.
    usages: Vec<String>,
    snippet: Option<Snippet>,
}

/// Tables about retrying, about failures that only a client sees, and of messages for users.
#[derive(Serialize)]
pub(crate) struct Advice {
    retries: Table,
    statuses_of_retry: Table,
    clients: Table,
    messages: Table,
}

impl Advice {
    pub(crate) fn new(markup: impl Markup, wire: &Wire<'_>) -> Self {
        Self {
            retries: retry::table(markup, wire),
            statuses_of_retry: retry::statuses_table(wire),
            clients: codes::clients(markup, &wire.contract.client),
            messages: message::table(markup, wire),
        }
    }
}

pub(crate) fn view(site: Site<'_>, markup: impl Markup) -> HandlingPage {
    let (wire, backoff) = (site.wire, &site.contract().backoff);
    let usages = site.input.targets.iter().filter_map(|target| target.usage(wire));
    HandlingPage {
        advice: Advice::new(markup, wire),
        delays: retry::delays(backoff),
        attempts: retry::attempts(backoff),
        usages: usages.map(|usage| markup.block(usage.language, &usage.code)).collect(),
        snippet: snippet::view(wire),
    }
}
