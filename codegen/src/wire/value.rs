//! Literal values as JSON, and numbers as ECMAScript writes them.

use serde_json::{Number, Value};

use crate::model::Literal;

/// A finite number as ECMAScript writes it (ECMA-262, `Number::toString`).
pub(crate) fn number(number: f64) -> String {
    let size = number.abs();
    if size == 0.0 || (1e-6..1e21).contains(&size) {
        return (number + 0.0).to_string();
    }
    let text = format!("{number:e}");
    if size < 1.0 { text } else { text.replace('e', "e+") }
}

/// A value as JSON; a whole number has no fraction.
pub(crate) fn json(value: &Literal) -> Value {
    match value {
        Literal::Null => Value::Null,
        Literal::Boolean(truth) => Value::Bool(*truth),
        Literal::Integer(number) => Value::from(*number),
        Literal::Number(number) => Value::Number(decimal(*number)),
        Literal::Text(text) => Value::from(text.as_str()),
        Literal::List(items) => items.iter().map(json).collect(),
        Literal::Map(members) => {
            members.iter().map(|(name, value)| (name.clone(), json(value))).collect()
        }
    }
}

fn decimal(number: f64) -> Number {
    serde_json::from_str(&self::number(number)).unwrap_or_else(|_| Number::from(0))
}

/// A value as JSON on one line, with a space after each comma and colon.
pub fn inline(value: &Literal) -> String {
    match value {
        Literal::List(items) => {
            let items: Vec<String> = items.iter().map(inline).collect();
            format!("[{}]", items.join(", "))
        }
        Literal::Map(members) => {
            let member = |(name, value): &(String, Literal)| {
                format!("{}: {}", Value::from(name.as_str()), inline(value))
            };
            let members: Vec<String> = members.iter().map(member).collect();
            format!("{{{}}}", members.join(", "))
        }
        scalar => json(scalar).to_string(),
    }
}

/// A value as shown in a message.
pub(super) fn shown(value: &Literal) -> String {
    let list = |items: Vec<String>| items.join(", ");
    match value {
        Literal::Text(text) => text.clone(),
        Literal::List(items) => list(items.iter().map(shown).collect()),
        Literal::Map(members) => {
            list(members.iter().map(|(name, value)| format!("{name}: {}", shown(value))).collect())
        }
        scalar => inline(scalar),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_those_of_ecmascript() {
        for (value, text) in [
            (10.0, "10"),
            (5.5, "5.5"),
            (-0.0, "0"),
            (1e-6, "0.000001"),
            (1e-7, "1e-7"),
            (1.5e-9, "1.5e-9"),
            (1e20, "100000000000000000000"),
            (1e21, "1e+21"),
            (-1.25e21, "-1.25e+21"),
            (f64::MAX, "1.7976931348623157e+308"),
        ] {
            assert_eq!(number(value), text);
        }
    }

    #[test]
    fn a_value_fits_on_a_line() {
        let value = Literal::Map(vec![
            ("a".to_owned(), Literal::List(vec![Literal::Number(1.5), Literal::Null])),
            ("b\"".to_owned(), Literal::Text("x\n".to_owned())),
        ]);
        assert_eq!(inline(&value), r#"{"a": [1.5, null], "b\"": "x\n"}"#);
        assert_eq!(shown(&value), "a: 1.5, null, b\": x\n");
    }
}
