//! The views of `package.json` and of the README.

use minijinja::{Value, context};

use super::VERSION;
use super::names::Names;
use crate::model::{Catalog, Contract, ErrorDef, Origin, TypeScriptOptions};

pub(super) fn view(catalog: &Catalog, options: &TypeScriptOptions) -> Value {
    let json = |text: &str| serde_json::Value::from(text).to_string();
    let titles = titles(&catalog.contracts);
    let modules = catalog.contracts.iter().flat_map(|contract| {
        let file = Names::new(contract).file;
        [
            (format!("./{file}"), format!("./dist/{file}.js")),
            (format!("./{file}/testing"), format!("./dist/{file}.testing.js")),
        ]
    });
    let modules = modules.map(|(name, file)| context! { name => json(&name), file => json(&file) });
    let documented = catalog.contracts.iter().map(|contract| {
        context! { file => Names::new(contract).file, title => line(&contract.title).replace('|', "\\|"), version => contract.version.value.clone() }
    });
    let shown = shown(&catalog.contracts);
    let names = shown.map(|(contract, _)| Names::new(contract));
    context! {
        errcat => VERSION,
        package => options.package.clone(),
        name => json(&options.package),
        version => json(&greatest(&catalog.contracts)),
        description => json(&format!("Typed errors of {titles}")),
        titles,
        modules => modules.collect::<Vec<_>>(),
        documented => documented.collect::<Vec<_>>(),
        file => names.as_ref().map(|names| names.file.clone()),
        prefix => names.as_ref().map(|names| names.prefix.clone()),
        camel => names.as_ref().map(|names| names.camel.clone()),
        unrecognized => names.as_ref().map(|names| names.client(Origin::Unrecognized).name.clone()),
        code => shown.map(|(_, error)| json(&error.name)),
    }
}

/// The error that an example is about: one with details, if there is one.
fn shown(contracts: &[Contract]) -> Option<(&Contract, &ErrorDef)> {
    let all = || {
        contracts
            .iter()
            .flat_map(|contract| contract.errors.iter().map(move |error| (contract, error)))
    };
    all().find(|(_, error)| !error.details.params().is_empty()).or_else(|| all().next())
}

/// `A, B and C`
fn titles(contracts: &[Contract]) -> String {
    let titles: Vec<_> = contracts.iter().map(|contract| line(&contract.title)).collect();
    match titles.split_last() {
        Some((last, [])) => last.clone(),
        Some((last, others)) => format!("{} and {last}", others.join(", ")),
        None => String::new(),
    }
}

fn line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The greatest version of a contract: the package changes with each of them.
fn greatest(contracts: &[Contract]) -> String {
    let versions = contracts.iter().map(|contract| contract.version.value.as_str());
    let numbers = |version: &str| -> Vec<u64> {
        version
            .split(['.', '-', '+'])
            .take(3)
            .map(|part| part.parse().unwrap_or_default())
            .collect()
    };
    versions.max_by_key(|version| numbers(version)).unwrap_or("0.0.0").to_owned()
}
