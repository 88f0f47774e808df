//! An occurrence to show: the body and the headers that a server would send.

use std::iter;

use crate::emit::header;
use crate::emit::row::Row;
use crate::model::{
    Code, Condition, Contract, Definition, ErrorDef, Example, Literal, Member, Param, Shape, Slot,
    Template, Type,
};
use crate::name;

/// An error, or a situation with its code, as one example shows it.
#[derive(Clone, Copy)]
pub(super) struct Occurrence<'a> {
    pub(super) contract: &'a Contract,
    pub(super) error: &'a ErrorDef,
    pub(super) condition: Option<&'a Condition>,
    pub(super) example: Option<&'a Example>,
}

impl<'a> Occurrence<'a> {
    /// What an error looks like. An example without a title shows it, and so does the first of an error whose params have
    /// no values of their own.
    pub(super) fn of(contract: &'a Contract, error: &'a ErrorDef) -> Self {
        let example = error.examples.first().filter(|example| shows_error(error, example));
        Self { contract, error, condition: None, example }
    }

    /// The further occurrences of an error.
    pub(super) fn further(
        contract: &'a Contract,
        error: &'a ErrorDef,
    ) -> impl Iterator<Item = Self> {
        let shown = Self::of(contract, error).example.map_or(0, |_| 1);
        let examples = error.examples.iter().skip(shown);
        examples.map(move |example| Self {
            contract,
            error,
            condition: None,
            example: Some(example),
        })
    }

    /// What a situation looks like, then its further occurrences.
    pub(super) fn in_condition(
        contract: &'a Contract,
        error: &'a ErrorDef,
        condition: &'a Condition,
    ) -> impl Iterator<Item = Self> {
        let mut examples = condition.examples.iter();
        let first = examples.next();
        iter::once(first).chain(examples.map(Some)).map(move |example| Self {
            contract,
            error,
            condition: Some(condition),
            example,
        })
    }

    /// Everything that is shown of an error, in the order of its page.
    pub(super) fn all(contract: &'a Contract, error: &'a ErrorDef) -> impl Iterator<Item = Self> {
        let conditions = error.conditions.iter();
        let situations =
            conditions.flat_map(move |condition| Self::in_condition(contract, error, condition));
        iter::once(Self::of(contract, error))
            .chain(situations)
            .chain(Self::further(contract, error))
    }

    /// The body, every slot filled in.
    pub(super) fn body(self) -> Literal {
        self.shape(&self.contract.envelope.shape).unwrap_or(Literal::Null)
    }

    /// The headers, by name: those that the catalog declares, and the one that carries the delay.
    pub(super) fn headers(self) -> Vec<(String, String)> {
        let row = self.row();
        let templates = header::headers(row.headers(), &row.params(), row.retry());
        let is_empty = |name: &str| self.param(name).and_then(|param| self.value(param)).is_none();
        let complete = templates
            .into_iter()
            .filter(|(_, template)| !template.slots().any(|slot| is_empty(slot)));
        let mut headers: Vec<(String, String)> = complete
            .map(|(name, template)| {
                (name.to_owned(), self.text(&template).replace(char::is_control, " "))
            })
            .collect();
        if !headers.iter().any(|(name, _)| name.eq_ignore_ascii_case("Retry-After")) {
            let seconds = self.retry_after();
            headers.extend(seconds.map(|seconds| ("Retry-After".to_owned(), seconds.to_string())));
        }
        headers
    }

