//! What the module knows of each code.

use minijinja::{Value, context};

use super::names::{Client, Names};
use super::types::{self, Checks};
use super::{delay, escape};
use crate::emit::example;
use crate::emit::place;
use crate::model::{ClientError, Contract, Details, ErrorDef, Origin, Param, Remedy, Type, When};

/// The view of an error.
pub(super) fn view(
    contract: &Contract,
    names: &Names,
    error: &ErrorDef,
    checks: &mut Checks<'_>,
) -> Value {
    let status =
        error.status.as_ref().map_or("undefined".to_owned(), |status| status.value.to_string());
    let category = error
        .category
        .map_or("undefined".to_owned(), |at| escape::string(&contract.categories[at].name));
    let details = place::details(contract).map(|_| DetailsOf::new(error));
    let check = match &details {
        Some(details) => details.check(checks),
        None => checks.anything(),
    };
    let row = row(error, &status, &category, &check, &delay::sources(contract, error));
    context! {
        name => error.name.value.clone(),
        literal => escape::string(&error.name),
        key => escape::key(&error.name),
        doc => comment(&doc(contract, error), 4),
        status,
        category,
        details => details.map_or("undefined".to_owned(), |details| details.type_text(&names.prefix)),
        row,
    }
}

/// What `CODES` has of an error.
fn row(
    error: &ErrorDef,
    status: &str,
    category: &str,
    check: &str,
    (sources, default): &(Vec<String>, Option<u64>),
) -> String {
    let (when, outage) = (retry(error.retry.when), u8::from(error.outage));
    let known = format!("{status}, {category}, {when}, {outage}, {check}");
    match default {
        Some(default) => format!("{known}, [{}], {default}", sources.join(", ")),
        None if sources.is_empty() => known,
        None => format!("{known}, [{}]", sources.join(", ")),
    }
}

/// The view of a condition that only a client can see.
pub(super) fn client(contract: &Contract, client: &Client) -> Value {
    let said = contract.client.iter().find(|said| *said.name == client.name);
    let is_unrecognized = client.origin == Origin::Unrecognized;
    let seen = match client.origin {
        Origin::NoResponse => "No answer came.",
        Origin::Timeout => "No answer came in time.",
        Origin::Unrecognized => {
            "An answer came that this client does not know: another code, see `wireCode`, or another body."
        }
    };
    context! {
        name => client.name.clone(),
        literal => escape::string(&client.name),
        key => escape::key(&client.name),
        doc => comment(&client_doc(said, seen), 4),
        status => if is_unrecognized { "number | undefined" } else { "undefined" },
        details => if is_unrecognized { "unknown" } else { "undefined" },
        message => escape::string(&client.message),
        retry => retry(client.retry),
        outage => u8::from(!is_unrecognized),
    }
}

/// As the rows of the client have it.
pub(super) fn retry(when: When) -> u8 {
    match when {
        When::Never => 0,
        When::IfIdempotent => 1,
        When::Always => 2,
    }
}

/// The details of an error, those of its conditions included.
pub(super) struct DetailsOf<'e> {
    whole: Option<&'e Param>,
    members: Vec<(&'e Param, bool)>,
}

impl<'e> DetailsOf<'e> {
    pub(super) fn new(error: &'e ErrorDef) -> Self {
        if let Details::Whole(param) = &error.details {
            return Self { whole: Some(param), members: Vec::new() };
        }
        let mut members: Vec<(&Param, bool)> =
            error.details.params().iter().map(|param| (param, param.optional)).collect();
        // What only a situation brings may be missing.
        for param in error.conditions.iter().flat_map(|condition| condition.details.params()) {
            if !members.iter().any(|(known, _)| known.name == param.name) {
                members.push((param, true));
            }
        }
        Self { whole: None, members }
    }

    /// Whether there may be no details at all.
    pub(super) fn may_be_missing(&self) -> bool {
        self.whole
            .map_or(self.members.iter().all(|(_, optional)| *optional), |whole| whole.optional)
    }

    /// The member of this name, and whether it may be missing.
    pub(super) fn member(&self, name: &str) -> Option<(&'e Param, bool)> {
        self.members.iter().find(|(param, _)| *param.name == name).copied()
    }

