//! The params of synthetic errors, and the shapes of details that use them.

use crate::synth::random::Random;

/// A param, as written in the catalog.
#[derive(Debug, PartialEq)]
pub(super) struct DrawnParam {
    /// The name; a `?` at its end makes the param optional.
    pub(super) key: &'static str,
    pub(super) ty: &'static str,
    /// The unit of a number; may be empty.
    pub(super) unit: &'static str,
    pub(super) doc: &'static str,
    /// A value, in YAML.
    pub(super) example: &'static str,
    /// Whether messages may contain the value.
    pub(super) place: ParamPlace,
}

/// The places where a value may appear.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum ParamPlace {
    /// In messages and in details.
    Message,
    /// In details only.
    Details,
}

use ParamPlace::{Details, Message};

const fn param(
    key: &'static str,
    ty: &'static str,
    unit: &'static str,
    doc: &'static str,
    example: &'static str,
    place: ParamPlace,
) -> DrawnParam {
    DrawnParam { key, ty, unit, doc, example, place }
}

/// The delay of a temporary error.
pub(super) const RETRY_AFTER: DrawnParam =
    param("retry_after", "integer", "seconds", "Delay before the next attempt.", "45", Message);

/// A param of some messages, outside the details.
pub(super) const REFERENCE: DrawnParam =
    param("reference", "string", "", "What the request was about.", "\"ref_8412\"", Message);

#[rustfmt::skip]
pub(super) const PARAMS: [DrawnParam; 30] = [
    param("limit", "integer", "", "The most that is allowed.", "60", Message),
    param("used", "integer", "", "How much is used.", "61", Message),
    param("remaining", "integer", "", "How much is left.", "0", Message),
    param("required", "number", "credits", "What the request costs.", "10", Message),
    param("available", "number", "credits", "What the account holds.", "5.5", Message),
    param("shortfall", "number", "credits", "What the account lacks.", "4.5", Message),
    param("currency", "string", "", "The currency of the account.", "\"EUR\"", Message),
    param("plan", "Plan", "", "The plan of the account.", "free", Message),
    param("region", "Region", "", "Where the data is kept.", "eu", Message),
    param("field", "string", "", "The member of the request.", "\"email\"", Message),
    param("expected", "string", "", "What the server expected.", "\"text/csv\"", Message),
    param("actual", "string", "", "What the server got.", "\"text/html\"", Message),
    param("minimum", "integer", "", "The least that is allowed.", "1", Message),
    param("maximum", "integer", "", "The most that the field takes.", "100", Message),
    param("size", "integer", "bytes", "How large the content is.", "7340032", Message),
    param("max_size", "integer", "bytes", "How large the content may be.", "5242880", Message),
    param("resource_id", "uuid", "", "The resource in question.", "\"5f2b8f0e-3d1c-4d6a-9c55-0d8f6c1b7a10\"", Message),
    param("revision", "integer", "", "The newest revision.", "12", Message),
    param("attempts", "integer", "", "How often it was tried.", "3", Message),
    param("window", "integer", "seconds", "The span that the limit is for.", "60", Message),
    param("elapsed", "integer", "seconds", "How long it took.", "30", Message),
    param("expires_at", "timestamp", "", "When it ends.", "\"2025-01-06T12:01:00.000Z\"", Message),
    param("valid_until", "date", "", "The last day on which it holds.", "\"2025-01-31\"", Message),
    param("is_trial", "boolean", "", "Whether the account is a trial.", "true", Details),
    param("purchase_url", "url", "", "Where to get more.", "\"https://app.example.com/billing\"", Details),
    param("owner", "email", "", "Whom to ask.", "\"owner@example.com\"", Details),
    param("allowed", "list<string>", "", "The values that are allowed.", "[csv, json]", Details),
    param("labels?", "map<string>", "", "The labels of the resource.", "{ team: core }", Details),
    param("violations", "list<Violation>", "", "Every member that is wrong.", "[{ member: email, problem: missing }]", Details),
    param("hint?", "string", "", "What to look at.", "\"See the field in the request.\"", Details),
];

/// The named types, with their YAML under `types`.
pub(super) const TYPES: [(&str, &str); 3] = [
    ("Plan", "[free, team, enterprise]"),
    ("Region", "[eu, us, apac]"),
    (
        "Violation",
        "{ member: { type: string, doc: The member., example: email }, problem: { type: string, doc: Its fault., example: missing } }",
    ),
];

/// The number of shapes of details; the last eight are for temporary errors.
const SHAPES: usize = 40;
const TEMPORARY: usize = 8;

/// The shapes of details, each of one to four params.
pub(super) struct Shapes {
    pub(super) permanent: Vec<Vec<&'static DrawnParam>>,
    pub(super) temporary: Vec<Vec<&'static DrawnParam>>,
}

impl Shapes {
    pub(super) fn draw(random: &mut Random) -> Self {
        let permanent = (TEMPORARY..SHAPES).map(|_| shape(random, Vec::new())).collect();
        let temporary = (0..TEMPORARY).map(|_| shape(random, vec![&RETRY_AFTER])).collect();
        Self { permanent, temporary }
    }
}

fn shape(random: &mut Random, mut shape: Vec<&'static DrawnParam>) -> Vec<&'static DrawnParam> {
    let size = shape.len().max(1 + random.below(4));
    while shape.len() < size {
        let param = random.pick(&PARAMS);
        if !shape.contains(&param) {
            shape.push(param);
        }
    }
    shape
}
