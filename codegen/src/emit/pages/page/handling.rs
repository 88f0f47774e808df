//! The page about handling errors: retry rules, code for clients, and messages for users.

use serde::Serialize;

use crate::emit::pages::markup::{Markdown, Markup};
use crate::emit::pages::page::sample::{self, Page, Sample};
use crate::emit::pages::section::advice::{brief, remedy};
use crate::emit::pages::section::{Columns, Table, case_link, retry};
use crate::emit::pages::site::Site;
use crate::model::ClientError;
use crate::report::Report;
use crate::wire::Wire;

#[derive(Serialize)]
pub(crate) struct HandlingPage {
    #[serde(flatten)]
    advice: Advice,
    /// The delays and attempts of the contract; empty if it states none, or if nothing may be retried.
    backoff: String,
    /// The delay after which the samples give up.
    longest_wait: String,
    /// Examples of generated clients, as blocks of code.
    usages: Vec<String>,
    /// Samples without a generated client.
    samples: Vec<Sample>,
}

/// Tables about retrying, about failures that only a client sees, and of messages for users.
#[derive(Serialize)]
pub(crate) struct Advice {
    retries: Table,
    /// The advice for all other codes.
    others: &'static str,
    statuses_of_retry: Table,
    clients: Table,
    messages: Table,
}

impl Advice {
    pub(crate) fn new(markup: impl Markup, wire: &Wire<'_>) -> Self {
        Self {
            retries: retry::table(markup, wire),
            others: retry::others(wire),
            statuses_of_retry: retry::statuses_table(wire),
            clients: clients(markup, &wire.contract.client),
            messages: messages(markup, wire),
        }
    }
}

pub(crate) fn view(
    site: Site<'_>,
    markup: Markdown<'_>,
    title: &str,
    report: &mut Report,
) -> HandlingPage {
    let mut page = Page { site, markup, headings: &mut site.headings("handling", title) };
    let wire = site.wire;
    let usages = site.input.targets.iter().filter_map(|target| target.usage(wire));
    HandlingPage {
        advice: Advice::new(markup, wire),
        backoff: if wire.may_retry() {
            retry::backoff(&wire.contract.backoff)
        } else {
            String::new()
        },
        longest_wait: retry::longest_wait(),
        usages: usages.map(|usage| markup.block(usage.language, &usage.code)).collect(),
        samples: sample::handling(&mut page, report),
    }
}

/// Failures that only a client sees.
fn clients(markup: impl Markup, clients: &[ClientError]) -> Table {
    let table = Columns::new()
        .column("Code", move |client: &ClientError| markup.code(&client.name))
        .column("Message", move |client| markup.code(&client.message))
        .column("Retry", |client| {
            client.retry.map(retry::when_words).unwrap_or_default().to_owned()
        })
        .column("How to fix it", move |client| brief(markup, client.remedy.as_ref()))
        .table(clients);
    let long = |client: &ClientError| {
        let advice = client.remedy.as_ref().filter(|remedy| !remedy.text.is_line())?;
        Some(remedy(markup, &format!("{}:", markup.code(&client.name)), 2, Some(advice)))
    };
    table.above(clients.iter().filter_map(long))
}

/// The messages of errors, of conditions with another message, and of failures that only a client sees.
fn messages(markup: impl Markup, wire: &Wire<'_>) -> Table {
    let mut rows: Vec<[String; 2]> = Vec::new();
    for error in &wire.contract.errors {
        for case in error.own_cases(|case| &case.user_message) {
            if let Some(text) = &case.user_message.value {
                rows.push([case_link(markup, error, case), markup.code(&text.display())]);
            }
        }
    }
    for client in &wire.contract.client {
        if let Some(text) = &client.user_message {
            rows.push([markup.code(&client.name), markup.code(text)]);
        }
    }
    Columns::new()
        .column("Code", |[code, _]: &[String; 2]| code.clone())
        .column("Text to show", |[_, text]| text.clone())
        .table(&rows)
}
