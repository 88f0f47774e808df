//! What a catalog means: every default filled in, everything inherited handed down, every name resolved.
//!
//! Plain data with public fields. It knows nothing of YAML; a span is kept wherever a rule may point.

mod advice;
mod catalog;
mod envelope;
mod error;
mod host;
mod status;
mod template;
mod value;

pub use advice::{Action, Backoff, Header, Jitter, Remedy, Retry, RetryFormat, RetrySource, When};
pub use catalog::{
    Allow, Catalog, Category, ClientError, Contract, Flavour, Guide, Integration, MarkdownOptions,
    Operation, Origin, RustOptions, StatusDoc, StatusRetry, Targets, TemplateFile, Tombstone,
    TypeScriptOptions,
};
pub use envelope::{Envelope, Member, Shape, Slot};
pub use error::{Code, Condition, Deprecation, Details, ErrorDef, Example, Lifecycle, Stability};
pub(crate) use host::BlockKind;
pub use host::{Block, Host, Shows};
pub use status::reason_phrase;
pub use template::{Piece, Template};
pub use value::{Definition, Literal, Param, Type, TypeDef};
