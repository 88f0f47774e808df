//! The categories of a contract, gathered from its own file and from the category files.

use std::collections::HashMap;

use crate::lower::{Cx, MIXED_CATEGORIES, page};
use crate::name::Names;
use crate::raw::{self, RawCategory, RawError};
use crate::source::{Span, Spanned};
use crate::yaml::{Given, ListOr, Pairs};

/// A category as written, inline or in a file.
pub(super) struct GatheredCategory {
    pub(super) name: Spanned<String>,
    pub(super) extent: Span,
    pub(super) category: RawCategory,
}

/// The categories in order, inline or from files.
pub(super) fn gather(
    cx: &mut Cx<'_>,
    raw: Given<raw::Categories>,
    files: Vec<raw::CategoryFile>,
) -> Vec<GatheredCategory> {
    let mut files: Vec<Option<raw::CategoryFile>> = files.into_iter().map(Some).collect();
    let mut gathered = Vec::new();
    match raw {
        Given::Value(ListOr::List(names)) => {
            let names: Vec<_> = names.into_iter().filter_map(Given::value).collect();
            let known: Vec<String> = files.iter().flatten().map(|file| file.name.clone()).collect();
            let places: HashMap<&str, usize> =
                known.iter().enumerate().map(|(at, name)| (name.as_str(), at)).collect();
            let known = Names::new(known.iter().map(String::as_str));
            let mut seen = HashMap::new();
            for name in &names {
                if page::named_twice(cx, &mut seen, name, "category") {
                    continue;
                }
                match places.get(name.as_str()).and_then(|at| files[*at].take()) {
                    Some(file) => gathered.push(from_file(file, Some(name.clone()))),
                    None => page::unknown_file(cx, name, "category", &known),
                }
            }
        }
        Given::Value(ListOr::Mapping(pairs)) => {
            gathered.extend(pairs.0.into_iter().filter_map(|pair| {
                let value = pair.value?;
                Some(GatheredCategory {
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

fn from_file(file: raw::CategoryFile, name: Option<Spanned<String>>) -> GatheredCategory {
    let name = name.unwrap_or_else(|| Spanned::new(file.name, file.file.span(0..0)));
    GatheredCategory { name, extent: file.file.span(0..usize::MAX), category: file.category }
}

/// Reports errors outside categories in a contract that has categories.
pub(super) fn mixed(cx: &mut Cx<'_>, inline: &Pairs<RawError>, categories: &[GatheredCategory]) {
    let (Some(first), Some(category)) = (inline.0.first(), categories.first()) else { return };
    let message = format!("the error `{}` is in no category, but others are", first.key.value);
    let finding =
        MIXED_CATEGORIES.at(first.key.span, message).also(category.name.span, "a category");
    cx.report.push(finding.help("either every error of a contract is in a category, or none is"));
}
