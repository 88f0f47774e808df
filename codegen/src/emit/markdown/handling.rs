//! What a client does about errors, computed from the contract.

use minijinja::{Value, context};

use crate::emit::markdown::markup::Markup;
use crate::emit::markdown::table::Table;
use crate::emit::markdown::{Site, advice, code, envelope, escape, page, tree};
use crate::model::{Catalog, ClientError, Contract, ErrorDef, Slot, When};
use crate::name;

/// The page about handling errors.
pub(super) fn view(site: &Site<'_, '_>) -> Value {
    let (catalog, contract) = (site.catalog, site.contract);
    context! {
        delays => advice::delays(&contract.backoff),
        attempts => advice::attempts(&contract.backoff),
        client => client(catalog, contract),
        constants => constants(contract),
        index => page::link("handling", "All error codes", "index"),
        ..tables(contract, |error| page::code_link("handling", error))
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
    let messages = messages(contract, &link);
    context! {
        retries => retries.view(retryable),
        clients => clients.view(&contract.client),
        messages => Table::new()
            .column("Code", |row: &(String, String)| row.0.clone())
            .column("Text to show", |row| escape::code(&row.1))
            .view(&messages),
    }
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

/// What the snippets take from the contract; nothing where they could not work.
fn constants(contract: &Contract) -> Option<Value> {
    let path = envelope::path(contract, &Slot::Code)?;
    // A JSON string is one in JavaScript and Python, too; an escaped back-tick cannot end the block.
    let quoted =
        |name: &String| serde_json::Value::from(name.as_str()).to_string().replace('`', "\\u0060");
    let keys: Vec<String> = path.iter().map(quoted).collect();
    let codes = |when: When| {
        let errors = contract.errors.iter().filter(|error| error.retry.when == when);
        let codes: Vec<String> = errors
            .map(|error| match &error.code {
                crate::model::Code::Integer(code) => code.to_string(),
                crate::model::Code::Text(code) => quoted(code),
            })
            .collect();
        codes.join(", ")
    };
    Some(context! {
        always => codes(When::Always),
        if_idempotent => codes(When::IfIdempotent),
        javascript_path => format!("?.[{}]", keys.join("]?.[")),
        python_path => format!("[{}]", keys.join("][")),
        attempts => contract.backoff.attempts,
        initial => seconds(contract.backoff.initial),
        factor => crate::emit::example::number(contract.backoff.factor),
    })
}

/// Milliseconds in seconds.
fn seconds(milliseconds: u64) -> String {
    match (milliseconds / 1_000, milliseconds % 1_000) {
        (whole, 0) => whole.to_string(),
        (whole, rest) => format!("{whole}.{rest:03}").trim_end_matches('0').to_owned(),
    }
}

/// The names of the generated client.
fn client(catalog: &Catalog, contract: &Contract) -> Option<Value> {
    let package = &catalog.targets.typescript.as_ref()?.package;
    let prefix = name::type_name(&contract.name);
    let camel = prefix.chars().take(1).flat_map(char::to_lowercase).chain(prefix.chars().skip(1));
    Some(context! {
        package,
        module => name::slug(&contract.name),
        camel => camel.collect::<String>(),
        first => contract.errors.first().map(|error| error.name.value.clone()),
        prefix,
    })
}
