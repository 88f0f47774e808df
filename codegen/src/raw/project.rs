//! The project file: folders, targets and rule levels.

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
    /// The catalog folder: `catalog` by default.
    pub(crate) catalog: Text,
    /// The output folder: `generated` by default.
    pub(crate) output: Text,
    /// The targets: what to generate.
    pub(crate) targets: Given<Targets>,
    /// The level of each rule: `allow`, `warn` or `deny`. `level` selects the profile to start from.
    pub(crate) rules: Given<Pairs<String>>,
}

/// The targets: what to generate from the catalogs.
#[derive(Debug, Default, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(default, deny_unknown_fields)]
pub(crate) struct Targets {
    /// Rust enums and constructors.
    pub(crate) rust: Given<RustTarget>,
    /// A TypeScript package: types, and helpers for clients.
    pub(crate) typescript: Given<Spanned<TypeScriptTarget>>,
    /// Trees of Markdown pages, each with a flavour.
    pub(crate) markdown: List<Spanned<MarkdownTarget>>,
}

/// Options of the generated Rust, which needs only `core` and `alloc` by default.
#[derive(Debug, Default, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(default, deny_unknown_fields)]
pub(crate) struct RustTarget {
    /// `serde::Serialize` for the codes and the bodies.
    pub(crate) serde: Given<Spanned<Switch>>,
    /// `http::StatusCode` and `http::HeaderMap`.
    pub(crate) http: Given<Spanned<Switch>>,
    /// The examples of the pages as values, for tests of services and for mocks.
    pub(crate) examples: Given<Spanned<Switch>>,
}

/// Options of the generated TypeScript package.
#[derive(Debug, Default, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(default, deny_unknown_fields)]
pub(crate) struct TypeScriptTarget {
    /// The name of the package: `@example/errors`.
    pub(crate) package: Text,
    /// The most codes for which the type of every error is a union of all of them: 900 by default.
    pub(crate) max_union: Given<Spanned<u32>>,
}

/// A tree of Markdown pages.
#[derive(Debug, Default, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(default, deny_unknown_fields)]
pub(crate) struct MarkdownTarget {
    /// The tool or site that reads the pages.
    pub(crate) flavour: Given<Spanned<Flavour>>,
    /// The folder of the pages within the output folder: `markdown/<flavour>` by default.
    pub(crate) output: Text,
    /// The address of that folder within the site, for links and sidebars with addresses (`starlight`, `vitepress`): `/` by
    /// default.
    pub(crate) base: Text,
    /// Markdown files of your own, relative to this file. errcat keeps the text between its markers up to date. Links in that text lead to the files of these pages, relative to your file; with `starlight` to their addresses, since your file is a page of the site.
    pub(crate) inject: List<Spanned<String>>,
}

/// On, off, or gated by a feature of the user's crate.
pub(crate) type Switch = Form<Spanned<bool>, Gated>;

/// A gate for an integration.
#[derive(Debug, Default, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(default, deny_unknown_fields)]
pub(crate) struct Gated {
    /// The feature of the user's crate that turns the integration on.
    pub(crate) gated: Text,
}