    fn type_text(&self, prefix: &str) -> String {
        let ty = match self.whole {
            Some(whole) => types::of(prefix, &whole.ty),
            None if self.members.is_empty() => return "undefined".to_owned(),
            None => types::object(prefix, self.members.iter().copied(), 8),
        };
        if self.may_be_missing() && ty != "unknown" { format!("{ty} | undefined") } else { ty }
    }

    fn check(&self, checks: &mut Checks<'_>) -> String {
        let check = match self.whole {
            Some(Param { ty: Type::Any, .. }) => return checks.anything(),
            Some(whole) => checks.of(&whole.ty),
            None if self.members.is_empty() => return checks.anything(),
            None => checks.object(self.members.iter().copied()),
        };
        if self.may_be_missing() { checks.optional(&check) } else { check }
    }
}

/// What an editor shows of a code.
fn doc(contract: &Contract, error: &ErrorDef) -> Vec<String> {
    let status = error.status.as_ref().map(|status| {
        let known = contract.statuses.iter().find(|doc| doc.status == *status);
        let title = known.map(|known| format!(" {}", escape::doc_line(&known.title)));
        format!(" ({}{})", status.value, title.unwrap_or_default())
    });
    let title = format!("**{}**{}", escape::doc_line(&error.title), status.unwrap_or_default());
    let mut parts = vec![vec![title], escape::doc(&error.description)];
    parts.extend(error.causes.iter().map(|cause| labelled("Cause", cause)));
    parts.extend(error.remedy.as_ref().map(remedy));
    let conditions = error
        .conditions
        .iter()
        .map(|condition| format!("- {}", escape::doc_line(&condition.title)));
    let conditions: Vec<_> = conditions.collect();
    if !conditions.is_empty() {
        parts.push([vec!["Situations:".to_owned()], conditions].concat());
    }
    parts.extend(
        error
            .lifecycle
            .since
            .as_ref()
            .map(|since| vec![format!("Since {}.", escape::doc_line(since))]),
    );
    let mut tags = Vec::new();
    if let Some(url) = example::docs_url(contract, error) {
        tags.push(format!("@see {}", escape::doc_line(&url)));
    }
    if let Some(deprecated) = &error.lifecycle.deprecated {
        let instead = deprecated
            .replaced_by
            .as_ref()
            .map(|code| format!(" Use `{}`.", escape::doc_line(code)));
        let reason = escape::doc_line(&deprecated.reason);
        tags.push(
            format!(
                "@deprecated Since {}. {reason}{}",
                escape::doc_line(&deprecated.since),
                instead.unwrap_or_default()
            )
            .trim_end()
            .to_owned(),
        );
    }
    parts.push(tags);
    paragraphs(parts)
}

fn client_doc(said: Option<&ClientError>, seen: &str) -> Vec<String> {
    let mut parts = vec![vec![format!("Only a client can see it. {seen}")]];
    if let Some(said) = said {
        parts.push(escape::doc(&said.description));
        parts.extend(said.remedy.as_ref().map(remedy));
    }
    paragraphs(parts)
}

fn remedy(remedy: &Remedy) -> Vec<String> {
    labelled("Remedy", &remedy.text)
}

fn labelled(label: &str, text: &str) -> Vec<String> {
    let mut lines = escape::doc(text);
    if let Some(first) = lines.first_mut() {
        *first = format!("**{label}:** {first}");
    }
    lines
}

/// Paragraphs with an empty line between them.
fn paragraphs(parts: Vec<Vec<String>>) -> Vec<String> {
    let parts: Vec<_> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    parts.join(&String::new())
}

/// A documentation comment.
pub(super) fn comment(lines: &[String], indent: usize) -> String {
    let indent = " ".repeat(indent);
    if let [line] = lines {
        return format!("{indent}/** {line} */");
    }
    let lines = lines.iter().map(|line| format!("{indent} * {line}").trim_end().to_owned() + "\n");
    format!("{indent}/**\n{}{indent} */", lines.collect::<String>())
}
