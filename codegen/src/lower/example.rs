//! Occurrences to show: values of params where they differ from the params' own examples.

use crate::lower::{Cx, EXAMPLE_MISMATCH, inherit::ContractWide, literal, param::Types, prose};
use crate::model::{Details, Example, Literal, Param};
use crate::name::did_you_mean;
use crate::raw;
use crate::source::Spanned;
use crate::yaml::{Given, Pairs, Scalar, Tree, TreeKind};

/// The examples of an error or of a condition, for its params.
pub(super) fn examples(
    cx: &mut Cx<'_>,
    wide: &ContractWide,
    args: &[Param],
    details: &Details,
    raw: raw::List<Spanned<raw::Example>>,
) -> Vec<Example> {
    let params: Vec<&Param> = args.iter().chain(details.params()).collect();
    let context: Vec<&Param> = wide.context.iter().collect();
    let raw = raw.value().unwrap_or_default().into_iter().filter_map(Given::value);
    raw.map(|example| Example {
        title: prose(example.value.title),
        params: values(cx, &wide.types, &params, example.value.params),
        context: values(cx, &wide.types, &context, example.value.context),
    })
    .collect()
}

fn values(
    cx: &mut Cx<'_>,
    types: &Types,
    params: &[&Param],
    raw: Given<Pairs<Tree>>,
) -> Vec<(String, Literal)> {
    let mut values = Vec::new();
    for pair in raw.value().unwrap_or_default().0 {
        let Some(param) = params.iter().find(|param| param.name.value == pair.key.value) else {
            let names = params.iter().map(|param| param.name.as_str());
            let finding = EXAMPLE_MISMATCH
                .at(pair.key.span, format!("there is no param `{}`", pair.key.value));
            cx.report.push(match did_you_mean(&pair.key, names) {
                Some(meant) => finding.fix(pair.key.span, meant),
                None => {
                    finding.help("remove it, or declare it under `args`, `details` or `context`")
                }
            });
            continue;
        };
        let Some(tree) = pair.value else { continue };
        // An example leaves an optional param out by saying so.
        let is_null =
            |scalar: &Scalar| !scalar.quoted && matches!(scalar.text.as_str(), "~" | "null");
        let is_left_out = matches!(&tree.kind, TreeKind::Scalar(scalar) if is_null(scalar));
        let value = if is_left_out && param.optional {
            Some(Literal::Null)
        } else {
            literal::literal(cx, types, &tree, &param.ty).map(|value| value.value)
        };
        values.extend(value.map(|value| (pair.key.value, value)));
    }
    values
}
