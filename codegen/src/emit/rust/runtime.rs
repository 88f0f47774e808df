//! The module that all contracts share, copied from source files.

use super::{Integration, Rows, Target, lookup};

const SHARED: [&str; 4] = [
    include_str!("runtime/errcat.rs"),
    include_str!("runtime/value.rs"),
    include_str!("runtime/params.rs"),
    include_str!("runtime/body.rs"),
];

const PERFECT_HASH: &str = include_str!("runtime/perfect_hash.rs");

const PATTERN: &str = include_str!("runtime/pattern.rs");

/// One item per file, so that a `cfg` attribute can precede it.
const SERDE: [&str; 2] =
    [include_str!("runtime/serde_value.rs"), include_str!("runtime/serde_body.rs")];

/// The text of the shared module, with the parts that these contracts and integrations need.
pub(super) fn text(tables: &[Rows<'_>], target: &Target) -> String {
    let mut parts: Vec<String> = SHARED.map(str::to_owned).into();
    if tables.iter().any(lookup::is_hashed) {
        parts.push(PERFECT_HASH.to_owned());
    }
    if tables.iter().any(|table| table.wire.has_patterns()) {
        parts.push(PATTERN.to_owned());
    }
    match &target.serde {
        Integration::Off => {}
        Integration::On => parts.extend(SERDE.map(str::to_owned)),
        Integration::Gated(feature) => {
            parts.extend(SERDE.map(|item| format!("#[cfg(feature = {feature:?})]\n{item}")));
        }
    }
    parts.join("\n")
}

#[cfg(test)]
mod tests {
    use shared::{
        CodePart, Details, Member, Part, Rendered, Value, consists_of, headers, retry_after,
    };

    /// The shared module, as in a generated crate.
    #[allow(dead_code, unreachable_pub, reason = "no contract needs all of it")]
    mod shared {
        include!("runtime/errcat.rs");
        include!("runtime/value.rs");
        include!("runtime/params.rs");
        include!("runtime/body.rs");
        include!("runtime/pattern.rs");
        include!("runtime/serde_value.rs");
        include!("runtime/serde_body.rs");
    }

    #[test]
    fn numbers_read_as_in_ecmascript() {
        for (number, expected) in [
            (0.0, "0"),
            (-0.0, "0"),
            (10.0, "10"),
            (-1.5, "-1.5"),
            (0.1 + 0.2, "0.30000000000000004"),
            (123.456, "123.456"),
            (1e20, "100000000000000000000"),
            (1e21, "1e+21"),
            (-1.25e21, "-1.25e+21"),
            (1e-6, "0.000001"),
            (1.5e-6, "0.0000015"),
            (1e-7, "1e-7"),
            (1.5e-7, "1.5e-7"),
            (5e-324, "5e-324"),
            (f64::MAX, "1.7976931348623157e+308"),
            (123_456_789_012_345_680_000.0, "123456789012345680000"),
            (f64::NAN, "NaN"),
            (f64::NEG_INFINITY, "-Infinity"),
        ] {
            assert_eq!(Value::Number(number).to_string(), expected);
        }
    }

    #[test]
    fn whole_numbers_are_sent_as_integers() {
        let numbers = vec![10.0, -0.0, 1.5, 9_007_199_254_740_992.0, f64::NAN];
        let json = serde_json::to_string(&Value::from(numbers)).expect("a list has a text");
        assert_eq!(json, "[10,0,1.5,9007199254740992.0,null]");
    }

    #[test]
    fn a_code_consists_of_its_parts() {
        let wait = [CodePart::Text("WAIT_"), CodePart::Integer];
        for text in ["WAIT_0", "WAIT_30", "WAIT_-5"] {
            assert!(consists_of(text, &wait), "{text}");
        }
        for text in ["WAIT_", "WAIT_030", "WAIT_-0", "WAIT_-", "WAIT_3s", "WAIT_+3", "wait_3", ""] {
            assert!(!consists_of(text, &wait), "{text}");
        }
        let moved =
            [CodePart::String, CodePart::Text("_TO_"), CodePart::Integer, CodePart::Text("é")];
        assert!(consists_of("é_TO_1_TO_2é", &moved));
        assert!(!consists_of("_TO_2é", &moved));
    }

    #[test]
    fn a_template_takes_values_and_keeps_braces() {
        let fields = &[("a", Value::from("{b}")), ("n", Value::from(vec![1.0, 2.5]))];
        for (template, expected) in [
            ("plain", "plain"),
            ("{a}", "{b}"),
            ("{{a}} {a}{n}", "{a} {b}1, 2.5"),
            ("{{{a}}}", "{{b}}"),
            ("none: {missing}.", "none: ."),
        ] {
            assert_eq!(Rendered { template, fields }.to_string(), expected);
        }
    }

    #[test]
    fn a_header_is_whole_and_on_one_line() {
        let fields = &[("a", Value::from("x\r\ny"))];
        let made =
            headers(&[("A", "v {a}"), ("B", "{missing}"), ("Retry-After", "")], fields, Some(3));
        assert_eq!(made, [("A", "v x  y".to_owned()), ("Retry-After", "3".to_owned())]);
    }

    #[test]
    fn a_header_has_no_number_that_readers_refuse() {
        let fields = &[("n", Value::from(f64::NAN)), ("delay", Value::from(-5_i64))];
        let templates = [("A", "{n}"), ("B", "v={n}"), ("Retry-After", ""), ("C", "{delay}")];
        let made = headers(&templates, fields, None);
        assert_eq!(made, [("C", "-5".to_owned())]);
    }

    #[test]
    fn a_message_in_a_log_is_one_line() {
        let rendered = Rendered {
            template: "no {a}, {b}",
            fields: &[("a", Value::from("x\r\n\u{1b}[31mé")), ("b", vec!["\u{2028}\u{9b}"].into())],
        };
        assert_eq!(rendered.text(), "no x\r\n\u{1b}[31mé, \u{2028}\u{9b}");
        assert_eq!(rendered.to_string(), r"no x\r\n\u{1b}[31mé, \u{2028}\u{9b}");
    }

    #[test]
    fn seconds_until_the_next_try_are_rounded_up() {
        for (value, unit, expected) in [
            (Value::from(1_500_i64), 1, Some(2)),
            (Value::from(1.5), 60_000, Some(90)),
            (Value::from(0.001), 1_000, Some(1)),
            (Value::from(-5_i64), 1_000, Some(0)),
            (Value::from(-0.5), 1_000, Some(0)),
            (Value::from(f64::NAN), 1_000, None),
            (Value::from(f64::INFINITY), 1_000, None),
            (Value::from("soon"), 1_000, None),
        ] {
            assert_eq!(retry_after(Some(("t", unit)), &[("t", value)]), expected);
        }
        assert_eq!(retry_after(Some(("t", 1)), &[]), None);
    }

    #[test]
    fn a_body_leaves_out_what_is_empty_and_optional() {
        let empty = || Part::slot(None::<Value<'_>>);
        let full = || Part::slot(Some("x"));
        let body = Part::object([
            Member::Required("constant", Part::constant(1_i64)),
            Member::Required("null", empty()),
            Member::Optional("left_out", Part::list([Part::constant(true), empty()])),
            Member::Optional(
                "kept",
                Part::object([Member::Required("a", empty()), Member::Required("b", full())]),
            ),
            Member::Spread(Part::slot(Details::Members(&["s", "t"]).value(&[("t", Value::Null)]))),
            Member::Spread(empty()),
            Member::Required("text", Part::text([Part::constant("a: "), full(), empty()])),
        ]);
        let json = serde_json::to_string(&shared::Body::new(body)).expect("an object has a text");
        assert_eq!(
            json,
            r#"{"constant":1,"null":null,"kept":{"a":null,"b":"x"},"t":null,"text":"a: x"}"#
        );
    }
}
