//! Sections: views that the pages and the explorer share, in any markup.

pub(crate) mod case;
pub(crate) mod codes;
pub(crate) mod envelope;
pub(crate) mod fact;
pub(crate) mod field;
pub(crate) mod heading;
pub(crate) mod message;
pub(crate) mod remedy;
pub(crate) mod replacement;
pub(crate) mod response;
pub(crate) mod retry;
pub(crate) mod row;
pub(crate) mod status;
pub(crate) mod table;