    fn row(self) -> Row<'a> {
        Row { error: self.error, condition: self.condition }
    }

    /// Whole seconds until the next try, rounded up.
    fn retry_after(self) -> Option<i64> {
        let row = self.row();
        let (name, unit) = header::known_delay(&row.params(), row.retry())?;
        let milliseconds = match self.value(self.param(name)?)? {
            Literal::Integer(number) => number.max(0).saturating_mul(unit.into()),
            Literal::Number(number) => whole((number * f64::from(unit)).ceil()),
            _ => return None,
        };
        Some(milliseconds / 1_000 + i64::from(milliseconds % 1_000 > 0))
    }

    /// Each param and its value, if it has one.
    pub(super) fn values(self) -> impl Iterator<Item = (&'a Param, Option<Literal>)> {
        self.row().params().into_iter().map(move |param| (param, self.value(param)))
    }

    /// Each value of the context, if it has one.
    pub(super) fn context(self) -> impl Iterator<Item = (&'a Param, Option<Literal>)> {
        self.contract.context.iter().map(move |param| {
            let said = self.example.and_then(|example| find(&example.context, &param.name));
            (param, self.given(said, param))
        })
    }

    fn param(self, name: &str) -> Option<&'a Param> {
        self.row().params().into_iter().find(|param| *param.name == name)
    }

    /// The value of a param: what the example says, else the param's own example, else one of its type.
    fn value(self, param: &Param) -> Option<Literal> {
        let said = self.example.and_then(|example| find(&example.params, &param.name));
        self.given(said, param)
    }

    fn given(self, said: Option<&Literal>, param: &Param) -> Option<Literal> {
        match said {
            Some(Literal::Null) if param.optional => None,
            Some(value) => Some(value.clone()),
            None => match &param.example {
                Some(example) => Some(example.value.clone()),
                None if param.optional => None,
                None => Some(of_type(self.contract, &param.ty)),
            },
        }
    }

    /// A part of the body; `None` where its slot is empty.
    fn shape(self, shape: &Shape) -> Option<Literal> {
        Some(match shape {
            Shape::Constant(value) => value.clone(),
            Shape::Slot(slot) => return self.slot(slot),
            Shape::Text(pieces) => Literal::Text(
                pieces
                    .iter()
                    .map(|piece| match piece {
                        Ok(text) => text.clone(),
                        Err(slot) => self.slot(slot).as_ref().map(shown).unwrap_or_default(),
                    })
                    .collect(),
            ),
            Shape::List(items) => Literal::List(
                items.iter().map(|item| self.shape(item).unwrap_or(Literal::Null)).collect(),
            ),
            Shape::Object(members) => {
                Literal::Map(members.iter().flat_map(|member| self.member(member)).collect())
            }
        })
    }

    fn member(self, member: &Member) -> Vec<(String, Literal)> {
        match member {
            Member::Spread(slot) => match self.slot(slot) {
                Some(Literal::Map(members)) => members,
                _ => Vec::new(),
            },
            Member::Key { key, optional, shape } => {
                let is_empty = || {
                    !shape.slots().is_empty()
                        && shape.slots().iter().all(|slot| self.slot(slot).is_none())
                };
                if *optional && is_empty() {
                    return Vec::new();
                }
                vec![(key.value.clone(), self.shape(shape).unwrap_or(Literal::Null))]
            }
        }
    }

    fn slot(self, slot: &Slot) -> Option<Literal> {
        let text = |text: &str| Some(Literal::Text(text.to_owned()));
        match slot {
            Slot::Code => Some(match &self.error.code {
                Code::Integer(number) => Literal::Integer(*number),
                Code::Text(code) => Literal::Text(code.clone()),
            }),
            Slot::Message => Some(Literal::Text(self.text(self.row().message()))),
            Slot::Status => {
                self.error.status.as_ref().map(|status| Literal::Integer(status.value.into()))
            }
            Slot::Title => text(self.row().title()),
            Slot::Category => text(&self.contract.categories[self.error.category?].name),
            Slot::DocsUrl => docs_url(self.contract, self.error).map(Literal::Text),
            Slot::Remedy => text(&self.row().remedy()?.text),
            Slot::Details => self.details(),
            Slot::RetryAfter => self.retry_after().map(Literal::Integer),
            Slot::Context(name) => self.context().find(|(param, _)| *param.name == *name)?.1,
            Slot::Param(name) => self.value(self.param(name)?),
        }
    }

    fn details(self) -> Option<Literal> {
        let details = self.row().details();
        if details.whole().is_some() {
            return self.value(details.params().first()?);
        }
        let members = details.params().iter();
        let members: Vec<_> = members
            .filter_map(|param| Some((param.name.value.clone(), self.value(param)?)))
            .collect();
        (!members.is_empty()).then_some(Literal::Map(members))
    }

    fn text(self, template: &Template) -> String {
        template.render(|name| {
            self.param(name)
                .and_then(|param| self.value(param))
                .as_ref()
                .map(shown)
                .unwrap_or_default()
        })
    }
}

