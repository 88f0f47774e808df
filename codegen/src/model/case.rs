//! Cases: an error itself, or one of its conditions.

use crate::model::{ContextId, Type};
use crate::model::{Header, Literal, Param, ParamId, Remedy, Retry, Stated, Template, UserSlot};
use crate::source::Spanned;

/// An error itself, or a condition: a situation with the same code, and a message, remedy or params of its own.
///
/// A condition holds everything that it inherits from its error.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Case {
    /// Its name in programs: the key of the error, or of the condition.
    pub name: Spanned<String>,
    /// Its name for people.
    pub title: String,
    /// Its meaning, in Markdown; may be empty for a condition.
    pub description: String,
    /// The message that is sent.
    pub message: Stated<Template>,
    /// The causes, in Markdown.
    pub causes: Vec<String>,
    /// The remedy.
    pub remedy: Stated<Option<Remedy>>,
    /// The message that an application may show its user.
    pub user_message: Stated<Option<Template<UserSlot>>>,
    /// Whether and when a client may try again.
    pub retry: Retry,
    /// The params outside the details; those of the error first.
    pub args: Stated<Vec<Param>>,
    /// The params that are sent as details; those of the error first.
    pub details: Stated<Details>,
    /// The response headers, by name.
    pub headers: Stated<Vec<Header>>,
    /// Examples beyond the one that the params' own examples make.
    pub examples: Vec<Example>,
}

/// The params of a case that are sent as its details.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Details {
    /// There are none.
    #[default]
    None,
    /// An object with these members.
    Members(Vec<Param>),
    /// One value; in programs the param is called `details`.
    Whole(Box<Param>),
}

/// Values to show a case with.
#[derive(Clone, Debug, PartialEq)]
pub struct Example {
    /// Its name for people; may be empty.
    pub title: String,
    /// Values of params, where they differ from the params' own examples.
    pub params: Vec<(ParamId, Spanned<Literal>)>,
    /// Values of the context, where they differ from its own examples.
    pub context: Vec<(ContextId, Spanned<Literal>)>,
}

impl Case {
    /// Every param: args, then details.
    pub fn params(&self) -> impl Iterator<Item = &Param> + Clone {
        self.args.iter().chain(self.details.params())
    }

    /// The param of this name.
    pub fn param(&self, name: &str) -> Option<&Param> {
        self.params().find(|param| *param.name == name)
    }

    /// The params by id, in the order of [`Case::params`].
    pub fn param_ids(&self) -> impl Iterator<Item = ParamId> + use<> {
        let (args, details) = (self.args.len(), self.details.params().len());
        (0..args).map(ParamId::Arg).chain((0..details).map(ParamId::Detail))
    }

    /// Whether some of its params were refused, so that a missing one means nothing.
    pub fn refuses_params(&self) -> bool {
        self.args.is_refused() || self.details.is_refused()
    }
}

impl Details {
    /// The params that programs see: the members, or the one value.
    pub fn params(&self) -> &[Param] {
        match self {
            Self::None => &[],
            Self::Members(members) => members,
            Self::Whole(param) => std::slice::from_ref(param),
        }
    }

    /// The type of details that are one value.
    pub fn whole(&self) -> Option<&Type> {
        match self {
            Self::Whole(param) => Some(&param.ty),
            _ => None,
        }
    }

    /// Whether there may be no details at all.
    pub fn may_be_empty(&self) -> bool {
        self.params().iter().all(|param| param.optional)
    }
}
