//! The page of a category: its codes, with causes and remedies.

use serde::Serialize;

use crate::emit::pages::markup::Markup;
use crate::emit::pages::section::{Columns, Table, codes};
use crate::model::{CategoryId, Contract, Error};

#[derive(Serialize)]
pub(crate) struct CategoryPage {
    description: String,
    codes: Table,
    remedies: Table,
}

pub(crate) fn view(markup: impl Markup, contract: &Contract, id: CategoryId) -> CategoryPage {
    let remedies = Columns::new()
        .column("Code", move |error: &Error| markup.error(error))
        .column("Common causes", move |error| codes::causes(markup, error))
        .column("How to fix it", move |error| codes::fix(markup, error));
    CategoryPage {
        description: markup.paragraphs(&contract[id].description),
        codes: codes::table(markup, contract.errors_of(Some(id))),
        remedies: remedies.table(contract.errors_of(Some(id))),
    }
}
