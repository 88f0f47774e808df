//! Places in the body.

use std::fmt;

use crate::model::{Member, Shape, Slot};

/// A step of a path.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Step {
    Key(String),
    Index(usize),
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
    pub(crate) fn key(mut self, key: &str) -> Self {
        self.0.push(Step::Key(key.to_owned()));
        self
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
            }
        }
        Ok(())
    }
}

/// The paths to all slots that are whole values.
pub(super) fn slots(shape: &Shape) -> Vec<(Slot, Path)> {
    let mut found = Vec::new();
    walk(shape, &mut Path::default(), &mut |shape, path| {
        if let Some(slot) = shape.slot() {
            found.push((slot.value.clone(), path.clone()));
        }
    });
    found
}

/// The place of the details: a value, or an object that they are spread into.
pub(super) fn details(shape: &Shape) -> Option<DetailsPlace> {
    let path = slots(shape).into_iter().find(|(slot, _)| *slot == Slot::Details);
    let value = path.map(|(_, path)| DetailsPlace {
        may_be_null: !is_left_out(shape, &path.0),
        path,
        beside: None,
    });
    value.or_else(|| spread(shape))
}

/// Visits each part of a body with its path.
fn walk(shape: &Shape, path: &mut Path, visit: &mut dyn FnMut(&Shape, &Path)) {
    visit(shape, path);
    let mut step = |step: Step, shape: &Shape| {
        path.0.push(step);
        walk(shape, path, visit);
        path.0.pop();
    };
    match shape {
        Shape::Object(members) => {
            for member in members {
                if let Member::Key { key, shape, .. } = member {
                    step(Step::Key(key.value.clone()), shape);
                }
            }
        }
        Shape::List(items) => {
            for (at, item) in items.iter().enumerate() {
                step(Step::Index(at), item);
            }
        }
        Shape::Slot(_) | Shape::Text(_) | Shape::Constant(_) => {}
    }
}

/// Whether the value at a path is omitted if it is empty.
fn is_left_out(shape: &Shape, path: &[Step]) -> bool {
    let Some((step, rest)) = path.split_first() else { return false };
    match (shape, step) {
        (Shape::Object(members), Step::Key(name)) => members.iter().any(|member| match member {
            Member::Key { key, optional, shape } if key.value == *name => {
                if rest.is_empty() {
                    *optional
                } else {
                    is_left_out(shape, rest)
                }
            }
            _ => false,
        }),
        (Shape::List(items), Step::Index(at)) => {
            items.get(*at).is_some_and(|item| is_left_out(item, rest))
        }
        _ => false,
    }
}

fn spread(shape: &Shape) -> Option<DetailsPlace> {
    let mut found = None;
    walk(shape, &mut Path::default(), &mut |shape, path| {
        let Shape::Object(members) = shape else { return };
        let is_spread =
            |member: &Member| matches!(member, Member::Spread(slot) if slot.value == Slot::Details);
        if found.is_none() && members.iter().any(is_spread) {
            let keys = members.iter().filter_map(|member| match member {
                Member::Key { key, .. } => Some(key.value.clone()),
                Member::Spread(_) => None,
            });
            let beside = Some(keys.collect());
            found = Some(DetailsPlace { path: path.clone(), beside, may_be_null: false });
        }
    });
    found
}
