//! Reads values in a catalog as their declared types.

use std::cell::OnceCell;
use std::collections::{BTreeMap, HashMap};

use crate::lower::{AMBIGUOUS, Cx, UNSAFE_INTEGER};
use crate::model::{Literal, Type, TypeDef, TypeId};
use crate::name::{Names, did_you_mean};
use crate::report::{Diagnostic, listed};
use crate::rule::Rule;
use crate::source::Spanned;
use crate::yaml::{Scalar, Tree, TreeKind};

/// The largest integer that a double, and so JavaScript, represents safely (ECMA-262, `Number.MAX_SAFE_INTEGER`).
const MAX_SAFE_INTEGER: u64 = (1 << 53) - 1;

/// A value that does not fit its type.
enum Misfit {
    /// Not reported yet.
    Unreported,
    /// Reported, at the part that does not fit.
    Reported,
}

/// The circumstances of reading values.
#[derive(Clone, Copy)]
pub(super) struct Reading<'t> {
    pub(super) types: &'t [TypeDef],
    /// The rule that a value of another type breaks.
    pub(super) rule: &'static Rule,
}

/// Reads a tree as a value of a type; reports a value that does not fit.
pub(super) fn literal(
    cx: &mut Cx<'_>,
    reading: Reading<'_>,
    tree: &Tree,
    ty: &Type,
) -> Option<Spanned<Literal>> {
    match value(cx, reading, tree, ty) {
        Ok(value) => Some(Spanned::new(value, tree.span)),
        Err(Misfit::Reported) => None,
        Err(Misfit::Unreported) => {
            let wanted = format!("`{}`", ty.spelling(reading.types));
            report(cx, reading.rule, tree, &wanted, |finding| finding.help(form(ty)));
            None
        }
    }
}

fn value(cx: &mut Cx<'_>, reading: Reading<'_>, tree: &Tree, ty: &Type) -> Result<Literal, Misfit> {
    match (&tree.kind, ty) {
        (_, Type::Any) => Ok(untyped(cx, tree)),
        (TreeKind::Scalar(scalar), Type::Named(id)) => enumerated(cx, reading, *id, tree, scalar),
        (TreeKind::Scalar(scalar), _) => typed(cx, tree, scalar, ty).ok_or(Misfit::Unreported),
        (TreeKind::List(items), Type::List(item)) => {
            let items: Vec<_> = items.iter().map(|tree| literal(cx, reading, tree, item)).collect();
            let items = items.into_iter().map(|item| Some(item?.value));
            items.collect::<Option<_>>().map(Literal::List).ok_or(Misfit::Reported)
        }
        (TreeKind::Mapping(pairs), Type::Map(ty)) => {
            let members: Vec<_> = pairs
                .iter()
                .map(|(key, tree)| (key.value.clone(), literal(cx, reading, tree, ty)))
                .collect();
            let members = members.into_iter().map(|(key, value)| Some((key, value?.value)));
            // Maps in the targets are sorted by key.
            let sorted = members.collect::<Option<BTreeMap<_, _>>>().ok_or(Misfit::Reported)?;
            Ok(Literal::Map(sorted.into_iter().collect()))
        }
        (TreeKind::Mapping(pairs), Type::Named(id)) => object(cx, reading, tree, pairs, *id),
        _ => Err(Misfit::Unreported),
    }
}

/// Reads a scalar by YAML's core schema.
pub(super) fn untyped(cx: &mut Cx<'_>, tree: &Tree) -> Literal {
    match &tree.kind {
        TreeKind::List(items) => {
            Literal::List(items.iter().map(|item| untyped(cx, item)).collect())
        }
        TreeKind::Mapping(pairs) => Literal::Map(
            pairs.iter().map(|(key, value)| (key.value.clone(), untyped(cx, value))).collect(),
        ),
        TreeKind::Scalar(Scalar { text, quoted: true }) => Literal::Text(text.clone()),
        TreeKind::Scalar(Scalar { text, .. }) => match text.as_str() {
            "" | "~" | "null" => Literal::Null,
            "true" => Literal::Boolean(true),
            "false" => Literal::Boolean(false),
            _ => {
                let value = number(cx, tree, text).unwrap_or_else(|| Literal::Text(text.clone()));
                report_ambiguous(cx, tree, text, &value);
                value
            }
        },
    }
}

/// Reports an unquoted scalar that is sent in another form, or that other YAML readers read as another type.
fn report_ambiguous(cx: &mut Cx<'_>, tree: &Tree, text: &str, value: &Literal) {
    let message = match value {
        Literal::Number(_) if text.bytes().all(|byte| byte.is_ascii_digit() || byte == b'-') => {
            return;
        }
        Literal::Number(number) if number.to_string() != text => {
            format!("`{text}` is sent as `{number}`")
        }
        Literal::Integer(number) if number.to_string() != text => {
            format!("`{text}` is sent as `{number}`")
        }
        Literal::Text(_) if is_ambiguous(text) => format!("`{text}` will be sent as a string"),
        _ => return,
    };
    let finding = AMBIGUOUS.at(tree.span, message);
    cx.report.push(finding.help("quote it if it is a string; write numbers as JSON does"));
}

