//! Cases: an error itself, or one of its conditions.

use crate::model::{
    Action, ContextId, Header, Lifecycle, Literal, Param, ParamId, ParamRef, Prose, Remedy, Retry,
    Stated, Template, Type, UserSlot,
};
use crate::source::Spanned;

/// An error itself, or a condition: it has the same code, but may have another status, message or remedy, and other params.
///
/// A condition includes everything that it inherits from its error.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Case {
    /// The key of the error, or of the condition; only a condition of another error may have the same one.
    pub name: Spanned<String>,
    /// Its name in programs: the key; in a condition, the key of its error and its own if another case has the same one.
    pub symbol: String,
    /// The code with its params, if the code carries values.
    pub pattern: Option<Template>,
    /// Its name for people.
    pub title: String,
    /// Its meaning, in Markdown; may be empty for a condition.
    pub description: Prose,
    /// The HTTP status, if the contract states one.
    pub status: Stated<Option<u16>>,
    /// Whether it means that the service is failing, so that a circuit breaker counts it.
    pub outage: Stated<bool>,
    /// The message that is sent.
    pub message: Stated<Template>,
    /// The causes, in Markdown.
    pub causes: Vec<Prose>,
    /// The remedy.
    pub remedy: Stated<Option<Remedy>>,
    /// The message that an application may show its user.
    pub user_message: Stated<Option<Template<UserSlot>>>,
    /// Whether and when a client may try again.
    pub retry: Retry,
    /// The params outside the details; in a condition, the params of the error come first.
    pub args: Stated<Vec<Param>>,
    /// The params that are sent as details; in a condition, the params of the error come first.
    pub details: Stated<Details>,
    /// The response headers, by name.
    pub headers: Stated<Vec<Header>>,
    /// The value of each field of the contract, in order.
    pub fields: Vec<Stated<Option<Literal>>>,
    /// Examples besides the one that the examples of the params make up.
    pub examples: Vec<Example>,
    /// Its history and its stability.
    pub lifecycle: Lifecycle,
}

/// The params of a case that are sent as its details.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Details {
    /// No details.
    #[default]
    None,
    /// An object with these members.
    Members(Vec<Param>),
    /// A single value; in programs the param is called `details`.
    Whole(Box<Param>),
}

/// Example values of a case.
#[derive(Clone, Debug, PartialEq)]
pub struct Example {
    /// Its name for people; may be empty.
    pub title: String,
    /// Values of params that differ from the examples of the params, ordered by id.
    pub params: Vec<(ParamId, Spanned<Literal>)>,
    /// Values of the context that differ from its examples, ordered by id.
    pub context: Vec<(ContextId, Spanned<Literal>)>,
}

impl Case {
    /// Every param: args, then details.
    pub fn params(&self) -> impl Iterator<Item = &Param> + Clone {
        self.args.iter().chain(self.details.params())
    }

    /// The params that the code carries, in its order.
    pub(crate) fn code_params(&self) -> impl Iterator<Item = &ParamRef> {
        self.pattern.iter().flat_map(Template::slots)
    }

    /// The action of the remedy.
    pub(crate) fn action(&self) -> Option<&Spanned<Action>> {
        self.remedy.as_ref()?.action.as_ref()
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

    /// Whether any of its params was refused, so that a missing param is not reported.
    pub fn refuses_params(&self) -> bool {
        self.args.is_refused() || self.details.is_refused()
    }
}

impl Details {
    /// The params of the details: the members, or the single value.
    pub fn params(&self) -> &[Param] {
        match self {
            Self::None => &[],
            Self::Members(members) => members,
            Self::Whole(param) => std::slice::from_ref(param),
        }
    }

    /// The type of details that are a single value.
    pub fn whole(&self) -> Option<&Type> {
        match self {
            Self::Whole(param) => Some(&param.ty),
            _ => None,
        }
    }

    /// Whether the details may be missing altogether.
    pub fn may_be_empty(&self) -> bool {
        self.params().iter().all(|param| param.optional)
    }
}
