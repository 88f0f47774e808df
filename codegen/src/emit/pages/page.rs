//! Pages: a file for each, with its view as the template of the same name prints it.

pub(crate) mod category;
pub(crate) mod changes;
pub(crate) mod code;
pub(crate) mod conditions;
pub(crate) mod guide;
pub(crate) mod handling;
pub(crate) mod index;
pub(crate) mod llms;
pub(crate) mod operations;
pub(crate) mod redirects;
pub(crate) mod removed;
pub(crate) mod single;
mod snippet;
pub(crate) mod statuses;
