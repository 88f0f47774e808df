//! The page of a guide.

use serde::Serialize;

use crate::model::Guide;

#[derive(Serialize)]
pub(crate) struct GuidePage<'g> {
    body: &'g str,
}

pub(crate) fn view(guide: &Guide) -> GuidePage<'_> {
    GuidePage { body: &guide.body }
}
