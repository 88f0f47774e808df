//! The contracts have as many codes, statuses and remedies as the five published pages.

use errcat_codegen::model::{Case, Contract, Details, Error, Provenance, Type};

use crate::root;

/// Figures of a page, each counted on the page itself.
#[derive(Debug, PartialEq)]
struct Counts {
    codes: usize,
    /// Rows of the tables of statuses, successes included.
    statuses: usize,
    categories: usize,
    /// Conditions whose message differs from the message of their code.
    conditions: usize,
    /// Codes with details.
    details: usize,
    /// Members of all details.
    members: usize,
    /// Codes with a cause.
    causes: usize,
    /// Remedies of codes and of conditions. If a page gives none, ours are not counted.
    remedies: usize,
    guides: usize,
}

const PAGES: [(&str, Counts); 5] = [
    (
        "content_publishing",
        Counts {
            codes: 9,
            statuses: 9,
            categories: 0,
            conditions: 3,
            details: 0,
            members: 0,
            causes: 9,
            remedies: 9 + 1,
            guides: 2,
        },
    ),
    (
        "face_recognition",
        Counts {
            codes: 19,
            statuses: 10,
            categories: 4,
            conditions: 0,
            details: 1,
            members: 2,
            causes: 0,
            remedies: 19,
            guides: 1,
        },
    ),
    (
        "headshotpro",
        Counts {
            codes: 10,
            statuses: 8,
            categories: 5,
            conditions: 5,
            details: 0,
            members: 0,
            causes: 0,
            remedies: 10 + 5,
            guides: 1,
        },
    ),
    (
        "inspira",
        Counts {
            codes: 11,
            statuses: 18,
            categories: 5,
            conditions: 0,
            details: 11,
            members: 27 + 3,
            causes: 0,
            remedies: 11,
            guides: 3,
        },
    ),
    (
        "job_processing",
        Counts {
            codes: 22,
            statuses: 7,
            categories: 7,
            conditions: 0,
            details: 0,
            members: 0,
            causes: 0,
            remedies: 22,
            guides: 2,
        },
    ),
];

#[test]
fn contracts_hold_what_the_pages_hold() {
    let loaded = errcat_codegen::load(root()).unwrap();
    let (catalog, report) = errcat_codegen::resolve(&loaded.sources);
    assert!(report.diagnostics().is_empty(), "{}", report.short(&loaded.sources));
    let counted: Vec<_> = catalog
        .contracts
        .iter()
        .map(|contract| (contract.name.as_str(), count(contract)))
        .collect();
    assert_eq!(counted, PAGES);
}

fn count(contract: &Contract) -> Counts {
    let errors = || contract.errors.iter();
    let conditions = || errors().flat_map(Error::conditions);
    let is_own = |case: &&Case| {
        case.remedy.is_some() && matches!(case.remedy.provenance, Provenance::Own(_))
    };
    let details = |error: &Error| members(contract, &error.case().details);
    Counts {
        codes: errors().count(),
        statuses: contract.statuses.len(),
        categories: contract.categories.len(),
        conditions: conditions().count(),
        details: errors().filter(|it| *it.case().details != Details::None).count(),
        members: errors().map(details).sum(),
        causes: errors().filter(|error| !error.case().causes.is_empty()).count(),
        remedies: errors().filter(|error| error.case().remedy.is_some()).count()
            + conditions().filter(is_own).count(),
        guides: contract.guides.len(),
    }
}

/// The members of details, and of the objects in lists in the details.
fn members(contract: &Contract, details: &Details) -> usize {
    let within = |ty: &Type| match ty {
        Type::List(item) => item.members(&contract.types).map_or(0, <[_]>::len),
        _ => 0,
    };
    match details {
        Details::None => 0,
        Details::Members(params) => {
            params.len() + params.iter().map(|param| within(&param.ty)).sum::<usize>()
        }
        Details::Whole(param) => within(&param.ty),
    }
}