/// Whether some YAML readers read the text as a number, a boolean or `null`.
fn is_ambiguous(text: &str) -> bool {
    let lower = text.to_lowercase();
    let words =
        ["true", "false", "yes", "no", "on", "off", "null", ".inf", "+.inf", "-.inf", ".nan"];
    let digits = lower.trim_start_matches(['+', '-']);
    let is_number = digits.starts_with(|first: char| first.is_ascii_digit())
        && (digits.bytes().all(|byte| byte.is_ascii_digit() || b"_.".contains(&byte))
            && digits.matches('.').count() < 2
            || digits.parse::<f64>().is_ok());
    words.contains(&lower.as_str())
        || ["0x", "0o", "0b"].iter().any(|radix| digits.starts_with(radix))
        || is_number
}

fn typed(cx: &mut Cx<'_>, tree: &Tree, scalar: &Scalar, ty: &Type) -> Option<Literal> {
    let text = scalar.text.as_str();
    let plain = !scalar.quoted;
    let is_text = scalar.quoted || !matches!(text, "" | "~" | "null");
    let well_formed = match ty {
        Type::Integer if plain => {
            let is_whole =
                text.strip_prefix('-').unwrap_or(text).bytes().all(|b| b.is_ascii_digit());
            return number(cx, tree, text).filter(|_| is_whole);
        }
        Type::Number if plain => return number(cx, tree, text),
        Type::Boolean if plain && text == "true" => return Some(Literal::Boolean(true)),
        Type::Boolean if plain && text == "false" => return Some(Literal::Boolean(false)),
        Type::String => is_text,
        Type::Timestamp => is_timestamp(text),
        Type::Date => is_date(text),
        Type::Url => text.split_once("://").is_some_and(|(scheme, rest)| {
            !rest.is_empty()
                && scheme.chars().all(char::is_alphanumeric)
                && !text.contains(char::is_whitespace)
        }),
        Type::Uuid => matches_pattern(text, "xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx"),
        Type::Email => text.split_once('@').is_some_and(|(name, host)| {
            !name.is_empty() && host.contains('.') && !text.contains(char::is_whitespace)
        }),
        _ => false,
    };
    well_formed.then(|| Literal::Text(text.to_owned()))
}

/// A value of a declared enumeration.
fn enumerated(
    cx: &mut Cx<'_>,
    reading: Reading<'_>,
    id: TypeId,
    tree: &Tree,
    scalar: &Scalar,
) -> Result<Literal, Misfit> {
    let def = &reading.types[id.0];
    let values = def.definition.values().ok_or(Misfit::Unreported)?;
    if values.iter().any(|value| **value == scalar.text) {
        return Ok(Literal::Text(scalar.text.clone()));
    }
    let names: Vec<&str> = values.iter().map(|value| value.as_str()).collect();
    let wanted = format!("a value of `{}`", def.name.value);
    let help = format!("one of: {}", listed(names.iter().copied()));
    report(cx, reading.rule, tree, &wanted, |finding| match did_you_mean(&scalar.text, names) {
        Some(meant) => finding.help(help).fix(tree.span, meant),
        None => finding.help(help),
    });
    Err(Misfit::Reported)
}

/// A value of a declared object.
fn object(
    cx: &mut Cx<'_>,
    reading: Reading<'_>,
    tree: &Tree,
    pairs: &[(Spanned<String>, Tree)],
    id: TypeId,
) -> Result<Literal, Misfit> {
    let TypeDef { name, definition } = &reading.types[id.0];
    let (name, members) = (&name.value, definition.members().ok_or(Misfit::Unreported)?);
    let places: HashMap<&str, usize> =
        members.iter().enumerate().map(|(at, member)| (member.name.as_str(), at)).collect();
    let names = OnceCell::new();
    let mut values = Vec::with_capacity(pairs.len());
    let mut written = vec![false; members.len()];
    for (key, value) in pairs {
        let Some(&at) = places.get(key.as_str()) else {
            let finding =
                reading.rule.at(key.span, format!("`{name}` has no member `{}`", key.value));
            let names =
                names.get_or_init(|| Names::new(members.iter().map(|member| member.name.as_str())));
            let meant = names.meant(key).copied();
            cx.report.push(finding.suggest(meant, "remove it, or declare it under `types`"));
            continue;
        };
        written[at] = true;
        if let Some(value) = literal(cx, reading, value, &members[at].ty) {
            values.push((key.value.clone(), value.value));
        }
    }
    for (member, written) in members.iter().zip(written) {
        if !member.optional && !written {
            let message = format!("the example lacks `{}`, which `{name}` requires", *member.name);
            let finding = reading.rule.at(tree.span, message);
            let help = "add it, or end its key with `?` where it is declared";
            cx.report.push(finding.also(member.span(), "declared here").help(help));
        }
    }
    // Members are sent in the order of the type, not of the example.
    values.sort_by_key(|(name, _)| places[name.as_str()]);
    Ok(Literal::Map(values))
}

