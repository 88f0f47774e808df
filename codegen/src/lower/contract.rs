//! A contract: its own keys, then its categories and errors in the order of the page.

use std::collections::BTreeSet;

use crate::lower::error;
use crate::lower::inherit::{ContractWide, Inherited};
use crate::lower::param::{self, Types};
use crate::lower::retry::{self, ContractLayers};
use crate::lower::{
    Cx, MISSING_KEY, MIXED_CATEGORIES, UNKNOWN_LANGUAGE, advice, envelope, page, prose, refused,
    status, template, unknown_version,
};
use crate::model::{
    Allow, Catalog, Category, ClientError, Code, Condition, Contract, ErrorDef, Operation, Origin,
    Tombstone, When,
};
use crate::raw::{self, Unit};
use crate::source::{Span, Spanned};
use crate::yaml::{Given, ListOr, Pair, Pairs, TOO_LARGE};

/// The version of the catalog language.
const LANGUAGE: u32 = 1;

/// How many errors and conditions a contract may have: generated tables number them in 16 bits.
const MAX_ERRORS: usize = u16::MAX as usize;

/// A category as it was written, wherever that was.
struct RawCategory {
    name: Spanned<String>,
    extent: Span,
    category: raw::Category,
}

/// Adds what a unit means to the catalog.
pub(super) fn lower(cx: &mut Cx<'_>, unit: Unit, catalog: &mut Catalog) {
    let Unit { file, contract: Some(mut raw), .. } = unit else {
        catalog.incomplete.push(unit.file.span(0..usize::MAX));
        return;
    };
    let start = file.span(0..0);
    let files = std::iter::once(file).chain(unit.categories.iter().map(|category| category.file));
    let whole: Vec<Span> = files.map(|file| file.span(0..usize::MAX)).collect();
    if unit.is_incomplete {
        catalog.incomplete.extend(&whole);
    }
    language(cx, &raw.errcat, start);
    allows(cx, std::mem::take(&mut raw.allow), &whole, catalog);
    let name = raw.name.value().unwrap_or_else(|| Spanned::new(unit.name, start));
    let types = Types::lower(cx, raw.types);
    let context = param::params(cx, &types, raw.context.value().unwrap_or_default());
    let (statuses, status_layers) = status::statuses(cx, raw.statuses);
    let wide = ContractWide {
        types,
        context,
        retry: ContractLayers::lower(cx, raw.retry),
        headers: advice::headers(cx, raw.headers),
        statuses: status_layers,
    };
    let is_partial = raw.errors.is_refused() || raw.categories.is_refused();
    let raw_categories = gather(cx, raw.categories, unit.categories);
    let inline = raw.errors.value().unwrap_or_default();
    if is_too_large(cx, &inline, &raw_categories) {
        catalog.incomplete.extend(&whole);
        return;
    }
    let (categories, mut errors) = lower_all(cx, &wide, inline, raw_categories, catalog);
    if is_partial && errors.is_empty() {
        catalog.incomplete.extend(&whole);
        return;
    }
    let names = envelope::Names {
        context: wide.context.iter().map(|param| param.name.value.clone()).collect(),
        params: param_names(&errors),
    };
    let envelope = envelope::lower(cx, raw.envelope, &names, start);
    if envelope::writes_code(&envelope.shape) {
        for error in &mut errors {
            error.code = Code::Text(error.code.to_string());
        }
    }
    catalog.contracts.push(Contract {
        path: cx.sources.file(file).path.clone(),
        title: error::title(cx, raw.title, &name),
        version: raw.version.value().unwrap_or_else(|| unknown_version(start)),
        description: prose(raw.description),
        docs_url: raw.docs_url.value().map(|text| template::template(cx, &text)),
        envelope,
        statuses,
        status_retries: wide.retry.statuses(),
        backoff: wide.retry.backoff(),
        categories,
        errors,
        operations: operations(raw.operations),
        client: client(cx, raw.client),
        removed: removed(cx, raw.removed),
        guides: page::guides(cx, raw.guides, &unit.guides),
        context: wide.context,
        types: wide.types.defs,
        name,
    });
}

/// The categories, and the errors in and outside of them.
fn lower_all(
    cx: &mut Cx<'_>,
    wide: &ContractWide,
    inline: Pairs<raw::Error>,
    raw_categories: Vec<RawCategory>,
    catalog: &mut Catalog,
) -> (Vec<Category>, Vec<ErrorDef>) {
    mixed(cx, &inline, &raw_categories);
    let base = Inherited {
        contract: wide,
        category: None,
        status: None,
        outage: None,
        retry: retry::Layer::default(),
        remedy: None,
        headers: Vec::new(),
        refused: BTreeSet::new(),
    };
    let (mut categories, mut errors) = (Vec::new(), Vec::new());
    lower_errors(cx, &base, inline, &mut errors, catalog);
    for category in raw_categories {
        let index = categories.len();
        categories.push(lower_category(cx, wide, index, category, &mut errors, catalog));
    }
    (categories, errors)
}

