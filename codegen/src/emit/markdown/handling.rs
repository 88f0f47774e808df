//! What a client does about errors, computed from the contract.

use minijinja::{Value, context};

use crate::emit::markdown::markup::Markup;
use crate::emit::markdown::table::Table;
use crate::emit::markdown::{Site, advice, code, escape, snippet, tree};
use crate::model::{Catalog, ClientError, Contract, ErrorDef, StatusRetry, When};
use crate::name;

/// The page about handling errors.
pub(super) fn view(site: &Site<'_, '_>) -> Value {
    let (catalog, contract) = (site.catalog, site.contract);
    let links = site.links("handling");
    context! {
        delays => advice::delays(&contract.backoff),
        attempts => advice::attempts(&contract.backoff),
        client => client(catalog, contract),
        snippet => snippet::view(contract),
        index => links.to_index(),
        ..tables(contract, |error| links.to_code(error))
    }
}

/// The tables about retrying, about failures of the client's own, and of texts for users.
pub(super) fn tables(contract: &Contract, link: impl Fn(&ErrorDef) -> String) -> Value {
    let retries = Table::new()
        .column("Code", &link)
        .column("HTTP status", tree::status)
        .column("Advice", |error| advice::long(Markup::Markdown, &error.retry));
    let retryable = contract.errors.iter().filter(|error| error.retry.when != When::Never);
    let clients = Table::new()
        .column("Code", |client: &ClientError| escape::code(&client.name))
        .column("Message", |client| escape::code(&client.message))
        .column("Retry", |client| retry_words(client.retry).to_owned())
        .column("Solution", |client| tree::escape_lines(&code::remedy(client.remedy.as_ref())));
    let statuses = Table::new()
        .column("HTTP status", |rule: &StatusRetry| statuses_words(rule))
        .column("Retry", |rule| retry_words(rule.when).to_owned());
    let messages = messages(contract, &link);
    context! {
        statuses_of_retry => statuses.view(&contract.status_retries),
        retries => retries.view(retryable),
        clients => clients.view(&contract.client),
        messages => Table::new()
            .column("Code", |row: &(String, String)| row.0.clone())
            .column("Text to show", |row| escape::code(&row.1))
            .view(&messages),
    }
}

/// `429`, or `500 to 599`.
fn statuses_words(rule: &StatusRetry) -> String {
    let (first, last) = (rule.statuses.start(), rule.statuses.end());
    if first == last { first.to_string() } else { format!("{first} to {last}") }
}

fn retry_words(when: When) -> &'static str {
    match when {
        When::Never => "No",
        When::IfIdempotent => "If idempotent",
        When::Always => "Yes",
    }
}

/// Codes, those of the client included, and their texts for users.
fn messages(contract: &Contract, link: impl Fn(&ErrorDef) -> String) -> Vec<(String, String)> {
    let errors = contract.errors.iter();
    let errors =
        errors.filter_map(|error| Some((link(error), error.user_message.as_ref()?.display())));
    let clients = contract.client.iter();
    let clients = clients
        .filter_map(|client| Some((escape::code(&client.name), client.user_message.clone()?)));
    errors.chain(clients).collect()
}

/// The names of the generated client.
fn client(catalog: &Catalog, contract: &Contract) -> Option<Value> {
    let package = &catalog.targets.typescript.as_ref()?.package;
    let prefix = name::type_name(&contract.name);
    Some(context! {
        package,
        module => name::slug(&contract.name),
        camel => name::camel(&contract.name),
        first => contract.errors.first().map(|error| error.name.value.clone()),
        prefix,
    })
}
