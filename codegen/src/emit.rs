//! Targets: the model in, files out. Emitters report one thing: a broken project template.
//!
//! A target has a name, options in `errcat.yaml`, the names that it writes, and an emitter. This module lists all
//! targets; no other part of the compiler depends on a particular target.

#[cfg(any(feature = "markdown", feature = "rust", feature = "typescript"))]
mod commonmark;
mod files;

#[cfg(feature = "data")]
mod data;
#[cfg(feature = "markdown")]
mod pages;
#[cfg(feature = "rust")]
mod rust;
#[cfg(any(feature = "markdown", feature = "typescript"))]
mod text;
#[cfg(feature = "typescript")]
mod typescript;

pub(crate) use files::{Comment, is_marked};
pub use files::{Edit, Files};

use serde::Deserialize;

use crate::folder::{Folders, UNSAFE_OUTPUT};
use crate::model::{Audience, Contract, Error};
use crate::namespace::Namespace;
use crate::report::Report;
use crate::rule::{FIXED, Rule, rule};
use crate::source::{Sources, Spanned};
use crate::wire::Wire;
use crate::yaml::Given;

pub(crate) static BROKEN_TEMPLATE: Rule = rule!("broken-template", FIXED);
pub(crate) static UNNAMED_FEATURE: Rule = rule!("unnamed-feature", FIXED);

/// A target that a project has enabled, with its options.
pub(crate) trait Target: std::fmt::Debug {
    /// The key under `targets`.
    fn name(&self) -> &'static str;

    /// The names that the target writes for a contract.
    fn namespaces<'c>(&self, _contract: &'c Contract) -> Vec<Namespace<'c>> {
        Vec::new()
    }

    /// The documents with blocks that the target fills.
    fn documents(&self) -> Vec<&Spanned<String>> {
        Vec::new()
    }

    /// The expression for an error in the language of the target, for the pages.
    fn mention(&self, _wire: &Wire<'_>, _error: &Error) -> Option<Mention> {
        None
    }

    /// An example of a call with the generated client, for the pages.
    fn usage(&self, _wire: &Wire<'_>) -> Option<Mention> {
        None
    }

    /// A file about each contract for the readers of its pages.
    fn companion(&self) -> Option<Companion> {
        None
    }

    /// Adds the files of the target.
    fn emit(&self, input: &Input<'_>, files: &mut Files, report: &mut Report);
}

/// Makes a target from its options.
pub(crate) trait Plug: Target + Sized {
    /// The minimal options that enable the target.
    const EXAMPLE: &str;
    /// The options in `errcat.yaml`.
    type Options;

    /// Makes the target with these options; reports invalid ones.
    fn plug(options: Spanned<Self::Options>, setup: &mut Setup<'_>) -> Option<Self>;
}

/// The context in which options are read.
pub(crate) struct Setup<'s> {
    pub(crate) sources: &'s Sources,
    pub(crate) folders: &'s Folders,
    pub(crate) report: &'s mut Report,
}

/// The input of all emitters.
#[derive(Clone, Copy)]
pub(crate) struct Input<'i> {
    pub(crate) sources: &'i Sources,
    /// The contracts, by name.
    pub(crate) wires: &'i [&'i Wire<'i>],
    /// The parts of the contracts that everyone may see.
    pub(crate) public: &'i [&'i Wire<'i>],
    /// The enabled targets.
    pub(crate) targets: &'i [Box<dyn Target>],
    /// The documents of all targets.
    #[cfg(feature = "markdown")]
    pub(crate) documents: &'i [crate::inject::Document],
    /// Whether a template used up its memory or its time. Nothing is rendered after it, because it cannot be stopped.
    #[cfg(any(feature = "markdown", feature = "typescript"))]
    pub(crate) is_exhausted: &'i std::cell::Cell<bool>,
}

impl<'i> Input<'i> {
    /// The contracts as these readers may see them.
    pub(crate) fn seen_by(self, audience: Audience) -> &'i [&'i Wire<'i>] {
        match audience {
            Audience::Public => self.public,
            Audience::Internal => self.wires,
        }
    }
}

