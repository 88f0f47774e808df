//! Samples: cases filled with example values, as a server sends them.

use crate::model::{
    Case, Code, ContextId, Definition, Error, Example, Literal, Member, Param, ParamId, Shape,
    Slot, Template, Type, TypeDef,
};
use crate::source::Spanned;
use crate::wire::header::{self, HeaderValue};
use crate::wire::value::shown;
use crate::wire::{Wire, docs_url};

/// A case filled with the values of an example.
#[derive(Clone, Copy)]
pub(crate) struct Sample<'w> {
    pub(crate) wire: &'w Wire<'w>,
    pub(crate) error: &'w Error,
    pub(crate) case: &'w Case,
    example: Option<&'w Example>,
}

impl Wire<'_> {
    /// The main sample of a case.
    ///
    /// For an error itself, it uses the first example only if that has no title, or if a required param has no example.
    pub(crate) fn sample<'w>(&'w self, error: &'w Error, case: &'w Case) -> Sample<'w> {
        let example = case.examples.first();
        let example = example.filter(|example| error.is_condition(case) || is_plain(case, example));
        Sample { wire: self, error, case, example }
    }

    /// The further samples of a case.
    pub(crate) fn further<'w>(
        &'w self,
        error: &'w Error,
        case: &'w Case,
    ) -> impl Iterator<Item = Sample<'w>> {
        let first = self.sample(error, case);
        let shown = usize::from(first.example.is_some());
        case.examples.iter().skip(shown).map(move |it| Sample { example: Some(it), ..first })
    }

    /// Every sample of an error, in page order: the error itself, its conditions, then the error's further samples.
    pub(crate) fn samples<'w>(&'w self, error: &'w Error) -> impl Iterator<Item = Sample<'w>> {
        let conditions = error.conditions().iter().flat_map(move |case| {
            std::iter::once(self.sample(error, case)).chain(self.further(error, case))
        });
        std::iter::once(self.sample(error, error.case()))
            .chain(conditions)
            .chain(self.further(error, error.case()))
    }
}

/// Whether an example shows the error in general, not a special case.
fn is_plain(case: &Case, example: &Example) -> bool {
    let needs_one = case.params().any(|param| !param.optional && param.example.is_none());
    needs_one || example.title.is_empty()
}

