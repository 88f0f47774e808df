//! Names and addresses on pages: of a code's page and documentation, and of statuses.

use crate::model::{Contract, Error, Prose, StatusDoc, UrlSlot, reason_phrase};
use crate::name;
use crate::source::Spanned;

/// The file name of a page. Some engines treat `index` and `readme` as the page of the folder, and Windows opens a device
/// instead of a file such as `con.md`.
pub(crate) fn page_slug(name: &str) -> String {
    match name::slug(name) {
        slug if matches!(slug.as_str(), "index" | "readme") || name::is_device(&slug) => {
            format!("{slug}-page")
        }
        slug => slug,
    }
}

/// The address of a code's documentation.
pub(crate) fn docs_url(contract: &Contract, error: &Error) -> Option<String> {
    let slot = |slot: &UrlSlot| match slot {
        UrlSlot::Code => encoded(&error.code.to_string()),
        UrlSlot::Slug => page_slug(&error.name),
    };
    contract.docs_url.as_ref().map(|template| template.render(slot))
}

/// A text as a part of an address: every byte that is not unreserved is escaped (RFC 3986, section 2.3).
fn encoded(text: &str) -> String {
    let is_unreserved =
        |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.' | b'_' | b'~');
    let letter = |byte: u8| match byte {
        byte if is_unreserved(byte) => char::from(byte).to_string(),
        byte => format!("%{byte:02X}"),
    };
    text.bytes().map(letter).collect()
}

/// The number of a status, and its name in the contract or its registered name: `404 Not Found`.
pub fn status_name(contract: &Contract, status: u16) -> String {
    let documented = contract.statuses.iter().find(|known| *known.status == status);
    let title = documented.map(|doc| doc.title.as_str()).filter(|title| !title.is_empty());
    match title.or_else(|| reason_phrase(status)) {
        Some(title) => format!("{status} {title}"),
        None => status.to_string(),
    }
}

/// Every status that the contract describes or that a case has, by number.
pub(crate) fn statuses(contract: &Contract) -> Vec<StatusDoc> {
    let mut all = contract.statuses.clone();
    for (_, case) in contract.cases() {
        if let (Some(status), Some(span)) = (case.status.value, case.status.span())
            && all.iter().all(|known| *known.status != status)
        {
            let title = reason_phrase(status).unwrap_or_default().to_owned();
            let status = Spanned::new(status, span);
            all.push(StatusDoc { status, title, description: Prose::default() });
        }
    }
    all.sort_by_key(|doc| *doc.status);
    all
}
