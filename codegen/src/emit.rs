//! Targets: the model in, files out. Emitters report one thing: a broken project template.
//!
//! A target is a plug. It has a name, options as `errcat.yaml` has them, the names that it writes, and an emitter. The list
//! of all targets is here; nothing else in the compiler knows one of them.

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

pub(crate) use files::{Comment, MARK};
pub use files::{Edit, Files};

use serde::Deserialize;

use crate::folder::Folders;
use crate::model::{Contract, Error};
use crate::namespace::Namespace;
use crate::report::Report;
use crate::rule::{FIXED, Rule, rule};
use crate::source::{Sources, Spanned};
use crate::wire::Wire;
use crate::yaml::Given;

pub(crate) static BROKEN_TEMPLATE: Rule = rule!("broken-template", FIXED);
pub(crate) static UNNAMED_FEATURE: Rule = rule!("unnamed-feature", FIXED);

/// A target that a project has switched on, with its options.
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

    /// An error in the language of the target, as the pages show it.
    fn mention(&self, _wire: &Wire<'_>, _error: &Error) -> Option<Mention> {
        None
    }

    /// A use of the generated client, as the pages show it.
    fn usage(&self, _wire: &Wire<'_>) -> Option<Mention> {
        None
    }

    /// Adds the files of the target.
    fn emit(&self, input: &Input<'_>, files: &mut Files, report: &mut Report);
}

/// A kind of target: how its options become a target.
pub(crate) trait Plug: Target + Sized {
    /// The fewest options that switch the target on.
    const EXAMPLE: &str;
    /// The options, as `errcat.yaml` has them.
    type Options;

    /// The target with these options; reports those that make no sense.
    fn plug(options: Spanned<Self::Options>, setup: &mut Setup<'_>) -> Option<Self>;
}

/// The surroundings in which options are read.
pub(crate) struct Setup<'s> {
    pub(crate) folders: &'s Folders,
    pub(crate) report: &'s mut Report,
}

/// Everything that files are made from.
#[derive(Clone, Copy)]
pub(crate) struct Input<'i> {
    pub(crate) sources: &'i Sources,
    /// The contracts, by name.
    pub(crate) wires: &'i [Wire<'i>],
    /// The targets that are on.
    pub(crate) targets: &'i [Box<dyn Target>],
    /// The documents of all targets.
    #[cfg(feature = "markdown")]
    pub(crate) documents: &'i [crate::inject::Document],
}

/// A few words in a language.
pub(crate) struct Mention {
    /// The name of the language: `Rust`.
    pub(crate) language: &'static str,
    pub(crate) code: String,
}

/// A kind of target.
#[derive(Clone, Copy, Debug)]
#[non_exhaustive]
pub struct TargetKind {
    /// Its key under `targets` in `errcat.yaml`.
    pub name: &'static str,
    /// The fewest options that switch it on, in YAML.
    pub example: &'static str,
}

/// Declares the targets: the key under `targets`, and the feature and the module of each.
macro_rules! targets {
    ($($(#[$doc:meta])* $key:ident ($feature:literal): $module:ident,)*) => {
        /// The targets of a project, as `errcat.yaml` has them. One that is not compiled in is passed over.
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
            /// The targets that the project switches on.
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
    /// A TypeScript package: types, and a client's part of the work.
    typescript("typescript"): typescript,
    /// Pages for readers, once for each flavour.
    markdown("markdown"): pages,
    /// The contracts as JSON, for other tools.
    data("data"): data,
}

impl Targets {
    /// The targets of a project that names none.
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

/// Everything that the project asks for.
pub(crate) fn all(input: &Input<'_>, report: &mut Report) -> Files {
    let mut files = Files::default();
    input.targets.iter().for_each(|target| target.emit(input, &mut files, report));
    files
}
