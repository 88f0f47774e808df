//! The link of a remedy that clients leave out: it leads to no web page, or a value in it decides on which server.

use crate::model::{Contract, Piece, Remedy};
use crate::report::Report;
use crate::rule::{Rule, WARN, rule};

pub(super) static RULE: Rule = rule!("unsafe-link", WARN);

pub(super) fn check(contract: &Contract, report: &mut Report) {
    let of_errors = contract.cases().filter_map(|(_, case)| case.remedy.as_ref());
    let of_clients = contract.client.iter().filter_map(|client| client.remedy.as_ref());
    for remedy in of_errors.chain(of_clients).filter(|remedy| remedy.safe_link().is_none()) {
        look(remedy, report);
    }
}

fn look(remedy: &Remedy, report: &mut Report) {
    let Some(link) = &remedy.link else { return };
    // A placeholder that no param has was reported, and stays text.
    if matches!(link.pieces.as_slice(), [Piece::Text(text)] if text.starts_with('{')) {
        return;
    }
    report.push(match link.slots().next() {
        Some(slot) => RULE
            .at(slot.name.span, format!("`{slot}` can decide where this link leads"))
            .help("write the scheme and the host, or make the param the whole link"),
        None => RULE
            .at(link.span, "this is not the address of a web page")
            .help("begin with `https://` and a host, such as `https://example.com/plans`"),
    });
}