/// A number above zero as an integer.
#[expect(clippy::cast_possible_truncation, reason = "a cast ends at the bounds of the integer")]
fn whole(number: f64) -> i64 {
    number.max(0.0) as i64
}

/// Whether the example is what the error looks like, and not a case of its own.
fn shows_error(error: &ErrorDef, example: &Example) -> bool {
    let needs_one = error.params().any(|param| !param.optional && param.example.is_none());
    needs_one || example.title.is_empty()
}

/// Where a code is documented.
pub(super) fn docs_url(contract: &Contract, error: &ErrorDef) -> Option<String> {
    let slot = |slot: &str| match slot {
        "slug" => name::page_slug(&error.name),
        _ => error.code.to_string(),
    };
    contract.docs_url.as_ref().map(|template| template.render(slot))
}

/// A value as a message shows it.
fn shown(value: &Literal) -> String {
    match value {
        Literal::Null => "null".to_owned(),
        Literal::Boolean(truth) => truth.to_string(),
        Literal::Integer(number) => number.to_string(),
        Literal::Number(number) => self::number(*number),
        Literal::Text(text) => text.clone(),
        Literal::List(items) => items.iter().map(shown).collect::<Vec<_>>().join(", "),
        Literal::Map(members) => members
            .iter()
            .map(|(name, value)| format!("{name}: {}", shown(value)))
            .collect::<Vec<_>>()
            .join(", "),
    }
}

/// A finite number as ECMAScript writes it (ECMA-262, `Number::toString`).
pub(super) fn number(number: f64) -> String {
    let size = number.abs();
    if size == 0.0 || (1e-6..1e21).contains(&size) {
        return (number + 0.0).to_string();
    }
    let text = format!("{number:e}");
    if size < 1.0 { text } else { text.replace('e', "e+") }
}

fn find<'v>(values: &'v [(String, Literal)], name: &str) -> Option<&'v Literal> {
    values.iter().find(|(known, _)| known == name).map(|(_, value)| value)
}

/// Some value of a type, where a catalog shows none.
fn of_type(contract: &Contract, ty: &Type) -> Literal {
    let text = |text: &str| Literal::Text(text.to_owned());
    match ty {
        Type::String => text("text"),
        Type::Integer | Type::Number => Literal::Integer(1),
        Type::Boolean => Literal::Boolean(true),
        Type::Timestamp => text("2026-01-01T00:00:00Z"),
        Type::Date => text("2026-01-01"),
        Type::Url => text("https://example.com"),
        Type::Uuid => text("00000000-0000-4000-8000-000000000000"),
        Type::Email => text("user@example.com"),
        Type::Any => Literal::Null,
        Type::List(_) => Literal::List(Vec::new()),
        Type::Map(_) => Literal::Map(Vec::new()),
        Type::Named(name) => match contract.type_def(name).map(|def| &def.definition) {
            Some(Definition::Enumeration(values)) => {
                values.first().map_or(Literal::Null, |value| text(value))
            }
            Some(Definition::Object(members)) => {
                let members = members.iter().filter(|member| !member.optional);
                let value = |member: &Param| {
                    member.example.as_ref().map_or_else(
                        || of_type(contract, &member.ty),
                        |example| example.value.clone(),
                    )
                };
                Literal::Map(
                    members.map(|member| (member.name.value.clone(), value(member))).collect(),
                )
            }
            None => Literal::Null,
        },
    }
}

#[cfg(test)]
mod tests {
    use super::number;

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
}
