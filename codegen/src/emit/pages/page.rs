//! Pages: one module per page, with the view for the template of the same name.

pub(crate) mod category;
pub(crate) mod changes;
pub(crate) mod code;
pub(crate) mod conditions;
pub(crate) mod handling;
pub(crate) mod index;
pub(crate) mod landing;
pub(crate) mod llms;
pub(crate) mod operations;
pub(crate) mod sample;
pub(crate) mod single;
pub(crate) mod statuses;
