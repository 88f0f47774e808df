//! Examples: values of params and of the context that differ from the examples in their declarations.

use std::collections::HashMap;

use crate::lower::{
    Cx, EXAMPLE_MISMATCH, Scope, by_name, inherit::ContractWide, literal, param::DeclaredTypes,
};
use crate::model::{ContextId, Example, Literal, Param, ParamId};
use crate::name::Names;
use crate::raw::RawExample;
use crate::source::Spanned;
use crate::yaml::{Given, List, Pair, Pairs, Tree};

/// The examples of a case.
pub(super) fn examples(
    cx: &mut Cx<'_>,
    wide: &ContractWide,
    scope: &Scope<'_>,
    raw: List<Spanned<RawExample>>,
) -> Vec<Example> {
    let raw: Vec<_> = raw.items().collect();
    if raw.is_empty() {
        return Vec::new();
    }
    let params = declared(scope.args, ParamId::Arg);
    let params = Declared::new(params.chain(declared(scope.details.params(), ParamId::Detail)));
    let context = Declared::new(declared(&wide.context, ContextId));
    let example = |Spanned { value: raw, .. }: Spanned<RawExample>| Example {
        title: raw.title.value().map(|title| title.value.trim().to_owned()).unwrap_or_default(),
        params: values(cx, &wide.types, &params, raw.params),
        context: values(cx, &wide.types, &context, raw.context),
    };
    raw.into_iter().map(example).collect()
}

/// Params with their ids.
fn declared<I>(params: &[Param], id: fn(usize) -> I) -> impl Iterator<Item = (I, &Param)> + Clone {
    params.iter().enumerate().map(move |(at, param)| (id(at), param))
}

/// Params by name.
struct Declared<'p, I> {
    params: HashMap<&'p str, (I, &'p Param)>,
    names: Names<&'p str>,
}

impl<'p, I: Copy> Declared<'p, I> {
    fn new(params: impl Iterator<Item = (I, &'p Param)> + Clone) -> Self {
        let names = Names::new(params.clone().map(|(_, param)| param.name.as_str()));
        let params = by_name(params.map(|(id, param)| (param.name.as_str(), (id, param))));
        Self { params, names }
    }
}

/// The values, ordered by id.
fn values<I: Copy + Ord>(
    cx: &mut Cx<'_>,
    types: &DeclaredTypes,
    params: &Declared<'_, I>,
    raw: Given<Pairs<Tree>>,
) -> Vec<(I, Spanned<Literal>)> {
    let values = raw.pairs().into_iter().filter_map(|pair| value(cx, types, params, pair));
    let mut values: Vec<_> = values.collect();
    values.sort_by_key(|(id, _)| *id);
    values
}

fn value<I: Copy>(
    cx: &mut Cx<'_>,
    types: &DeclaredTypes,
    params: &Declared<'_, I>,
    pair: Pair<Tree>,
) -> Option<(I, Spanned<Literal>)> {
    let Some((id, param)) = params.params.get(pair.key.as_str()) else {
        let meant = params.names.meant(&pair.key).copied();
        let message = format!("there is no param `{}`", pair.key.value);
        let help = "remove it, or declare it under `args`, `details` or `context`";
        cx.report.push(EXAMPLE_MISMATCH.at(pair.key.span, message).suggest(meant, help));
        return None;
    };
    let tree = pair.value?;
    // In an example, an empty value omits an optional param.
    let value = if tree.is_null() && param.optional {
        Some(Spanned::new(Literal::Null, tree.span))
    } else {
        literal::literal(cx, types.examples(), &tree, &param.ty)
    };
    value.map(|value| (*id, value))
}
