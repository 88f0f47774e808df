//! The body of a contract: the type, nullability and presence of each part.

use crate::model::{self, Contract, Literal, Shape};
use crate::wire::Wire;
use crate::wire::slot::{self, SlotFacts};

/// A part of the body.
pub(crate) enum BodyNode<'c> {
    /// An object: its members, and the slots whose members are spread among them.
    Object(Vec<Member<'c>>, Vec<SlotFacts<'c>>),
    /// An object with one member, whose key is the name of a category.
    Keyed(Box<BodyNode<'c>>),
    /// A list of these items.
    List(Vec<BodyNode<'c>>),
    /// A value that comes with the error.
    Slot {
        facts: SlotFacts<'c>,
        /// Whether the value may be `null`.
        nullable: bool,
    },
    /// A string with slots. If it consists of a single slot, that slot.
    Text(Option<SlotFacts<'c>>),
    /// A value that is the same in every body.
    Constant(&'c Literal),
}

/// A member of an object.
pub(crate) struct Member<'c> {
    pub(crate) key: &'c str,
    /// Whether it is omitted if its value is empty.
    pub(crate) optional: bool,
    pub(crate) node: BodyNode<'c>,
}

/// The body of a contract.
pub(super) fn node(contract: &Contract) -> BodyNode<'_> {
    part(contract, &contract.envelope, Emptied::Null)
}

impl<'c> Wire<'c> {
    /// The constant booleans of a body, such as `success: false`: they differ in a success.
    pub(crate) fn flags(&self) -> impl Iterator<Item = (&'c str, bool)> {
        let members = match &self.body {
            BodyNode::Object(members, _) => members.as_slice(),
            _ => &[],
        };
        members.iter().filter_map(|member| match member.node {
            BodyNode::Constant(Literal::Boolean(truth)) => Some((member.key, *truth)),
            _ => None,
        })
    }
}

/// The treatment of an empty value.
#[derive(Clone, Copy, PartialEq)]
enum Emptied {
    /// The value is `null`.
    Null,
    /// The member that contains it is omitted.
    LeftOut,
}

fn part<'c>(contract: &'c Contract, shape: &'c Shape, emptied: Emptied) -> BodyNode<'c> {
    match shape {
        Shape::Object(members) => {
            let spread = members.iter().filter_map(|member| match member {
                model::Member::Spread(slot) => Some(slot::facts(contract, slot)),
                model::Member::Key { .. } => None,
            });
            let keys = members.iter().filter_map(|it| member(contract, it, emptied)).collect();
            BodyNode::Object(keys, spread.collect())
        }
        Shape::Keyed(_, inner) => BodyNode::Keyed(Box::new(part(contract, inner, Emptied::Null))),
        Shape::List(items) => {
            BodyNode::List(items.iter().map(|item| part(contract, item, emptied)).collect())
        }
        Shape::Slot(slot) => {
            let facts = slot::facts(contract, slot);
            let nullable = facts.may_be_empty && emptied == Emptied::Null;
            BodyNode::Slot { facts, nullable }
        }
        Shape::Text(_) => BodyNode::Text(shape.slot().map(|slot| slot::facts(contract, slot))),
        Shape::Constant(value) => BodyNode::Constant(value),
    }
}

fn member<'c>(
    contract: &'c Contract,
    member: &'c model::Member,
    emptied: Emptied,
) -> Option<Member<'c>> {
    let model::Member::Key { key, optional, shape } = member else { return None };
    // A member with several slots is present if any of them is filled; the empty ones are `null`.
    let emptied = match (optional, shape.slots().len()) {
        (true, 1) => Emptied::LeftOut,
        (true, _) => Emptied::Null,
        (false, _) => emptied,
    };
    Some(Member { key, optional: *optional, node: part(contract, shape, emptied) })
}
