//! A contract: its own keys, then its categories and errors in the order of the pages.

use std::collections::HashMap;

use crate::lower::field::DeclaredFields;
use crate::lower::gather::{GatheredCategory, gather, mixed};
use crate::lower::{
    ContractLayers, ContractWide, Cx, DeclaredTypes, Errors, Inherited, Scope, UNKNOWN_LANGUAGE,
    advice, envelope, error, page, param, refused, retry, scope, size, status, symbol, template,
    unknown_version,
};
use crate::model::{
    Category, CategoryId, ClientError, Code, Contract, Details, Error, Operation, Origin, Prose,
    SourcePath, Stated, Tombstone,
};
use crate::name;
use crate::raw::{self, ContractFiles, RawError, RawOperation, RawTombstone, Removed};
use crate::report::AllowScope;
use crate::source::{Span, Spanned};
use crate::yaml::{DUPLICATE_KEY, Given, ListOr, MISSING_KEY, Pair, Pairs, TOO_LARGE};

/// The version of the catalog language.
const LANGUAGE: u32 = 1;

/// The maximum number of errors and conditions in a contract: generated tables index them with 16 bits.
const MAX_ERRORS: usize = u16::MAX as usize;

/// Lowers the files of a contract; `None` if too little of it could be read.
pub(super) fn lower(cx: &mut Cx<'_>, unit: ContractFiles) -> Option<Contract> {
    let files = std::iter::once(unit.file).chain(unit.categories.iter().map(|it| it.file));
    let extent: Vec<Span> = files.map(|file| file.span(0..usize::MAX)).collect();
    let Some(mut raw) = unit.contract else {
        cx.report.unread(&extent);
        return None;
    };
    if unit.is_incomplete {
        cx.report.unread(&extent);
    }
    let start = unit.file.span(0..0);
    language(cx, &raw.errcat, start);
    cx.allow(std::mem::take(&mut raw.allow), AllowScope::Contract, &extent);
    let name = raw.name.value().unwrap_or_else(|| Spanned::new(unit.name, start));
    let (statuses, layers) = status::statuses(cx, raw.statuses);
    let mut types = DeclaredTypes::lower(cx, raw.types);
    let fields = DeclaredFields::lower(cx, &mut types, raw.fields);
    size::report_large(cx, &types.defs);
    let is_partial = raw.errors.is_refused() || raw.categories.is_refused();
    let raw_categories = gather(cx, raw.categories, unit.categories);
    let inline = raw.errors.value().unwrap_or_default();
    let removed = removed(cx, raw.removed);
    let all = written(&inline, &raw_categories);
    if is_too_large(cx, all.clone()) || is_partial && all.clone().next().is_none() {
        cx.report.unread(&extent);
        return None;
    }
    let wide = ContractWide {
        context: param::params(cx, &types, raw.context.value().unwrap_or_default()),
        types,
        fields,
        retry: ContractLayers::lower(cx, raw.retry),
        headers: advice::headers(cx, raw.headers),
        statuses: layers,
        prefix: name::shared_prefix(all.clone().map(|pair| pair.key.as_str())),
    };
    let known = Errors::new(all, removed.0.iter().map(|pair| &pair.key));
    let (categories, mut errors) = lower_all(cx, &wide, &known, inline, raw_categories);
    symbol::qualify(&mut errors);
    let envelope = envelope::lower(cx, raw.envelope, &wide, &errors, start);
    if envelope::writes_code(&envelope) {
        for error in &mut errors {
            for code in error.codes_mut() {
                *code = Code::Text(code.to_string());
            }
        }
    }
    let docs_url = raw.docs_url.value().map(|text| template::template(cx, &text));
    Some(Contract {
        path: SourcePath(cx.sources.file(unit.file).path.clone()),
        title: cx.title(raw.title, || name::words(&name)),
        version: raw.version.value().unwrap_or_else(|| unknown_version(start)),
        description: cx.prose(raw.description),
        docs_url: docs_url.map(|url| scope::docs_url(cx, &wide.context, &url)),
        envelope,
        statuses,
        status_retries: wide.retry.statuses(),
        backoff: wide.retry.backoff(),
        categories,
        errors,
        operations: operations(cx, &known, raw.operations),
        client: client(cx, raw.client),
        removed: tombstones(cx, &known, removed),
        guides: page::guides(cx, raw.guides, &unit.guides),
        context: wide.context,
        types: wide.types.defs,
        fields: wide.fields.all,
        name,
    })
}

