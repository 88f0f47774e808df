//! Addresses of a code's page and documentation.

use crate::model::{Contract, Error, UrlSlot};
use crate::name;

/// The file name of a page. Some engines treat `index` and `readme` as the page of the folder.
pub(crate) fn page_slug(name: &str) -> String {
    match name::slug(name) {
        slug if matches!(slug.as_str(), "index" | "readme") => format!("{slug}-page"),
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
