//! Rows for cases in tables of codes.

use crate::emit::pages::markup::Markup;
use crate::model::{Case, Error};

/// The error itself, and each condition whose value of this part differs.
pub(crate) fn own_cases<T: PartialEq>(
    error: &Error,
    part: impl Fn(&Case) -> &T,
) -> impl Iterator<Item = &Case> {
    let own = error.conditions().iter().filter(move |it| part(it) != part(error.case()));
    std::iter::once(error.case()).chain(own)
}

/// The code as a link, and the title of a condition.
pub(crate) fn case_link(markup: impl Markup, error: &Error, case: &Case) -> String {
    let code = markup.error(error);
    if std::ptr::eq(case, error.case()) {
        return code;
    }
    format!("{code} ({})", markup.phrase(&case.title))
}
