//! Errors: the code, the status, the lifecycle, and the cases with everything that they inherit.

use crate::lower::case::{Outer, case};
use crate::lower::{Cx, Errors, Inherited, LONE_BRACE, Scope, literal, template};
use crate::model::{
    Case, Code, Deprecation, Error, Lifecycle, Literal, Stability, Stated, Template,
};
use crate::raw::{self, RawCondition, RawError};
use crate::source::Spanned;
use crate::yaml::{Form, Given, Pairs, Text, Tree, WRONG_TYPE};

/// Lowers an error and its conditions.
pub(super) fn error(
    cx: &mut Cx<'_>,
    from: &Inherited<'_>,
    errors: &Errors,
    name: Spanned<String>,
    raw: Spanned<RawError>,
) -> Error {
    let raw = raw.value;
    let status = nearest(raw.status, &from.status);
    let outage = nearest(raw.outage, &from.outage);
    let by_status = status.value.is_some_and(|status| status >= 500);
    let shared = RawCondition {
        title: raw.title,
        description: raw.description,
        message: raw.message,
        cause: raw.cause,
        remedy: raw.remedy,
        user_message: raw.user_message,
        retry: raw.retry,
        args: raw.args,
        details: Given::Absent,
        headers: raw.headers,
        fields: raw.fields,
        examples: raw.examples,
    };
    let outer = Outer { category: from, status: status.value, base: None };
    let (mut base, layer) = case(cx, &outer, name.clone(), shared, raw.details);
    let (code, pattern) = code(cx, from, &base, raw.code, &name);
    base.pattern = pattern;
    let outer = Outer { base: Some((&base, &layer)), ..outer };
    let conditions = conditions(cx, &outer, raw.conditions);
    let mut cases = vec![base.clone()];
    cases.extend(conditions.value);
    Error {
        code,
        aliases: raw.aliases.items().filter_map(|tree| sent_code(cx, &tree)).collect(),
        category: from.category,
        status,
        outage: Stated { value: outage.value.unwrap_or(by_status), provenance: outage.provenance },
        lifecycle: lifecycle(cx, errors, raw.since, raw.stability, raw.deprecated),
        cases: Stated { value: cases, provenance: conditions.provenance },
        name,
    }
}

/// The value of a key, or the inherited value.
fn nearest<T: Clone>(own: Given<Spanned<T>>, outer: &Stated<Option<T>>) -> Stated<Option<T>> {
    match own {
        Given::Value(own) => Stated::own(Some(own.value), own.span),
        Given::Refused => Stated::refused(outer.value.clone()),
        Given::Absent => outer.inherited(),
    }
}

fn conditions(
    cx: &mut Cx<'_>,
    outer: &Outer<'_>,
    raw: Given<Pairs<RawCondition>>,
) -> Stated<Vec<Case>> {
    let mut conditions =
        if raw.is_refused() { Stated::refused(Vec::new()) } else { Stated::default(Vec::new()) };
    for pair in raw.pairs() {
        let Some(Spanned { value: mut raw, .. }) = pair.value else {
            conditions = Stated::refused(conditions.value);
            continue;
        };
        let details = std::mem::take(&mut raw.details).map(Form::Long);
        conditions.value.push(case(cx, outer, pair.key, raw, details).0);
    }
    conditions
}

/// The code, and its pattern if it carries values.
fn code(
    cx: &mut Cx<'_>,
    from: &Inherited<'_>,
    case: &Case,
    raw: Given<Tree>,
    name: &Spanned<String>,
) -> (Stated<Code>, Option<Template>) {
    let key = Code::Text(name.value.clone());
    let tree = match raw {
        Given::Value(tree) => tree,
        Given::Refused => return (Stated::refused(key), None),
        Given::Absent => {
            if name.contains(['{', '}']) {
                let finding = LONE_BRACE.at(name.span, "a key has no placeholders");
                cx.report.push(finding.help("write the values of the code in its `code:`"));
            }
            return (Stated::default(key), None);
        }
    };
    match sent_code(cx, &tree).map(|code| code.value) {
        Some(Code::Text(text)) => {
            let written = template::template(cx, &Spanned::new(text, tree.span));
            let scope = Scope::new(name, &case.args, &case.details, &from.contract.context);
            let pattern = scope.template(cx, &written);
            let code = Stated::own(Code::Text(pattern.display()), tree.span);
            let has_values = pattern.slots().next().is_some();
            (code, has_values.then_some(pattern))
        }
        Some(code) => (Stated::own(code, tree.span), None),
        None => (Stated::own(key, tree.span), None),
    }
}

/// A code as it is sent: a string or an integer.
pub(super) fn sent_code(cx: &mut Cx<'_>, tree: &Tree) -> Option<Spanned<Code>> {
    let code = match literal::untyped(cx, tree) {
        Literal::Integer(number) => Code::Integer(number),
        Literal::Text(text) if !text.trim().is_empty() => Code::Text(text),
        _ => {
            let text = cx.sources.text(tree.span);
            let message = format!("expected a string or an integer, found `{text}`");
            let finding = WRONG_TYPE.at(tree.span, message);
            let help = "a code is sent exactly as written; quote it to send a string";
            cx.report.push(finding.help(help));
            return None;
        }
    };
    Some(Spanned::new(code, tree.span))
}

fn lifecycle(
    cx: &mut Cx<'_>,
    errors: &Errors,
    since: Text,
    stability: Given<Spanned<Stability>>,
    deprecated: Given<Form<Spanned<bool>, raw::Deprecated>>,
) -> Lifecycle {
    let deprecated = deprecated.value().and_then(|raw| match raw {
        Form::Short(is_deprecated) => is_deprecated.value.then(raw::Deprecated::default),
        Form::Long(raw) => Some(raw),
    });
    let deprecated = deprecated.map(|raw| Deprecation {
        since: raw.since.value(),
        replaced_by: raw.replaced_by.value().and_then(|name| errors.resolve(cx, &name)),
        reason: cx.prose(raw.reason),
    });
    Lifecycle {
        since: since.value(),
        stability: stability.value().map(|stability| stability.value),
        deprecated,
    }
}
