//! The meaning of a catalog: defaults filled in, inherited values copied, every reference resolved to an id.
//!
//! Plain data with public fields, independent of YAML and of the targets. Spans are kept for findings, but do not count
//! in comparisons: two contracts with the same meaning are equal.

mod advice;
mod audience;
mod case;
mod contract;
mod envelope;
mod error;
mod field;
mod id;
pub mod prose;
pub(crate) mod spelled;
mod stated;
mod status;
mod template;
mod value;
mod version;

pub use advice::{Action, Backoff, Header, Jitter, Remedy, Retry, RetryFormat, RetrySource, When};
pub use case::{Case, Details, Example};
pub use contract::{
    Catalog, Category, ClientError, Contract, Guide, Operation, Origin, SourcePath, StatusDoc,
    StatusRetry, Tombstone,
};
pub use envelope::{Member, Shape, Slot};
pub use error::{Code, Deprecation, Error, Lifecycle, Stability};
pub use field::{Audience, Field};
pub use id::{CategoryId, ContextId, ErrorId, FieldId, ParamId, TypeId};
pub use prose::Prose;
pub use stated::{Provenance, Stated};
pub(crate) use status::ERROR_STATUSES;
pub use status::reason_phrase;
pub use template::{ParamRef, Piece, Template, UrlSlot, UserSlot};
pub use value::{Definition, Literal, Param, Type, TypeDef};
pub(crate) use version::{Scheme, Version};
