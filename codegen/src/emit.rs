//! The model in, files out. A target is a function from a [`Catalog`] to [`Files`]; it touches nothing else, and has
//! nothing to say but that a template of the project's own is broken.

mod delay;
mod example;
mod header;
mod markdown;
mod place;
mod row;
mod rust;
mod text;
mod typescript;

use std::collections::BTreeMap;

use crate::model::Catalog;
use crate::report::Report;

/// What is made of a catalog: texts by path, relative to the output folder, and blocks in files of the project's own.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Files {
    whole: BTreeMap<String, String>,
    edits: Vec<Edit>,
}

/// A file that is written by hand, with its blocks made anew. Where they were fresh, both texts are the same.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Edit {
    /// The path from the project file.
    pub path: String,
    /// What was read.
    pub before: String,
    /// What it should be.
    pub after: String,
}

impl Files {
    /// Adds a file.
    pub(crate) fn insert(&mut self, path: impl Into<String>, text: impl Into<String>) {
        self.whole.insert(path.into(), text.into());
    }

    /// Adds a file that is written by hand.
    pub(crate) fn edit(&mut self, edit: Edit) {
        self.edits.push(edit);
    }

    /// Each path and its text, by path.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &str)> {
        self.whole.iter().map(|(path, text)| (path.as_str(), text.as_str()))
    }

    /// The files that are written by hand: these are never made, nor removed.
    pub fn edits(&self) -> &[Edit] {
        &self.edits
    }

    /// The text of one file.
    pub fn get(&self, path: &str) -> Option<&str> {
        self.whole.get(path).map(String::as_str)
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
