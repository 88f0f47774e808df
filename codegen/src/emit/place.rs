//! Where in the body everything is.

use crate::model::{Contract, Member, Shape, Slot};

/// A step into a body.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Step {
    Key(String),
    Index(usize),
}

/// The way to a value in the body.
pub(super) type Path = Vec<Step>;

/// Where the details are.
pub(super) struct Details {
    /// The object that they are, or that they are spread into.
    pub(super) path: Path,
    /// The other members of that object, where they are spread into it.
    pub(super) beside: Option<Vec<String>>,
    /// Whether there is a `null` where an error has none.
    pub(super) may_be_null: bool,
}

/// The ways to all slots that are values of their own.
pub(super) fn slots(shape: &Shape) -> Vec<(Slot, Path)> {
    let mut found = Vec::new();
    walk(shape, &mut Vec::new(), &mut found);
    found
}

fn walk(shape: &Shape, path: &mut Path, found: &mut Vec<(Slot, Path)>) {
    let mut step = |step: Step, shape: &Shape| {
        path.push(step);
        walk(shape, path, found);
        path.pop();
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
        Shape::Slot(slot) => found.push((slot.value.clone(), path.clone())),
        Shape::Text(pieces) => {
            if let [Err(slot)] = pieces.as_slice() {
                found.push((slot.value.clone(), path.clone()));
            }
        }
        Shape::Constant(_) => {}
    }
}

/// The way to a slot.
pub(super) fn path(contract: &Contract, slot: &Slot) -> Option<Path> {
    let slots = slots(&contract.envelope.shape);
    slots.into_iter().find(|(found, _)| found == slot).map(|(_, path)| path)
}

/// Where the details are.
pub(super) fn details(contract: &Contract) -> Option<Details> {
    let shape = &contract.envelope.shape;
    let whole = path(contract, &Slot::Details);
    let whole =
        whole.map(|path| Details { may_be_null: !is_left_out(shape, &path), path, beside: None });
    whole.or_else(|| spread(&contract.envelope.shape, &mut Vec::new()))
}

/// Whether the last step of a way is left out where it leads to nothing.
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

fn spread(shape: &Shape, path: &mut Path) -> Option<Details> {
    let mut step = |step: Step, shape: &Shape| {
        path.push(step);
        let found = spread(shape, path);
        path.pop();
        found
    };
    match shape {
        Shape::Object(members) => {
            let is_spread = |member: &Member| matches!(member, Member::Spread(slot) if slot.value == Slot::Details);
            if members.iter().any(is_spread) {
                let keys = members.iter().filter_map(|member| match member {
                    Member::Key { key, .. } => Some(key.value.clone()),
                    Member::Spread(_) => None,
                });
                return Some(Details {
                    beside: Some(keys.collect()),
                    path: path.clone(),
                    may_be_null: false,
                });
            }
            members.iter().find_map(|member| match member {
                Member::Key { key, shape, .. } => step(Step::Key(key.value.clone()), shape),
                Member::Spread(_) => None,
            })
        }
        Shape::List(items) => {
            items.iter().enumerate().find_map(|(at, item)| step(Step::Index(at), item))
        }
        _ => None,
    }
}
