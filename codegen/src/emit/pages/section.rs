//! Sections: views that the pages and the explorer share, in any markup.

pub(crate) mod advice;
pub(crate) mod case;
pub(crate) mod codes;
pub(crate) mod envelope;
pub(crate) mod fact;
pub(crate) mod field;
mod heading;
pub(crate) mod response;
pub(crate) mod retry;
pub(crate) mod status;
mod table;

pub(crate) use case::{CaseView, Frame, Title, Variant};
pub(crate) use envelope::BodyView;
pub(crate) use fact::Fact;
pub(crate) use heading::Headings;
pub(crate) use table::{Columns, Table};

use crate::emit::pages::markup::Markup;
use crate::model::{Case, Error};

/// The code as a link, and the title of a condition.
pub(crate) fn case_link(markup: impl Markup, error: &Error, case: &Case) -> String {
    let code = markup.error(error);
    if error.is_condition(case) { format!("{code} ({})", markup.phrase(&case.title)) } else { code }
}
