//! Everything about a contract on one page.

use minijinja::{Value, context};

use crate::emit::example::Occurrence;
use crate::emit::markdown::code::{self, Headings};
use crate::emit::markdown::markup::Markup;
use crate::emit::markdown::table::Table;
use crate::emit::markdown::{Site, envelope, escape, handling, page, sample, tree};
use crate::model::{Condition, Contract, Details, ErrorDef, Example, Tombstone};

const HEADINGS: [&str; 8] = [
    "Error response format",
    "HTTP status codes",
    "Error codes",
    "Error response examples",
    "When to retry",
    "Failures that only a client sees",
    "Messages for users",
    "Removed codes",
];

/// The page of a contract.
pub(super) fn emit(site: &mut Site<'_, '_>) {
    let path = format!("{}.md", site.folder);
    site.add(path, "markdown/single.md.j2", view(site.contract));
}

fn view(contract: &Contract) -> Value {
    let mut headings = Headings::with(&HEADINGS);
    for heading in contract.guides.iter().flat_map(|guide| guide.body.lines()) {
        headings.reserve(heading);
    }
    let categories = contract.categories.iter().enumerate().map(|(at, category)| {
        context! {
            heading => headings.unique(&category.title, &category.name),
            description => page::paragraphs(&category.description),
            ..codes(tree::of_category(contract, at))
        }
    });
    let categories: Vec<Value> = categories.collect();
    let examples: Vec<Value> =
        contract.errors.iter().flat_map(|error| examples(contract, error, &mut headings)).collect();
    let guides = contract.guides.iter().map(|guide| {
        context! {
            heading => headings.unique(&guide.title, &guide.name),
            body => deeper(&guide.body),
        }
    });
    let guides: Vec<Value> = guides.collect();
    let removed = Table::new()
        .column("Code", |gone: &Tombstone| escape::code(&gone.code))
        .column("Since", |gone| escape::phrase(&gone.since))
        .column("Reason", |gone| escape::inline(&gone.reason));
    context! {
        head => page::head(contract, &escape::prose(&format!("{} errors", contract.title))),
        description => page::paragraphs(&contract.description),
        sample => tree::first_body(contract),
        fields => code::fields_table().view(&envelope::fields(Markup::Markdown, contract)),
        code_path => tree::code_path(contract),
        statuses => tree::statuses_table().view(&contract.statuses),
        outside => codes(contract.errors.iter().filter(|error| error.category.is_none())),
        categories,
        examples,
        guides,
        removed => removed.view(&contract.removed),
        ..handling::tables(contract, code_cell)
    }
}

/// Errors in one table; in two where a fifth column would not fit on a phone.
fn codes<'e>(errors: impl Iterator<Item = &'e ErrorDef>) -> Value {
    let errors: Vec<&ErrorDef> = errors.collect();
    let solution = |error: &ErrorDef| tree::escape_lines(&code::remedy(error.remedy.as_ref()));
    let codes = Table::new()
        .column("Code", code_cell)
        .column("HTTP status", tree::status)
        .column("Description", |error| escape::inline(&error.description));
    let solutions = Table::new().column("Code", code_cell).column("Solution", solution);
    if errors.iter().any(|error| !error.causes.is_empty()) {
        let codes = codes.column("Common causes", tree::causes);
        return context! { codes => codes.view(errors.clone()), solutions => solutions.view(errors) };
    }
    let none = solutions.view(Vec::new());
    context! { codes => codes.column("Solution", solution).view(errors), solutions => none }
}

fn code_cell(error: &ErrorDef) -> String {
    escape::code(&error.code.to_string())
}

/// What a code looks like, where that is more than its row says.
fn examples(contract: &Contract, error: &ErrorDef, headings: &mut Headings) -> Vec<Value> {
    let mut show = |title: &str,
                    condition: Option<&Condition>,
                    example: Option<&Example>,
                    remedy: String| {
        let occurrence = Occurrence { contract, error, condition, example };
        let status = error.status.as_ref().map(|status| code::status_words(contract, **status));
        let code = code_cell(error);
        context! {
            heading => headings.unique(title, &error.name),
            note => status.map_or_else(|| code.clone(), |status| format!("{code}, HTTP {status}")),
            body => sample::body(occurrence),
            remedy,
        }
    };
    let main = code::main_example(error);
    let says_more = !matches!(error.details, Details::None)
        || !error.args.is_empty()
        || error.message.display() != *error.description;
    let mut examples = Vec::new();
    if says_more {
        examples.push(show(&error.title, None, main, String::new()));
    }
    for condition in &error.conditions {
        let remedy = code::remedy(condition.remedy.as_ref());
        examples.push(show(&condition.title, Some(condition), condition.examples.first(), remedy));
    }
    examples.extend(code::further_examples(error).map(|example| {
        let title = format!("{} {}", error.title, example.title.to_lowercase());
        show(&title, None, Some(example), String::new())
    }));
    examples
}

/// Markdown of a guide with its headings one level deeper.
fn deeper(markdown: &str) -> String {
    let mut fence: Option<&str> = None;
    let lines = markdown.lines().map(|line| {
        let marker =
            ["```", "~~~"].into_iter().find(|marker| line.trim_start().starts_with(marker));
        match (fence, marker) {
            (None, Some(_)) => fence = marker,
            (Some(open), Some(close)) if open == close => fence = None,
            _ => {}
        }
        if fence.is_none() && line.starts_with("##") { format!("#{line}") } else { line.to_owned() }
    });
    lines.collect::<Vec<_>>().join("\n")
}

#[cfg(test)]
mod tests {
    use super::deeper;

    #[test]
    fn headings_sink_and_code_stays() {
        let guide = "## Retry\n\n```bash\n## a comment\n```\n\n### Details";
        assert_eq!(deeper(guide), "### Retry\n\n```bash\n## a comment\n```\n\n#### Details");
    }
}
