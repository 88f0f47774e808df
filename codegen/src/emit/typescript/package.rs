//! The views of `package.json`, and of the README and the recipes.

use serde::Serialize;

use crate::emit::text::one_line;
use crate::emit::typescript::escape::{code_span, markdown};
use crate::emit::typescript::{Names, Target};
use crate::model::{Error, Origin, Version};
use crate::wire::Wire;

/// A `package.json`; each text is a JSON string.
#[derive(Serialize)]
pub(super) struct Package {
    name: String,
    version: String,
    description: String,
    license: Option<String>,
    repository: Option<String>,
    has_commonjs: bool,
    has_sources: bool,
    modules: Vec<Export>,
}

/// A module that users import.
#[derive(Serialize)]
struct Export {
    /// The path after the name of the package.
    path: String,
    module: String,
    commonjs: String,
    /// The declarations, for compilers that do not read `exports`.
    declarations: String,
}

/// A README, and the recipes beside it.
#[derive(Serialize)]
pub(super) struct Readme<'p> {
    package: &'p str,
    has_commonjs: bool,
    titles: String,
    documented: Vec<Documented>,
    /// The module of the examples, and the title of its contract.
    file: String,
    title: String,
    prefix: String,
    camel: String,
    unrecognized: String,
    network: String,
    /// The code of the example, as a literal in a code span.
    code: String,
}

#[derive(Serialize)]
struct Documented {
    file: String,
    title: String,
    version: String,
}

impl Package {
    pub(super) fn new(target: &Target, wires: &[&Wire<'_>]) -> Self {
        let modules = wires.iter().flat_map(|wire| {
            let file = Names::new(wire.contract).file;
            [(file.clone(), file.clone()), (format!("{file}/testing"), format!("{file}.testing"))]
        });
        let shared = ("resilience".to_owned(), "resilience".to_owned());
        let version = target.version.clone().unwrap_or_else(|| greatest(wires));
        let declarations = if target.has_commonjs { "d.cts" } else { "d.ts" };
        Self {
            name: json(&target.package),
            version: json(&version),
            description: json(&format!("Typed errors of {}", titles(wires))),
            license: target.license.as_deref().map(json),
            repository: target.repository.as_deref().map(json),
            has_commonjs: target.has_commonjs,
            has_sources: target.has_sources,
            modules: modules
                .chain([shared])
                .map(|(path, file)| Export {
                    path,
                    module: json(&format!("./dist/{file}.js")),
                    commonjs: json(&format!("./dist/{file}.cjs")),
                    declarations: json(&format!("./dist/{file}.{declarations}")),
                })
                .collect(),
        }
    }
}

impl<'p> Readme<'p> {
    /// The README of a package; `None` if it has no module.
    pub(super) fn new(target: &'p Target, wires: &[&'p Wire<'p>]) -> Option<Self> {
        let (wire, error) = example(wires)?;
        let Names { file, prefix, camel } = Names::new(wire.contract);
        let documented = wires.iter().map(|wire| Documented {
            file: Names::new(wire.contract).file,
            title: markdown(&wire.contract.title),
            version: markdown(&wire.contract.version),
        });
        Some(Self {
            package: &target.package,
            has_commonjs: target.has_commonjs,
            titles: markdown(&titles(wires)),
            documented: documented.collect(),
            file,
            title: markdown(&wire.contract.title),
            prefix,
            camel,
            unrecognized: wire.failure(Origin::Unrecognized).name.clone(),
            network: wire.failure(Origin::NoResponse).name.clone(),
            code: code_span(&error.name),
        })
    }
}

/// The error of the example: preferably one with details.
fn example<'p>(wires: &[&'p Wire<'p>]) -> Option<(&'p Wire<'p>, &'p Error)> {
    let of = |wire: &&'p Wire<'p>| {
        let wire = *wire;
        wire.contract.errors.iter().map(move |error| (wire, error))
    };
    let mut all = wires.iter().flat_map(of);
    let has_details = |(_, error): &(_, &Error)| !error.case().details.params().is_empty();
    all.clone().find(has_details).or_else(|| all.next())
}

/// `A, B and C`
fn titles(wires: &[&Wire<'_>]) -> String {
    let titles: Vec<_> = wires.iter().map(|wire| one_line(&wire.contract.title)).collect();
    match titles.split_last() {
        Some((last, [])) => last.clone(),
        Some((last, others)) => format!("{} and {last}", others.join(", ")),
        None => String::new(),
    }
}

fn json(text: &str) -> String {
    serde_json::Value::from(text).to_string()
}

/// The greatest version of any contract, because the package changes with each of them.
fn greatest(wires: &[&Wire<'_>]) -> String {
    let versions = wires.iter().map(|wire| wire.contract.version.as_str());
    let versions = versions.filter_map(|text| Some((Version::parse(text)?, text)));
    let greatest = versions.max_by_key(|(version, _)| version.numbers);
    greatest.map_or_else(|| "0.0.0".to_owned(), |(version, text)| version.package(text))
}
