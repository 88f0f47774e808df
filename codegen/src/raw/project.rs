//! The project file: where catalogs are, what is made of them, and which rules are relaxed.

use serde::Deserialize;

use crate::model::Flavour;
use crate::raw::{List, Text};
use crate::source::Spanned;
use crate::yaml::{Form, Given, Pairs};

/// `errcat.yaml`.
#[derive(Debug, Default, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(default, deny_unknown_fields)]
pub(crate) struct ProjectFile {
    /// The folder of the catalogs: `catalog` by default.
    pub(crate) catalog: Text,
    /// The folder of what is made of them: `generated` by default.
    pub(crate) output: Text,
    /// What is made of them.
    pub(crate) targets: Given<Targets>,
    /// The level of each rule: `allow`, `warn` or `deny`. `level` picks the profile to start from.
    pub(crate) rules: Given<Pairs<String>>,
}

/// What is made of the catalogs.
#[derive(Debug, Default, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(default, deny_unknown_fields)]
pub(crate) struct Targets {
    /// Rust enums and constructors.
    pub(crate) rust: Given<RustTarget>,
    /// A TypeScript package: types, and a client's part of the work.
    pub(crate) typescript: Given<Spanned<TypeScriptTarget>>,
    /// Pages for readers, once for each flavour.
    pub(crate) markdown: List<Spanned<MarkdownTarget>>,
}

/// What the generated Rust works with besides `core` and `alloc`.
#[derive(Debug, Default, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(default, deny_unknown_fields)]
pub(crate) struct RustTarget {
    /// `serde::Serialize` for the codes and the bodies.
    pub(crate) serde: Given<Spanned<Switch>>,
    /// `http::StatusCode` and `http::HeaderMap`.
    pub(crate) http: Given<Spanned<Switch>>,
    /// The occurrences that the pages show, as values: for tests of services, and for mocks.
    pub(crate) examples: Given<Spanned<Switch>>,
}

/// What the generated TypeScript package is like.
#[derive(Debug, Default, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(default, deny_unknown_fields)]
pub(crate) struct TypeScriptTarget {
    /// The name of the package: `@example/errors`.
    pub(crate) package: Text,
    /// Up to how many codes the type of every error is a union of them all: 900 by default.
    pub(crate) max_union: Given<Spanned<u32>>,
}

/// One tree of Markdown.
#[derive(Debug, Default, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(default, deny_unknown_fields)]
pub(crate) struct MarkdownTarget {
    /// What the pages are made for.
    pub(crate) flavour: Given<Spanned<Flavour>>,
    /// Their folder within the output: `markdown/<flavour>` by default.
    pub(crate) output: Text,
    /// The address of that folder within the site, for links and sidebars that name addresses (`starlight`, `vitepress`):
    /// `/` by default.
    pub(crate) base: Text,
    /// Markdown files of your own, relative to this file; what stands between errcat's markers in them is kept fresh. Links in it lead to the files of these pages, relative to your file; with `starlight` to their addresses, since your file is a page of the site.
    pub(crate) inject: List<Spanned<String>>,
}

/// On, off, or on where a feature of the user's own crate is on.
pub(crate) type Switch = Form<Spanned<bool>, Gated>;

/// A feature of the user's own crate.
#[derive(Debug, Default, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(default, deny_unknown_fields)]
pub(crate) struct Gated {
    /// The feature's name.
    pub(crate) gated: Text,
}