/// Every error as written, in order.
fn written<'r>(
    inline: &'r Pairs<RawError>,
    categories: &'r [GatheredCategory],
) -> impl Iterator<Item = &'r Pair<RawError>> + Clone {
    let inner = categories.iter().filter_map(|raw| raw.category.errors.as_ref().value());
    std::iter::once(inline).chain(inner).flat_map(|errors| &errors.0)
}

/// The categories, and all errors.
fn lower_all(
    cx: &mut Cx<'_>,
    wide: &ContractWide,
    known: &Errors,
    inline: Pairs<RawError>,
    raw_categories: Vec<GatheredCategory>,
) -> (Vec<Category>, Vec<Error>) {
    mixed(cx, &inline, &raw_categories);
    let base = Inherited {
        contract: wide,
        category: None,
        status: Stated::default(None),
        outage: Stated::default(None),
        retry: retry::Layer::default(),
        remedy: Stated::default(None),
        headers: Vec::new(),
        fields: wide.fields.defaults.clone(),
    };
    let mut errors = lower_errors(cx, &base, known, inline);
    let mut categories = Vec::new();
    for raw in raw_categories {
        let id = CategoryId(categories.len());
        let (category, of_category) = lower_category(cx, wide, known, id, raw);
        categories.push(category);
        errors.extend(of_category);
    }
    (categories, errors)
}

/// Reports a contract with more errors and conditions than generated tables can index.
fn is_too_large<'r>(cx: &mut Cx<'_>, errors: impl Iterator<Item = &'r Pair<RawError>>) -> bool {
    let conditions = |pair: &Pair<RawError>| {
        let conditions = pair.value.as_ref().and_then(|raw| raw.conditions.as_ref().value());
        conditions.map_or(0, |conditions| conditions.0.len())
    };
    let mut count = 0;
    for pair in errors {
        count += 1 + conditions(pair);
        if count > MAX_ERRORS {
            let message = format!("more than {MAX_ERRORS} errors and conditions in one contract");
            let finding = TOO_LARGE.at(pair.key.span, message);
            cx.report.push(finding.help("split it into two contracts"));
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
            let finding = UNKNOWN_LANGUAGE.at(version.span, message);
            cx.report.push(finding.help("update errcat, or write `errcat: 1`"));
        }
        Given::Absent => {
            let message = "the contract does not state its version of the catalog language";
            cx.report.push(MISSING_KEY.at(start, message).help("start the file with `errcat: 1`"));
        }
        _ => {}
    }
}

fn lower_category(
    cx: &mut Cx<'_>,
    wide: &ContractWide,
    known: &Errors,
    id: CategoryId,
    raw: GatheredCategory,
) -> (Category, Vec<Error>) {
    let GatheredCategory { name, extent, category } = raw;
    cx.allow(category.allow, AllowScope::Category, &[extent]);
    let inherited = Inherited {
        contract: wide,
        category: Some(id),
        status: stated(category.status),
        outage: stated(category.outage),
        retry: retry::layer(cx, category.retry),
        remedy: advice::remedy(cx, category.remedy),
        headers: advice::headers(cx, category.headers),
        fields: wide.fields.values(cx, &wide.types, &wide.fields.defaults, category.fields),
    };
    let errors = lower_errors(cx, &inherited, known, category.errors.value().unwrap_or_default());
    let category = Category {
        title: cx.title(category.title, || name::words(&name)),
        description: cx.prose(category.description),
        name,
    };
    (category, errors)
}

/// A key that may be absent, and its provenance.
fn stated<T>(given: Given<Spanned<T>>) -> Stated<Option<T>> {
    match given {
        Given::Refused => Stated::refused(None),
        given => Stated::optional(given.value()),
    }
}

