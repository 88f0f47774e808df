//! Contracts and everything in them.

use std::ops::RangeInclusive;

use serde::Deserialize;

use crate::model::{Backoff, Envelope, ErrorDef, Host, Param, Remedy, Template, TypeDef, When};
use crate::source::{Span, Spanned};

/// Every contract of a project, and what is to be made of them.
#[derive(Clone, Debug, Default)]
pub struct Catalog {
    /// The contracts, by name.
    pub contracts: Vec<Contract>,
    /// What is to be made of them.
    pub targets: Targets,
    /// Templates of the project itself, by name.
    pub templates: Vec<TemplateFile>,
    /// Rules that do not apply somewhere.
    pub allows: Vec<Allow>,
    /// The files of contracts of which another file could not be read.
    pub incomplete: Vec<Span>,
}

/// What is to be made of a catalog.
#[derive(Clone, Debug, Default)]
pub struct Targets {
    /// Rust, and what it works with.
    pub rust: Option<RustOptions>,
    /// TypeScript, and what its package is like.
    pub typescript: Option<TypeScriptOptions>,
    /// Markdown, once for each flavour.
    pub markdown: Vec<MarkdownOptions>,
}

/// What the generated Rust has besides what needs only `core` and `alloc`.
#[derive(Clone, Debug, Default)]
pub struct RustOptions {
    /// `serde::Serialize`.
    pub serde: Integration,
    /// `http::StatusCode` and `http::HeaderMap`.
    pub http: Integration,
    /// The occurrences that the pages show, as values.
    pub examples: Integration,
}

/// What the generated TypeScript package is like.
#[derive(Clone, Debug)]
pub struct TypeScriptOptions {
    /// Its name.
    pub package: String,
    /// Up to how many codes the type of every error is a union of them all; TypeScript gives up on unions of more than
    /// about a thousand objects (TS2590).
    pub max_union: usize,
}

/// One tree of Markdown.
#[derive(Clone, Debug)]
pub struct MarkdownOptions {
    /// What will read it.
    pub flavour: Flavour,
    /// Its folder, relative to the project's output.
    pub output: String,
    /// The address of that folder within the site, with a `/` at either end.
    pub base: String,
    /// The project's own files with blocks that link to its pages.
    pub hosts: Vec<Host>,
}

/// What a tree of Markdown is made for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Flavour {
    /// Any engine: a page per code.
    Portable,
    /// Any engine: a page per contract.
    Single,
    /// Docusaurus.
    Docusaurus,
    /// Hugo.
    Hugo,
    /// mdBook.
    Mdbook,
    /// `MkDocs`, with Material.
    Mkdocs,
    /// Sphinx, with `MyST`.
    Sphinx,
    /// Astro Starlight.
    Starlight,
    /// `VitePress`.
    Vitepress,
}

/// A template of the project itself, in place of errcat's own.
#[derive(Clone, Debug)]
pub struct TemplateFile {
    /// The path under the folder of the templates.
    pub name: String,
    /// Its text.
    pub text: Spanned<String>,
}

/// Whether generated code works with another crate.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Integration {
    /// It does not.
    #[default]
    Off,
    /// It does.
    On,
    /// It does where this feature of the user's own crate is on.
    Gated(String),
}

/// A rule that does not apply somewhere.
#[derive(Clone, Debug)]
pub struct Allow {
    /// The rule's name.
    pub rule: Spanned<String>,
    /// Where it does not apply: the text of the contract, the category or the error.
    pub within: Vec<Span>,
}

