//! The links of remedies, for the values that the generated TypeScript is tested with, too.

use envelope_contracts::links::{err, params};
use serde_json::Value;

#[test]
fn a_value_cannot_change_where_a_link_leads() {
    let cases: Vec<(String, Value, Option<String>)> =
        serde_json::from_str(include_str!("../../links.json")).unwrap();
    for (code, values, expected) in cases {
        let text = |name: &str| values[name].as_str().map(str::to_owned);
        let error = match code.as_str() {
            "WHOLE" => err::whole(params::Whole { page: text("page").unwrap() }),
            "SEGMENT" => err::segment(params::Segment { id: text("id").unwrap() }),
            "JOINED" => err::joined(params::Joined {
                first: text("first").unwrap(),
                count: values["count"].as_f64().unwrap(),
            }),
            _ => err::query(params::Query { id: text("id").unwrap(), part: text("part") }),
        };
        assert_eq!(error.remedy_link(), expected, "{code} with {values}");
    }
}
