//! Errors: the code, and the cases with everything that they inherit.

use crate::lower::case::{Outer, case};
use crate::lower::{Cx, Errors, Inherited, LONE_BRACE, Scope, literal, template};
use crate::model::{Case, Code, Error, Literal, Stated, Template};
use crate::raw::{RawCondition, RawError};
use crate::source::Spanned;
use crate::yaml::{Given, Pairs, Tree, WRONG_TYPE};

/// Lowers an error and its conditions.
pub(super) fn error(
    cx: &mut Cx<'_>,
    from: &Inherited<'_>,
    errors: &Errors,
    name: Spanned<String>,
    raw: Spanned<RawError>,
) -> Error {
    let Spanned { value: raw, span } = raw;
    let shared = RawCondition {
        status: raw.status,
        outage: raw.outage,
        title: raw.title,
        description: raw.description,
        message: raw.message,
        cause: raw.cause,
        remedy: raw.remedy,
        user_message: raw.user_message,
        retry: raw.retry,
        args: raw.args,
        details: raw.details,
        headers: raw.headers,
        fields: raw.fields,
        examples: raw.examples,
        since: raw.since,
        stability: raw.stability,
        deprecated: raw.deprecated,
        allow: raw.allow,
    };
    let outer = Outer { category: from, errors, base: None };
    let (mut base, own) = case(cx, &outer, name.clone(), Spanned::new(shared, span));
    let (code, pattern) = code(cx, from, &base, raw.code, &name);
    base.pattern = pattern;
    let outer = Outer { base: Some((&base, &own)), ..outer };
    let conditions = conditions(cx, &outer, raw.conditions);
    let mut cases = vec![base.clone()];
    cases.extend(conditions.value);
    Error {
        code,
        aliases: raw.aliases.items().filter_map(|tree| sent_code(cx, &tree)).collect(),
        category: from.category,
        cases: Stated { value: cases, provenance: conditions.provenance },
        name,
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
        let Some(raw) = pair.value else {
            conditions = Stated::refused(conditions.value);
            continue;
        };
        conditions.value.push(case(cx, outer, pair.key, raw).0);
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