/// The errors of one API.
#[derive(Clone, Debug)]
pub struct Contract {
    /// The name of modules and folders, in snake case.
    pub name: Spanned<String>,
    /// The path of the file that it was written in; of `contract.yaml` for a folder.
    pub path: String,
    /// What people call the API.
    pub title: String,
    /// The semantic version of the contract.
    pub version: Spanned<String>,
    /// What its errors are like, in Markdown; may be empty.
    pub description: String,
    /// Where a code is documented; takes `{code}` and `{slug}`.
    pub docs_url: Option<Template>,
    /// What the server knows only when it answers.
    pub context: Vec<Param>,
    /// The JSON body.
    pub envelope: Envelope,
    /// What each status means, by number.
    pub statuses: Vec<StatusDoc>,
    /// Whether a client may try again after these statuses, the nearest rule first.
    pub status_retries: Vec<StatusRetry>,
    /// How long to wait where nothing nearer says.
    pub backoff: Backoff,
    /// The declared types, in order.
    pub types: Vec<TypeDef>,
    /// The categories, in order.
    pub categories: Vec<Category>,
    /// The errors, in order: those of a category stand together.
    pub errors: Vec<ErrorDef>,
    /// The operations, in order.
    pub operations: Vec<Operation>,
    /// What only a client can see, in order.
    pub client: Vec<ClientError>,
    /// The codes that are gone, in order.
    pub removed: Vec<Tombstone>,
    /// Pages for readers, in order.
    pub guides: Vec<Guide>,
}

/// What a status means in an API.
#[derive(Clone, Debug)]
pub struct StatusDoc {
    /// The status.
    pub status: Spanned<u16>,
    /// Its name.
    pub title: String,
    /// What it means, in Markdown.
    pub description: String,
}

/// Whether a client may try again after any of these statuses, whatever the code.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StatusRetry {
    /// The statuses.
    pub statuses: RangeInclusive<u16>,
    /// Whether it may.
    pub when: When,
}

/// Errors that belong together.
#[derive(Clone, Debug)]
pub struct Category {
    /// Its name, in snake case.
    pub name: Spanned<String>,
    /// What people call it.
    pub title: String,
    /// What its errors have in common, in Markdown; may be empty.
    pub description: String,
    /// The status that it hands down.
    pub status: Option<u16>,
}

/// What a client asks the API for.
#[derive(Clone, Debug)]
pub struct Operation {
    /// Its name.
    pub name: Spanned<String>,
    /// What it does, in Markdown; may be empty.
    pub description: String,
    /// Whether asking twice is like asking once.
    pub idempotent: bool,
    /// The codes that it can return.
    pub errors: Vec<Spanned<String>>,
}

/// A condition that only a client can see; no server may send it.
#[derive(Clone, Debug)]
pub struct ClientError {
    /// Its code.
    pub name: Spanned<String>,
    /// What the client saw.
    pub origin: Origin,
    /// What people call it.
    pub title: String,
    /// What it means, in Markdown.
    pub description: String,
    /// The message of the client's own error.
    pub message: String,
    /// What an application may show its user.
    pub user_message: Option<String>,
    /// What the reader should do.
    pub remedy: Option<Remedy>,
    /// Whether a client may try again.
    pub retry: When,
}

/// What a client saw.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Origin {
    /// No answer came.
    NoResponse,
    /// No answer came in time.
    Timeout,
    /// An answer came that the contract does not know.
    Unrecognized,
}

/// A code that was published once, and is never given another meaning.
#[derive(Clone, Debug)]
pub struct Tombstone {
    /// The code.
    pub code: Spanned<String>,
    /// The version of the contract that removed it.
    pub since: Spanned<String>,
    /// Why.
    pub reason: String,
    /// The code to use instead.
    pub replaced_by: Option<Spanned<String>>,
}

/// A page for readers, written by hand in Markdown.
#[derive(Clone, Debug)]
pub struct Guide {
    /// The file's name without its ending.
    pub name: String,
    /// The first heading.
    pub title: String,
    /// What follows it.
    pub body: String,
}

impl Flavour {
    /// As a project file writes it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Portable => "portable",
            Self::Single => "single",
            Self::Docusaurus => "docusaurus",
            Self::Hugo => "hugo",
            Self::Mdbook => "mdbook",
            Self::Mkdocs => "mkdocs",
            Self::Sphinx => "sphinx",
            Self::Starlight => "starlight",
            Self::Vitepress => "vitepress",
        }
    }
}

impl Contract {
    /// The declared type of this name.
    pub fn type_def(&self, name: &str) -> Option<&TypeDef> {
        self.types.iter().find(|def| *def.name == name)
    }

    /// The error with this name in programs.
    pub fn error(&self, name: &str) -> Option<&ErrorDef> {
        self.errors.iter().find(|error| *error.name == name)
    }
}
