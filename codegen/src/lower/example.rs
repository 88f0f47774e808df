//! Examples: values of params and of the context that differ from the examples in their declarations.

use crate::lower::{
    Cx, EXAMPLE_MISMATCH, Scope, inherit::ContractWide, literal, param::DeclaredTypes, prose,
};
use crate::model::{ContextId, Example, Literal, Param, ParamId};
use crate::name::did_you_mean;
use crate::raw::RawExample;
use crate::source::Spanned;
use crate::yaml::{Given, List, Pair, Pairs, Scalar, Tree, TreeKind};

/// The examples of a case.
pub(super) fn examples(
    cx: &mut Cx<'_>,
    wide: &ContractWide,
    scope: &Scope<'_>,
    raw: List<Spanned<RawExample>>,
) -> Vec<Example> {
    let params = declared(scope.args, ParamId::Arg);
    let details = scope.details.params();
    let params: Vec<_> = params.chain(declared(details, ParamId::Detail)).collect();
    let context: Vec<_> = declared(&wide.context, ContextId).collect();
    let example = |Spanned { value: raw, .. }: Spanned<RawExample>| Example {
        title: prose(raw.title),
        params: values(cx, &wide.types, &params, raw.params),
        context: values(cx, &wide.types, &context, raw.context),
    };
    raw.items().map(example).collect()
}

/// Params with their ids.
fn declared<I>(params: &[Param], id: fn(usize) -> I) -> impl Iterator<Item = (I, &Param)> {
    params.iter().enumerate().map(move |(at, param)| (id(at), param))
}

fn values<I: Copy>(
    cx: &mut Cx<'_>,
    types: &DeclaredTypes,
    params: &[(I, &Param)],
    raw: Given<Pairs<Tree>>,
) -> Vec<(I, Spanned<Literal>)> {
    raw.pairs().into_iter().filter_map(|pair| value(cx, types, params, pair)).collect()
}

fn value<I: Copy>(
    cx: &mut Cx<'_>,
    types: &DeclaredTypes,
    params: &[(I, &Param)],
    pair: Pair<Tree>,
) -> Option<(I, Spanned<Literal>)> {
    let known = params.iter().find(|(_, param)| param.name.value == pair.key.value);
    let Some((id, param)) = known else {
        let meant = did_you_mean(&pair.key, params.iter().map(|(_, param)| param.name.as_str()));
        let message = format!("there is no param `{}`", pair.key.value);
        let help = "remove it, or declare it under `args`, `details` or `context`";
        cx.report.push(EXAMPLE_MISMATCH.at(pair.key.span, message).suggest(meant, help));
        return None;
    };
    let tree = pair.value?;
    // In an example, an empty value omits an optional param.
    let is_null = |scalar: &Scalar| !scalar.quoted && matches!(scalar.text.as_str(), "~" | "null");
    let is_left_out = matches!(&tree.kind, TreeKind::Scalar(scalar) if is_null(scalar));
    let value = if is_left_out && param.optional {
        Some(Spanned::new(Literal::Null, tree.span))
    } else {
        literal::literal(cx, &types.defs, &tree, &param.ty)
    };
    value.map(|value| (*id, value))
}
