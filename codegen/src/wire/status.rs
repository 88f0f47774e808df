//! Statuses of a contract: those that it describes, and those that its errors have.

use crate::model::{Contract, StatusDoc, reason_phrase};
use crate::source::Spanned;

/// The name of a status in the contract, or the registered name.
pub(crate) fn status_title(contract: &Contract, status: u16) -> Option<&str> {
    let documented = contract.statuses.iter().find(|known| *known.status == status);
    let title = documented.map(|doc| doc.title.as_str()).filter(|title| !title.is_empty());
    title.or_else(|| reason_phrase(status))
}

/// The number of a status and its name: `404 Not Found`.
pub fn status_name(contract: &Contract, status: u16) -> String {
    match status_title(contract, status) {
        Some(title) => format!("{status} {title}"),
        None => status.to_string(),
    }
}

/// Every status that the contract describes or that an error has, by number.
pub(crate) fn statuses(contract: &Contract) -> Vec<StatusDoc> {
    let mut all = contract.statuses.clone();
    for error in &contract.errors {
        if let (Some(status), Some(span)) = (error.status.value, error.status.span())
            && all.iter().all(|known| *known.status != status)
        {
            let title = reason_phrase(status).unwrap_or_default().to_owned();
            let status = Spanned::new(status, span);
            all.push(StatusDoc { status, title, description: String::new() });
        }
    }
    all.sort_by_key(|doc| *doc.status);
    all
}
