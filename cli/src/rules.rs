//! `errcat rules`: lists the rules, with their level in each profile and a summary.

use std::fmt::Write as _;

use clap::builder::styling::Style;
use errcat_codegen::rule::{Level, Profile, Rule};
use serde_json::{Value, json};

use crate::failure::Failure;
use crate::options::{Format, Options};
use crate::{Outcome, stream};

const PROFILES: [(&str, Profile); 3] =
    [("minimal", Profile::Minimal), ("standard", Profile::Standard), ("strict", Profile::Strict)];

pub(crate) fn run(options: &Options) -> Result<Outcome, Failure> {
    match options.format {
        Format::Human => stream::page(&table())?,
        Format::Short => stream::data(&names())?,
        Format::Json => stream::data(&document())?,
        Format::Github => {
            return Err(Failure::new("the list of rules cannot be printed as GitHub annotations")
                .help("`errcat rules` supports the formats human, short and json"));
        }
    }
    Ok(Outcome::Fine)
}

/// The level of a rule in each profile: `allow (minimal), warn (standard), deny (strict)`.
pub(crate) fn levels(rule: &Rule) -> String {
    if rule.is_fixed() {
        return "deny in every profile, and cannot be relaxed".to_owned();
    }
    let level = |(name, profile)| format!("{} ({name})", spelling(rule.level(profile)));
    PROFILES.map(level).join(", ")
}

fn table() -> String {
    let wide = errcat_codegen::rules().map(|rule| rule.name.len()).max().unwrap_or_default();
    let bold = Style::new().bold();
    let mut table = format!(
        "{bold}{:wide$}  {:8}  {:8}  {:8}  FINDS{bold:#}\n",
        "RULE", "MINIMAL", "STANDARD", "STRICT"
    );
    for rule in errcat_codegen::rules() {
        let [minimal, standard, strict] = PROFILES.map(|(_, profile)| cell(rule, profile));
        let row = format!(
            "{:wide$}  {minimal:8}  {standard:8}  {strict:8}  {}",
            rule.name,
            summary(rule)
        );
        // Writing to a `String` cannot fail.
        let _ = writeln!(table, "{}", row.trim_end());
    }
    table + "\nfixed: an error in every profile, which no project can relax\n"
}

fn cell(rule: &Rule, profile: Profile) -> &'static str {
    if rule.is_fixed() { "fixed" } else { spelling(rule.level(profile)) }
}

fn names() -> String {
    errcat_codegen::rules().flat_map(|rule| [rule.name, "\n"]).collect()
}

/// `schema` changes when the new form would mislead a reader of the old one.
fn document() -> String {
    let rules: Vec<Value> = errcat_codegen::rules().map(entry).collect();
    format!("{:#}\n", json!({ "schema": "errcat/rules/1", "rules": rules }))
}

fn entry(rule: &Rule) -> Value {
    let [minimal, standard, strict] = PROFILES.map(|(_, profile)| spelling(rule.level(profile)));
    json!({
        "rule": rule.name,
        "fixed": rule.is_fixed(),
        "levels": { "minimal": minimal, "standard": standard, "strict": strict },
        "summary": summary(rule),
    })
}

/// A level, as written in `errcat.yaml`.
fn spelling(level: Level) -> &'static str {
    match level {
        Level::Allow => "allow",
        Level::Warn => "warn",
        Level::Deny => "deny",
    }
}

/// The first paragraph of a rule's page, on one line.
fn summary(rule: &Rule) -> String {
    let prose = rule.page.lines().skip_while(|line| line.starts_with('#') || line.is_empty());
    prose.take_while(|line| !line.is_empty()).collect::<Vec<_>>().join(" ")
}