/// A piece of code in a programming language.
pub(crate) struct Mention {
    /// The name of the language: `Rust`.
    pub(crate) language: &'static str,
    pub(crate) code: String,
    pub(crate) side: Side,
}

/// A file about a contract.
pub(crate) struct Companion {
    pub(crate) name: &'static str,
    /// Writes it as JSON.
    pub(crate) text: fn(&Wire<'_>) -> String,
}

/// The side of the API that a piece of code is for.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Side {
    Client,
    Server,
}

/// A kind of target.
#[derive(Clone, Copy, Debug)]
#[non_exhaustive]
pub struct TargetKind {
    /// Its key under `targets` in `errcat.yaml`.
    pub name: &'static str,
    /// The minimal options that enable it, in YAML.
    pub example: &'static str,
}

/// Declares the targets: the key under `targets`, the feature and the module of each.
macro_rules! targets {
    ($($(#[$doc:meta])* $key:ident ($feature:literal): $module:ident,)*) => {
        /// The targets in `errcat.yaml`. Targets that are not compiled in are ignored.
        #[derive(Debug, Default, Deserialize)]
        #[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
        #[serde(default, deny_unknown_fields)]
        pub(crate) struct Targets {
            $(
                #[cfg(feature = $feature)]
                $(#[$doc])*
                pub(crate) $key: Given<Spanned<<$module::Target as Plug>::Options>>,
                #[cfg(not(feature = $feature))]
                $(#[$doc])*
                pub(crate) $key: Given<crate::yaml::Tree>,
            )*
        }

        /// The targets that are compiled in.
        pub const TARGETS: &[TargetKind] = &[
            $(
                #[cfg(feature = $feature)]
                TargetKind {
                    name: stringify!($key),
                    example: <$module::Target as Plug>::EXAMPLE,
                },
            )*
        ];

        impl Targets {
            /// The targets that the project enables.
            pub(crate) fn plug(self, setup: &mut Setup<'_>) -> Vec<Box<dyn Target>> {
                let mut plugged: Vec<Box<dyn Target>> = Vec::new();
                $(
                    #[cfg(feature = $feature)]
                    if let Given::Value(options) = self.$key
                        && let Some(target) = $module::Target::plug(options, setup)
                    {
                        plugged.push(Box::new(target));
                    }
                )*
                plugged
            }
        }
    };
}

targets! {
    /// Rust enums and constructors.
    rust("rust"): rust,
    /// A TypeScript package: types, and code for clients.
    typescript("typescript"): typescript,
    /// Pages for readers, one tree per flavour.
    markdown("markdown"): pages,
    /// The contracts as JSON, for other tools.
    data("data"): data,
}

impl Targets {
    /// The targets of a project that lists none.
    pub(crate) fn plain() -> Self {
        Self {
            #[cfg(feature = "rust")]
            rust: Given::Value(Spanned::default()),
            ..Self::default()
        }
    }
}

/// The names that the targets write for a contract.
pub(crate) fn namespaces<'c>(
    targets: &[Box<dyn Target>],
    contract: &'c Contract,
) -> Vec<Namespace<'c>> {
    targets.iter().flat_map(|target| target.namespaces(contract)).collect()
}

/// The readers that an option names.
fn audience(option: Given<Spanned<Audience>>) -> Audience {
    option.value().map_or(Audience::Public, |audience| audience.value)
}

/// Emits the files of all enabled targets.
pub(crate) fn all(input: &Input<'_>, report: &mut Report) -> Files {
    let mut files = Files::default();
    input.targets.iter().for_each(|target| target.emit(input, &mut files, report));
    if let Some(wire) = input.wires.first() {
        for (first, second) in files.twins() {
            let message = format!("`{first}` and `{second}` would be the same file");
            let finding = UNSAFE_OUTPUT.at(wire.contract.name.span, message);
            let help =
                "give each tree of Markdown an `output` outside the others, or rename a contract";
            report.push(finding.help(help));
        }
    }
    files
}
