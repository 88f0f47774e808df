//! Places in the body.

use std::fmt;

use crate::model::{Member, Shape, Slot};

/// A step of a path.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Step {
    Key(String),
    Index(usize),
    /// The only member of an object, whatever its key is.
    Only,
    /// The key of the only member.
    OnlyKey,
}

/// The path to a value in the body.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Path(pub(crate) Vec<Step>);

/// The place of the details.
pub(crate) struct DetailsPlace {
    /// The path to the details, or to the object that they are spread into.
    pub(crate) path: Path,
    /// The other members of that object, if they are spread into it.
    pub(crate) beside: Option<Vec<String>>,
    /// Whether missing details are sent as `null`.
    pub(crate) may_be_null: bool,
}

impl Path {
    /// The path to a member of the value.
    pub(crate) fn key(self, key: &str) -> Self {
        self.step(Step::Key(key.to_owned()))
    }

    fn step(mut self, step: Step) -> Self {
        self.0.push(step);
        self
    }

    /// Whether every step is known without the response.
    pub(crate) fn is_fixed(&self) -> bool {
        !self.0.iter().any(|step| matches!(step, Step::Only | Step::OnlyKey))
    }

    /// The rest of a path after its first step; `None` if the path starts with another step.
    pub(crate) fn after(path: &[Step], step: &Step) -> Option<Vec<Step>> {
        path.split_first().filter(|(first, _)| *first == step).map(|(_, rest)| rest.to_vec())
    }

    /// Parses a JSON pointer (RFC 6901). A part that is a number is read as an index.
    pub(crate) fn of_pointer(pointer: &str) -> Self {
        let parts =
            pointer.split('/').skip(1).map(|part| part.replace("~1", "/").replace("~0", "~"));
        let is_index = |part: &str| {
            part == "0" || !part.starts_with('0') && part.bytes().all(|byte| byte.is_ascii_digit())
        };
        let step = |part: String| match part.parse() {
            Ok(at) if is_index(&part) => Step::Index(at),
            _ => Step::Key(part),
        };
        Self(parts.map(step).collect())
    }
}

/// The usual notation: `error.code`, `errors[0].code`.
impl fmt::Display for Path {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (at, step) in self.0.iter().enumerate() {
            match step {
                Step::Key(key) if at == 0 => f.write_str(key)?,
                Step::Key(key) => write!(f, ".{key}")?,
                Step::Index(index) => write!(f, "[{index}]")?,
                Step::Only | Step::OnlyKey if at == 0 => f.write_str("{category}")?,
                Step::Only | Step::OnlyKey => f.write_str(".{category}")?,
            }
        }
        Ok(())
    }
}

/// The paths to all slots that are whole values.
pub(super) fn slots(shape: &Shape) -> Vec<(Slot, Path)> {
    let mut found = Vec::new();
    walk(shape, Presence::Always, &mut Path::default(), &mut |shape, _, path| {
        if let Shape::Keyed(slot, _) = shape {
            found.push((slot.value.clone(), path.clone().step(Step::OnlyKey)));
        }
        if let Some(slot) = shape.slot() {
            found.push((slot.value.clone(), path.clone()));
        }
    });
    found
}

/// The place of the details: a value, or an object that they are spread into.
pub(super) fn details(shape: &Shape) -> Option<DetailsPlace> {
    let (mut value, mut spread) = (None, None);
    walk(shape, Presence::Always, &mut Path::default(), &mut |shape, presence, path| {
        let place = |beside, may_be_null| DetailsPlace { path: path.clone(), beside, may_be_null };
        if shape.slot().is_some_and(|slot| slot.value == Slot::Details) {
            value.get_or_insert_with(|| place(None, presence == Presence::Always));
        } else if let Shape::Object(members) = shape
            && members.iter().any(is_spread_details)
        {
            let keys = members.iter().filter_map(|member| match member {
                Member::Key { key, .. } => Some(key.value.clone()),
                Member::Spread(_) => None,
            });
            spread.get_or_insert_with(|| place(Some(keys.collect()), false));
        }
    });
    value.or(spread)
}

fn is_spread_details(member: &Member) -> bool {
    matches!(member, Member::Spread(slot) if slot.value == Slot::Details)
}

/// Whether a part is in every body, or omitted if it is empty.
#[derive(Clone, Copy, PartialEq)]
enum Presence {
    Always,
    Optional,
}

/// Visits each part of a body with its path.
fn walk(
    shape: &Shape,
    presence: Presence,
    path: &mut Path,
    visit: &mut dyn FnMut(&Shape, Presence, &Path),
) {
    visit(shape, presence, path);
    let mut step = |step: Step, shape: &Shape, presence| {
        path.0.push(step);
        walk(shape, presence, path, visit);
        path.0.pop();
    };
    match shape {
        Shape::Object(members) => {
            for member in members {
                if let Member::Key { key, optional, shape } = member {
                    let presence = if *optional { Presence::Optional } else { Presence::Always };
                    step(Step::Key(key.value.clone()), shape, presence);
                }
            }
        }
        Shape::Keyed(_, inner) => step(Step::Only, inner, Presence::Always),
        Shape::List(items) => {
            for (at, item) in items.iter().enumerate() {
                step(Step::Index(at), item, Presence::Always);
            }
        }
        Shape::Slot(_) | Shape::Text(_) | Shape::Constant(_) => {}
    }
}
