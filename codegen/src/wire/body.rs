//! The body of a contract, each part with its type, its nullability and its presence.

use crate::model::{self, Contract, Literal, Shape};
use crate::wire::slot::{self, SlotFacts};

/// A part of the body.
pub(crate) enum BodyNode<'c> {
    /// An object: its members, and the slots whose members are spread among them.
    Object(Vec<Member<'c>>, Vec<SlotFacts<'c>>),
    /// A list of these.
    List(Vec<BodyNode<'c>>),
    /// A value that comes with the error.
    Slot {
        facts: SlotFacts<'c>,
        /// Whether the value may be `null`.
        nullable: bool,
    },
    /// A string with slots in it. Its only slot, if it is nothing else.
    Text(Option<SlotFacts<'c>>),
    /// The same in every body.
    Constant(&'c Literal),
}

/// A member of an object.
pub(crate) struct Member<'c> {
    pub(crate) key: &'c str,
    /// Whether it is left out if there is nothing in it.
    pub(crate) optional: bool,
    pub(crate) node: BodyNode<'c>,
}

/// The body of a contract.
pub(super) fn node(contract: &Contract) -> BodyNode<'_> {
    part(contract, &contract.envelope, Emptied::Null)
}

/// The fate of a value that is empty.
#[derive(Clone, Copy, PartialEq)]
enum Emptied {
    /// It is `null`.
    Null,
    /// The member that holds it is left out.
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
    // A member with several slots is there as soon as one of them is filled, and the others are `null`.
    let emptied = match (optional, shape.slots().len()) {
        (true, 1) => Emptied::LeftOut,
        (true, _) => Emptied::Null,
        (false, _) => emptied,
    };
    Some(Member { key, optional: *optional, node: part(contract, shape, emptied) })
}