fn number(cx: &mut Cx<'_>, tree: &Tree, text: &str) -> Option<Literal> {
    let digits = text.strip_prefix('-').unwrap_or(text);
    let starts_well = digits.starts_with(|first: char| first.is_ascii_digit());
    let is_padded = digits.len() > 1 && digits.starts_with('0') && !digits.starts_with("0.");
    if !starts_well || is_padded {
        return None;
    }
    if digits.bytes().all(|byte| byte.is_ascii_digit()) {
        let value = text.parse::<i64>().ok();
        if value.is_none_or(|value| value.unsigned_abs() > MAX_SAFE_INTEGER) {
            let message = "this integer is beyond 2^53: JavaScript would read a different number";
            let help = "send it as a string: `type: string`, and quote the example";
            cx.report.push(UNSAFE_INTEGER.at(tree.span, message).help(help));
        }
        if let Some(value) = value {
            return Some(Literal::Integer(value));
        }
    }
    text.parse::<f64>().ok().filter(|value| value.is_finite()).map(Literal::Number)
}

/// The notation of a type.
fn form(ty: &Type) -> &'static str {
    match ty {
        Type::String => "a string; quote one that YAML takes for another type",
        Type::Integer => "a whole number is decimal and unquoted",
        Type::Number => "a number is decimal and unquoted",
        Type::Boolean => "`true` or `false`, unquoted",
        Type::Timestamp => "in the format of RFC 3339, such as `2025-01-06T12:00:00Z`",
        Type::Date => "in the format of RFC 3339, such as `2025-01-06`",
        Type::Url => "with its scheme, such as `https://example.com/plans`",
        Type::Uuid => "such as `123e4567-e89b-12d3-a456-426614174000`",
        Type::Email => "such as `ada@example.com`",
        Type::List(_) => "a list is written `[…]`",
        Type::Any | Type::Map(_) | Type::Named(_) => "a mapping is written `{ … }`",
    }
}

fn report(
    cx: &mut Cx<'_>,
    rule: &'static Rule,
    tree: &Tree,
    wanted: &str,
    advise: impl FnOnce(Diagnostic) -> Diagnostic,
) {
    let found = match &tree.kind {
        TreeKind::List(_) => "a list".to_owned(),
        TreeKind::Mapping(_) => "a mapping".to_owned(),
        TreeKind::Scalar(Scalar { text, quoted: true }) => format!("the string `{text}`"),
        TreeKind::Scalar(Scalar { text, .. }) if text.is_empty() => "nothing".to_owned(),
        TreeKind::Scalar(Scalar { text, .. }) => format!("`{text}`"),
    };
    let finding = rule.at(tree.span, format!("expected {wanted}, found {found}"));
    cx.report.push(advise(finding));
}

/// RFC 3339, `date-time`.
fn is_timestamp(text: &str) -> bool {
    let Some((date, time)) = text.split_once(['T', 't', ' ']) else { return false };
    let Some(at) = time.find(['Z', 'z', '+', '-']) else { return false };
    let (clock, zone) = time.split_at(at);
    let (clock, fraction) = clock.split_once('.').unwrap_or((clock, "0"));
    is_date(date)
        && matches_pattern(clock, "dd:dd:dd")
        && !fraction.is_empty()
        && fraction.bytes().all(|byte| byte.is_ascii_digit())
        && (zone.eq_ignore_ascii_case("z") || matches_pattern(&zone[1..], "dd:dd"))
}

/// RFC 3339, `full-date`.
fn is_date(text: &str) -> bool {
    let part = |range: std::ops::Range<usize>| {
        text.get(range).and_then(|digits| digits.parse::<u8>().ok())
    };
    matches_pattern(text, "dddd-dd-dd")
        && part(5..7).is_some_and(|month| (1..=12).contains(&month))
        && part(8..10).is_some_and(|day| (1..=31).contains(&day))
}

/// Whether a text matches a pattern: `d` is a digit, `x` a hexadecimal digit, and any other character itself.
fn matches_pattern(text: &str, pattern: &str) -> bool {
    text.len() == pattern.len()
        && text.bytes().zip(pattern.bytes()).all(|(byte, wanted)| match wanted {
            b'd' => byte.is_ascii_digit(),
            b'x' => byte.is_ascii_hexdigit(),
            _ => byte == wanted,
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn timestamps_follow_rfc_3339() {
        for good in
            ["2025-01-06T12:00:00.000Z", "2026-02-01T12:00:00Z", "2026-02-01T12:00:00+01:00"]
        {
            assert!(is_timestamp(good), "{good}");
        }
        for bad in [
            "2025-01-06",
            "2025-13-06T12:00:00Z",
            "2025-01-06T12:00:00",
            "yesterday",
            "2025-01-06T12:00:00.Z",
        ] {
            assert!(!is_timestamp(bad), "{bad}");
        }
    }
}