fn lower_errors(
    cx: &mut Cx<'_>,
    from: &Inherited<'_>,
    known: &Errors,
    raw: Pairs<RawError>,
) -> Vec<Error> {
    let lower = |pair: Pair<RawError>| {
        // A refused error keeps its name, so that references to it are not reported as well.
        let raw = pair.value.unwrap_or_else(|| refused::error(pair.key.span));
        error::error(cx, from, known, pair.key, raw)
    };
    raw.0.into_iter().map(lower).collect()
}

fn operations(cx: &mut Cx<'_>, known: &Errors, raw: Given<Pairs<RawOperation>>) -> Vec<Operation> {
    let operation = |pair: Pair<RawOperation>| {
        let raw = pair.value?.value;
        Some(Operation {
            name: pair.key,
            description: cx.prose(raw.description),
            idempotent: raw.idempotent.value().map(|idempotent| idempotent.value),
            errors: raw.errors.items().filter_map(|name| known.resolve(cx, &name)).collect(),
        })
    };
    raw.pairs().into_iter().filter_map(operation).collect()
}

fn client(cx: &mut Cx<'_>, raw: Given<Pairs<raw::Client>>) -> Vec<ClientError> {
    raw.pairs().into_iter().filter_map(|pair| failure(cx, pair)).collect()
}

fn failure(cx: &mut Cx<'_>, pair: Pair<raw::Client>) -> Option<ClientError> {
    let (name, raw) = (pair.key, pair.value?.value);
    let what = format!("the client condition `{}`", name.value);
    let origin = cx.required(raw.origin, "origin", name.span, &what);
    let message = cx.required(raw.message, "message", name.span, &what);
    let message = message.map(|text| cx.line(text).value).unwrap_or_default();
    let description = cx.prose(raw.description);
    // No server sends it, so its link cannot use params.
    let (args, details) = (Stated::default(Vec::new()), Stated::default(Details::None));
    let scope = Scope::new(&name, &args, &details, &[]);
    let remedy = advice::remedy(cx, raw.remedy).value;
    Some(ClientError {
        origin: origin.map_or(Origin::NoResponse, |origin| origin.value),
        title: cx.title(raw.title, || name::words(&name)),
        description: if description.is_empty() { Prose::plain(&message) } else { description },
        message,
        user_message: raw.user_message.value().map(|text| cx.line(text).value),
        remedy: remedy.map(|remedy| scope.remedy(cx, &remedy)),
        retry: raw.retry.value().map(|when| when.value),
        name,
    })
}

/// The removed codes as a mapping; of a list, only the codes are known.
fn removed(cx: &mut Cx<'_>, raw: Given<Removed>) -> Pairs<RawTombstone> {
    let codes = match raw.value() {
        None => return Pairs::default(),
        Some(ListOr::Mapping(pairs)) => return pairs,
        Some(ListOr::List(codes)) => codes.into_iter().filter_map(Given::value),
    };
    let codes: Vec<_> = codes.filter_map(|tree| error::sent_code(cx, &tree)).collect();
    let mut seen = HashMap::new();
    let tombstone = |code: Spanned<Code>| {
        let key = Spanned::new(code.value.to_string(), code.span);
        if let Some(first) = seen.insert(key.value.clone(), key.span) {
            let finding = DUPLICATE_KEY.at(key.span, format!("`{}` is listed twice", *key));
            cx.report.push(finding.also(first, "first here").help("remove one of the two"));
            return None;
        }
        let raw = RawTombstone { reason: Given::Refused, ..RawTombstone::default() };
        Some(Pair { value: Some(Spanned::new(raw, key.span)), key })
    };
    Pairs(codes.into_iter().filter_map(tombstone).collect())
}

fn tombstones(cx: &mut Cx<'_>, known: &Errors, raw: Pairs<RawTombstone>) -> Vec<Tombstone> {
    let tombstone = |pair: Pair<RawTombstone>| {
        let raw = pair.value?.value;
        let what = format!("the removed code `{}`", pair.key.value);
        let reason = cx.required(raw.reason, "reason", pair.key.span, &what);
        Some(Tombstone {
            code: pair.key,
            since: raw.since.value(),
            reason: reason.map(|reason| cx.parsed(&reason)).unwrap_or_default(),
            replaced_by: raw.replaced_by.value().and_then(|name| known.resolve(cx, &name)),
        })
    };
    raw.0.into_iter().filter_map(tombstone).collect()
}
