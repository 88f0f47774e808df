//! Compares pages with the responses that a service sends.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use super::page::{self, Page};

/// The response of a service for an example.
pub(crate) struct Response {
    pub(crate) code: String,
    pub(crate) status: Option<u16>,
    pub(crate) headers: Vec<(&'static str, String)>,
    /// As compact JSON.
    pub(crate) body: String,
}

/// The responses of a contract, in the order of its catalog.
macro_rules! responses {
    ($contract:path, $status:expr) => {{
        use $contract as contract;
        let status: fn(&contract::ApiError) -> Option<u16> = $status;
        let response =
            |example: contract::examples::Example| crate::documented::response::Response {
                code: example.error.code().to_string(),
                status: status(&example.error),
                headers: example.error.headers(),
                body: serde_json::to_value(example.body()).unwrap().to_string(),
            };
        contract::examples::all().map(response).collect::<Vec<_>>()
    }};
}
pub(crate) use responses;

/// Each page of a code shows the responses with its code, in order, and no other page shows anything else.
pub(crate) fn judge(tree: &Path, responses: &[Response]) {
    let mut by_code: BTreeMap<&str, Vec<&Response>> = BTreeMap::new();
    for response in responses {
        by_code.entry(&response.code).or_default().push(response);
    }
    let pages: BTreeMap<String, Page> = page::all(&tree.join("codes"))
        .into_iter()
        .map(|page| (page.code().to_owned(), page))
        .collect();
    let shown = pages.values().filter(|page| !page.json().is_empty());
    let shown: BTreeSet<&str> = shown.map(Page::code).collect();
    assert_eq!(shown, by_code.keys().copied().collect(), "codes on pages, and in Rust");
    for (code, responses) in by_code {
        let page = &pages[code];
        let bodies: Vec<&str> = responses.iter().map(|response| response.body.as_str()).collect();
        assert_eq!(page.json(), bodies, "the bodies of {code}");
        let heads: Vec<String> = responses.iter().filter_map(|response| head(response)).collect();
        assert_eq!(
            page.blocks("http").map(wordless).collect::<Vec<_>>(),
            heads,
            "the heads of {code}"
        );
    }
    let known: BTreeSet<&str> = responses.iter().map(|response| response.body.as_str()).collect();
    for page in page::all(tree) {
        for body in page.json() {
            assert!(known.contains(body.as_str()), "{} shows {body}", page.title);
        }
    }
}

/// The head of a response, without the reason phrase, which has no meaning (RFC 9112, section 4).
fn head(response: &Response) -> Option<String> {
    let mut head = format!("HTTP/1.1 {}\n", response.status?);
    if !response.headers.iter().any(|(name, _)| name.eq_ignore_ascii_case("Content-Type")) {
        head += "Content-Type: application/json\n";
    }
    for (name, value) in &response.headers {
        head += &format!("{name}: {value}\n");
    }
    Some(head)
}

/// A head without the reason phrase of its status.
fn wordless(head: &str) -> String {
    let (line, headers) = head.split_once('\n').unwrap();
    let number = line.splitn(3, ' ').take(2).collect::<Vec<_>>().join(" ");
    format!("{number}\n{headers}")
}