impl<'w> Sample<'w> {
    /// The title of the example, if it has one.
    pub(crate) fn title(self) -> Option<&'w str> {
        self.example.map(|example| example.title.as_str()).filter(|title| !title.is_empty())
    }

    /// The body, with every slot filled.
    pub(crate) fn body(self) -> Literal {
        self.shape(&self.wire.contract.envelope).unwrap_or(Literal::Null)
    }

    /// The headers by name, without those that lack a value.
    pub(crate) fn headers(self) -> Vec<(String, String)> {
        let is_empty = |id: ParamId| self.value(id).is_none();
        let headers = header::headers(self.case).into_iter().filter_map(|(name, value)| {
            let text = match value {
                HeaderValue::Delay => self.retry_after()?.to_string(),
                HeaderValue::Text(it) if it.slots().any(|slot| is_empty(slot.id)) => return None,
                HeaderValue::Text(it) => self.text(&it).replace(char::is_control, " "),
            };
            Some((name.to_owned(), text))
        });
        headers.collect()
    }

    /// Each param and its value, if it has one.
    pub(crate) fn values(self) -> impl Iterator<Item = (&'w Param, Option<Literal>)> {
        self.case.param_ids().map(move |id| (&self.case[id], self.value(id)))
    }

    /// Each value of the context, if it has one.
    pub(crate) fn context(self) -> impl Iterator<Item = (&'w Param, Option<Literal>)> {
        let context = &self.wire.contract.context;
        (0..context.len()).map(move |at| (&context[at], self.context_value(ContextId(at))))
    }

    /// Whole seconds until the next attempt, rounded up.
    fn retry_after(self) -> Option<i64> {
        let (param, unit) = header::known_delay(self.case)?;
        let milliseconds = match self.value(param.id)? {
            Literal::Integer(number) => number.max(0).saturating_mul(unit.into()),
            Literal::Number(number) => whole((number * f64::from(unit)).ceil()),
            _ => return None,
        };
        Some(milliseconds / 1_000 + i64::from(milliseconds % 1_000 > 0))
    }

    fn value(self, id: ParamId) -> Option<Literal> {
        let given = self.example.and_then(|example| find(&example.params, id));
        self.given(given, &self.case[id])
    }

    fn context_value(self, id: ContextId) -> Option<Literal> {
        let given = self.example.and_then(|example| find(&example.context, id));
        self.given(given, &self.wire.contract[id])
    }

    /// The value in the example, or the example in the declaration, or a made-up value of the type.
    fn given(self, given: Option<&Literal>, param: &Param) -> Option<Literal> {
        match given {
            Some(Literal::Null) if param.optional => None,
            Some(value) => Some(value.clone()),
            None => match &param.example {
                Some(example) => Some(example.value.clone()),
                None if param.optional => None,
                None => Some(of_type(&self.wire.contract.types, &param.ty)),
            },
        }
    }

    /// A part of the body; `None` if its slot is empty.
    fn shape(self, shape: &Shape) -> Option<Literal> {
        Some(match shape {
            Shape::Constant(value) => value.clone(),
            Shape::Slot(slot) => return self.slot(slot),
            Shape::Text(text) => {
                let slot = |slot: &Spanned<Slot>| self.slot(slot).as_ref().map(shown);
                Literal::Text(text.render(|it| slot(it).unwrap_or_default()))
            }
            Shape::Keyed(key, inner) => {
                let key = self.slot(key).as_ref().map(shown).unwrap_or_default();
                Literal::Map(vec![(key, self.shape(inner).unwrap_or(Literal::Null))])
            }
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
                let slots = shape.slots();
                let is_empty = || slots.iter().all(|slot| self.slot(slot).is_none());
                if *optional && !slots.is_empty() && is_empty() {
                    return Vec::new();
                }
                vec![(key.value.clone(), self.shape(shape).unwrap_or(Literal::Null))]
            }
        }
    }

    fn slot(self, slot: &Slot) -> Option<Literal> {
        let contract = self.wire.contract;
        let text = |text: &str| Some(Literal::Text(text.to_owned()));
        match slot {
            Slot::Code => Some(match (&self.error.code.value, &self.case.pattern) {
                (Code::Integer(number), _) => Literal::Integer(*number),
                (Code::Text(_), Some(pattern)) => Literal::Text(self.text(pattern)),
                (Code::Text(code), None) => Literal::Text(code.clone()),
            }),
            Slot::Name => text(&self.error.name),
            Slot::Message => Some(Literal::Text(self.text(&self.case.message))),
            Slot::Status => self.case.status.map(|status| Literal::Integer(status.into())),
            Slot::Title => text(&self.case.title),
            Slot::Category => text(&contract[self.error.category?].name),
            Slot::Condition if !self.error.is_condition(self.case) => None,
            Slot::Condition => text(&self.case.name),
            Slot::DocsUrl => docs_url(contract, self.error).map(Literal::Text),
            Slot::Remedy => text(&self.case.remedy.as_ref()?.text),
            Slot::Details => self.details(),
            Slot::RetryAfter => self.retry_after().map(Literal::Integer),
            Slot::Context(id) => self.context_value(*id),
            Slot::Param(name) => {
                let mut ids = self.case.param_ids();
                self.value(ids.find(|id| *self.case[*id].name == *name)?)
            }
            Slot::Field(id) => self.case.field(*id).cloned(),
        }
    }

    fn details(self) -> Option<Literal> {
        let details = self.case.details.params();
        if self.case.details.whole().is_some() {
            return self.value(ParamId::Detail(0));
        }
        let members = details.iter().enumerate().filter_map(|(at, param)| {
            Some((param.name.value.clone(), self.value(ParamId::Detail(at))?))
        });
        let members: Vec<_> = members.collect();
        (!members.is_empty()).then_some(Literal::Map(members))
    }

    fn text(self, template: &Template) -> String {
        template.render(|slot| self.value(slot.id).as_ref().map(shown).unwrap_or_default())
    }
}

/// A number above zero as an integer.
#[expect(clippy::cast_possible_truncation, reason = "a cast ends at the bounds of the integer")]
fn whole(number: f64) -> i64 {
    number.max(0.0) as i64
}

fn find<I: Ord + Copy>(values: &[(I, Spanned<Literal>)], id: I) -> Option<&Literal> {
    let at = values.binary_search_by_key(&id, |(known, _)| *known).ok()?;
    Some(&values[at].1.value)
}

/// A value of a type without an example.
fn of_type(types: &[TypeDef], ty: &Type) -> Literal {
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
        Type::Named(id) => match &types[id.0].definition {
            Definition::Enumeration(values) => {
                values.first().map_or(Literal::Null, |value| text(value))
            }
            Definition::Object(members) => {
                let members = members.iter().filter(|member| !member.optional);
                let value = |member: &Param| match &member.example {
                    Some(example) => example.value.clone(),
                    None => of_type(types, &member.ty),
                };
                let members = members.map(|member| (member.name.value.clone(), value(member)));
                Literal::Map(members.collect())
            }
        },
    }
}
