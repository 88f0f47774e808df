//! What a catalog means: every default filled in, everything inherited handed down, every name resolved.
//!
//! Plain data with public fields. It knows nothing of YAML; a span is kept wherever a rule may point.

mod catalog;
mod envelope;
mod status;
mod template;
mod value;

pub use catalog::{
    Action, Allow, Backoff, Catalog, Category, ClientError, Code, Condition, Contract, Deprecation, Details,
    ErrorDef, Example, Guide, Header, Integration, Jitter, Lifecycle, Operation, Origin, Remedy, Retry,
    RetryFormat, RetrySource, RustOptions, Stability, StatusDoc, Targets, Tombstone, When,
};
pub use envelope::{Envelope, Member, Shape, Slot};
pub use status::reason_phrase;
pub use template::{Piece, Template};
pub use value::{Definition, Literal, Param, Type, TypeDef};
