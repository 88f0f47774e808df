//! `errcat explain`: the page of a rule, or the facts about a code of the project.

mod card;
mod error;

use errcat_codegen::model::{Catalog, Contract, Error};

use crate::failure::Failure;
use crate::options::Options;
use crate::project::Project;
use crate::{Outcome, findings, rules, stream};
use card::Card;

/// The arguments of `errcat explain`.
#[derive(Debug, clap::Args)]
pub(crate) struct ExplainArgs {
    /// A rule (`duplicate-code`), or a code, either as sent or as named in the catalog
    #[arg(value_name = "RULE|CODE")]
    name: String,
}

pub(crate) fn run(options: &Options, args: &ExplainArgs) -> Result<Outcome, Failure> {
    let rule = errcat_codegen::rule(&args.name);
    // A rule can be read about anywhere; only a code needs a project.
    let project = match (Project::open(options), rule) {
        (Ok(project), _) => Some(project),
        (Err(_), Some(_)) => None,
        (Err(failure), None) => return Err(missing_project(failure, &args.name)),
    };
    let catalog = project.as_ref().map(|project| read(options, project)).unwrap_or_default();
    let mut pages: Vec<String> = Vec::new();
    if let Some(rule) = rule {
        pages.push(format!("{}\nLevel: {}.\n", rule.page, rules::levels(rule)));
    }
    if let Some(project) = &project {
        pages.extend(cards(&catalog, &args.name).iter().map(|card| card.draw(project)));
    }
    if pages.is_empty() {
        return Err(unknown(&catalog, &args.name));
    }
    stream::page(&pages.join("\n"))?;
    Ok(Outcome::Fine)
}

/// The catalogs as far as they can be read: `explain` works even if other codes have errors.
fn read(options: &Options, project: &Project) -> Catalog {
    let (catalog, report) = errcat_codegen::resolve(&project.loaded.sources);
    if report.has_errors() {
        let summary = findings::summary(options, &report);
        stream::note(options, &format!("the catalogs have {summary}: `errcat check` shows them"));
    }
    catalog
}

/// The errors, the failures of clients, the removed codes and the conditions with this name.
fn cards(catalog: &Catalog, name: &str) -> Vec<Card> {
    let of = |contract: &Contract| -> Vec<Card> {
        let errors = contract.errors.iter();
        let is_named = |error: &&Error| {
            let is_condition = error.conditions().iter().any(|case| *case.name == name);
            let is_code = error.codes().any(|code| code.to_string() == name);
            *error.name == name || is_code || errcat_codegen::sends(error, name) || is_condition
        };
        let errors = errors.filter(is_named);
        let client = contract.client.iter().filter(|def| *def.name == name);
        let removed = contract.removed.iter().filter(|gone| *gone.code == name);
        errors
            .map(|def| error::error(contract, def))
            .chain(client.map(|def| error::client(contract, def)))
            .chain(removed.map(|gone| error::removed(contract, gone)))
            .collect()
    };
    catalog.contracts.iter().flat_map(of).collect()
}

fn unknown(catalog: &Catalog, name: &str) -> Failure {
    let failure = Failure::new(format!("there is no rule and no code `{name}`"));
    let mut known: Vec<String> = rule_names().map(str::to_owned).collect();
    for contract in &catalog.contracts {
        for error in &contract.errors {
            known.extend(error.codes().map(ToString::to_string));
            known.extend(error.cases.iter().map(|case| case.name.value.clone()));
        }
        known.extend(contract.client.iter().map(|error| error.name.value.clone()));
        known.extend(contract.removed.iter().map(|gone| gone.code.value.clone()));
    }
    match errcat_codegen::did_you_mean(name, known.iter().map(String::as_str)) {
        Some(meant) => failure.help(format!("did you mean `{meant}`?")),
        None => failure.help("`errcat rules` lists the rules"),
    }
}

fn missing_project(failure: Failure, name: &str) -> Failure {
    let failure = failure.context(&format!("there is no rule `{name}`"));
    match errcat_codegen::did_you_mean(name, rule_names()) {
        Some(meant) => failure.help(format!("did you mean the rule `{meant}`?")),
        None => failure,
    }
}

fn rule_names() -> impl Iterator<Item = &'static str> {
    errcat_codegen::rules().map(|rule| rule.name)
}
