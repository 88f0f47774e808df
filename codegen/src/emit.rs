//! The model in, files out. A target is a function from a [`Catalog`] to [`Files`]; it touches nothing else, and has
//! nothing to say but that a template of the project's own is broken.

mod delay;
mod example;
mod markdown;
mod place;
mod rust;
mod text;
mod typescript;

use std::collections::BTreeMap;

use crate::model::Catalog;
use crate::report::Report;

/// What is made of a catalog: texts by path, relative to the output folder.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Files(BTreeMap<String, String>);

impl Files {
    /// Adds a file.
    pub(crate) fn insert(&mut self, path: impl Into<String>, text: impl Into<String>) {
        self.0.insert(path.into(), text.into());
    }

    /// Each path and its text, by path.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0.iter().map(|(path, text)| (path.as_str(), text.as_str()))
    }

    /// The text of one file.
    pub fn get(&self, path: &str) -> Option<&str> {
        self.0.get(path).map(String::as_str)
    }
}

/// Everything that the project asks for.
pub(crate) fn all(catalog: &Catalog, report: &mut Report) -> Files {
    let mut files = Files::default();
    if let Some(options) = &catalog.targets.rust {
        rust::emit(catalog, options, &mut files);
    }
    if let Some(options) = &catalog.targets.typescript {
        typescript::emit(catalog, options, &mut files, report);
    }
    for pages in &catalog.targets.markdown {
        markdown::emit(catalog, pages, &mut files, report);
    }
    files
}