/// Reports more errors and conditions than the tables of a target can number.
fn is_too_large(cx: &mut Cx<'_>, inline: &Pairs<raw::Error>, categories: &[RawCategory]) -> bool {
    let inner = categories.iter().filter_map(|raw| raw.category.errors.as_ref().value());
    let all = std::iter::once(inline).chain(inner).flat_map(|errors| &errors.0);
    let conditions = |pair: &Pair<raw::Error>| {
        let conditions = pair.value.as_ref().and_then(|raw| raw.conditions.as_ref().value());
        conditions.map_or(0, |conditions| conditions.0.len())
    };
    let mut count = 0;
    for pair in all {
        count += 1 + conditions(pair);
        if count > MAX_ERRORS {
            let message = format!("more than {MAX_ERRORS} errors and conditions in one contract");
            let finding = TOO_LARGE.at(pair.key.span, message);
            cx.report.push(finding.help("make two contracts of it"));
            return true;
        }
    }
    false
}

fn language(cx: &mut Cx<'_>, version: &Given<Spanned<u32>>, start: Span) {
    match version {
        Given::Value(version) if version.value != LANGUAGE => {
            let message = format!(
                "this errcat reads version {LANGUAGE} of the catalog language, not {}",
                version.value
            );
            cx.report.push(
                UNKNOWN_LANGUAGE
                    .at(version.span, message)
                    .help("update errcat, or write `errcat: 1`"),
            );
        }
        Given::Absent => {
            let finding =
                MISSING_KEY.at(start, "the contract does not say which catalog language it is in");
            cx.report.push(finding.help("start the file with `errcat: 1`"));
        }
        _ => {}
    }
}

fn allows(
    cx: &mut Cx<'_>,
    raw: raw::List<Spanned<raw::Allow>>,
    within: &[Span],
    catalog: &mut Catalog,
) {
    for allow in raw.value().unwrap_or_default().into_iter().filter_map(Given::value) {
        cx.required(allow.value.reason, "reason", allow.span, "this `allow`");
        let Some(rule) = cx.required(allow.value.rule, "rule", allow.span, "this `allow`") else {
            continue;
        };
        catalog.allows.push(Allow { rule, within: within.to_vec() });
    }
}

/// The categories in order, whether they stand here or in files of their own.
fn gather(
    cx: &mut Cx<'_>,
    raw: Given<raw::Categories>,
    files: Vec<raw::CategoryFile>,
) -> Vec<RawCategory> {
    let mut files: Vec<Option<raw::CategoryFile>> = files.into_iter().map(Some).collect();
    let mut gathered = Vec::new();
    match raw {
        Given::Value(ListOr::List(names)) => {
            let names: Vec<_> = names.into_iter().filter_map(Given::value).collect();
            for (at, name) in names.iter().enumerate() {
                if page::named_twice(cx, &names[..at], name, "category") {
                    continue;
                }
                let found = files
                    .iter_mut()
                    .find(|file| file.as_ref().is_some_and(|file| file.name == name.value));
                match found.and_then(Option::take) {
                    Some(file) => gathered.push(from_file(file, Some(name.clone()))),
                    None => {
                        let known: Vec<String> =
                            files.iter().flatten().map(|file| file.name.clone()).collect();
                        page::unknown_file(cx, name, "category", known.iter().map(String::as_str));
                    }
                }
            }
        }
        Given::Value(ListOr::Mapping(pairs)) => {
            gathered.extend(pairs.0.into_iter().filter_map(|pair| {
                let value = pair.value?;
                Some(RawCategory {
                    extent: pair.key.span.to(value.span),
                    name: pair.key,
                    category: value.value,
                })
            }));
        }
        Given::Absent | Given::Refused => {}
    }
    gathered.extend(files.into_iter().flatten().map(|file| from_file(file, None)));
    gathered
}

fn from_file(file: raw::CategoryFile, name: Option<Spanned<String>>) -> RawCategory {
    let name = name.unwrap_or_else(|| Spanned::new(file.name, file.file.span(0..0)));
    RawCategory { name, extent: file.file.span(0..usize::MAX), category: file.category }
}

fn mixed(cx: &mut Cx<'_>, inline: &Pairs<raw::Error>, categories: &[RawCategory]) {
    let (Some(first), Some(category)) = (inline.0.first(), categories.first()) else { return };
    let message = format!("the error `{}` is in no category, and others are", first.key.value);
    let finding =
        MIXED_CATEGORIES.at(first.key.span, message).also(category.name.span, "a category");
    cx.report.push(finding.help("either every error of a contract is in a category, or none is"));
}

fn lower_category(
    cx: &mut Cx<'_>,
    wide: &ContractWide,
    index: usize,
    raw: RawCategory,
    errors: &mut Vec<ErrorDef>,
    catalog: &mut Catalog,
) -> Category {
    let RawCategory { name, extent, category } = raw;
    allows(cx, category.allow, &[extent], catalog);
    let refused = [
        ("status", category.status.is_refused()),
        ("when", refused::verdict(&category.retry)),
        ("remedy", refused::remedy(&category.remedy)),
    ];
    let inherited = Inherited {
        contract: wide,
        category: Some(index),
        refused: refused::keys(refused),
        status: category.status.value(),
        outage: category.outage.value(),
        retry: retry::layer(cx, category.retry),
        remedy: advice::remedy(cx, category.remedy),
        headers: advice::headers(cx, category.headers),
    };
    lower_errors(cx, &inherited, category.errors.value().unwrap_or_default(), errors, catalog);
    Category {
        title: error::title(cx, category.title, &name),
        description: prose(category.description),
        status: inherited.status.map(|status| status.value),
        name,
    }
}

fn lower_errors(
    cx: &mut Cx<'_>,
    from: &Inherited<'_>,
    raw: Pairs<raw::Error>,
    errors: &mut Vec<ErrorDef>,
    catalog: &mut Catalog,
) {
    for pair in raw.0 {
        // An error that was refused keeps its name, so that what refers to it is not wrong as well.
        let mut raw = pair.value.unwrap_or_else(|| refused::error(pair.key.span));
        let extent = pair.key.span.to(raw.span);
        allows(cx, std::mem::take(&mut raw.value.allow), &[extent], catalog);
        errors.push(error::error(cx, from, pair.key, raw));
    }
}

fn param_names(errors: &[ErrorDef]) -> BTreeSet<String> {
    let of_conditions =
        errors.iter().flat_map(|error| error.conditions.iter().flat_map(Condition::params));
    let params = errors.iter().flat_map(ErrorDef::params).chain(of_conditions);
    params.map(|param| param.name.value.clone()).collect()
}

fn operations(raw: Given<Pairs<raw::Operation>>) -> Vec<Operation> {
    let pairs = raw.value().unwrap_or_default().0.into_iter();
    pairs
        .filter_map(|pair| {
            let raw = pair.value?.value;
            Some(Operation {
                name: pair.key,
                description: prose(raw.description),
                idempotent: raw.idempotent.value().is_some_and(|idempotent| idempotent.value),
                errors: raw
                    .errors
                    .value()
                    .unwrap_or_default()
                    .into_iter()
                    .filter_map(Given::value)
                    .collect(),
            })
        })
        .collect()
}

fn client(cx: &mut Cx<'_>, raw: Given<Pairs<raw::Client>>) -> Vec<ClientError> {
    let pairs = raw.value().unwrap_or_default().0.into_iter();
    pairs
        .filter_map(|pair| {
            let raw = pair.value?.value;
            let what = format!("the client condition `{}`", pair.key.value);
            let origin = cx.required(raw.origin, "origin", pair.key.span, &what);
            let message = cx.required(raw.message, "message", pair.key.span, &what);
            let message = message.map(|text| cx.line(text).value).unwrap_or_default();
            let description = prose(raw.description);
            Some(ClientError {
                origin: origin.map_or(Origin::NoResponse, |origin| origin.value),
                title: error::title(cx, raw.title, &pair.key),
                description: if description.is_empty() { message.clone() } else { description },
                message,
                user_message: raw.user_message.value().map(|text| cx.line(text).value),
                remedy: advice::remedy(cx, raw.remedy),
                retry: raw.retry.value().map_or(When::Never, |when| when.value),
                name: pair.key,
            })
        })
        .collect()
}

fn removed(cx: &mut Cx<'_>, raw: Given<Pairs<raw::Tombstone>>) -> Vec<Tombstone> {
    let pairs = raw.value().unwrap_or_default().0.into_iter();
    pairs
        .filter_map(|pair| {
            let raw = pair.value?.value;
            let what = format!("the removed code `{}`", pair.key.value);
            let span = pair.key.span;
            let since = cx.required(raw.since, "since", span, &what);
            let reason = cx.required(raw.reason, "reason", pair.key.span, &what);
            Some(Tombstone {
                code: pair.key,
                since: since.unwrap_or_else(|| unknown_version(span)),
                reason: reason.map(|reason| reason.value.trim().to_owned()).unwrap_or_default(),
                replaced_by: raw.replaced_by.value(),
            })
        })
        .collect()
}
