//! What a rule is: a name, the level it has in each profile, and the page that explains it.
//!
//! A rule stands beside the code that finds its fault; `check::RULES` lists them all.

use crate::report::Diagnostic;
use crate::source::Span;

/// A kind of fault that a catalog can have.
#[derive(Debug)]
pub struct Rule {
    /// The fault in kebab case: `allow duplicate-code` reads as a sentence.
    pub name: &'static str,
    /// How loudly it is reported where nobody says otherwise.
    pub levels: Levels,
    /// The page that explains it, in Markdown; it is the rule's test as well.
    pub page: &'static str,
}

/// How loudly a finding is reported.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Level {
    /// Not at all.
    Allow,
    /// As a warning.
    Warn,
    /// As an error: nothing is generated.
    Deny,
}

/// A set of levels to start from.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Profile {
    /// Only what makes the output wrong.
    Minimal,
    /// What a published contract should hold.
    #[default]
    Standard,
    /// What the best contracts hold.
    Strict,
}

/// The level of a rule in each [`Profile`].
#[derive(Clone, Copy, Debug)]
pub enum Levels {
    /// Always an error, because the output would be unsound.
    Fixed,
    /// Minimal, standard, strict.
    Profiled(Level, Level, Level),
}

/// Always an error.
pub(crate) const FIXED: Levels = Levels::Fixed;
/// An error that a project may allow.
pub(crate) const DENY: Levels = Levels::Profiled(Level::Deny, Level::Deny, Level::Deny);
/// A warning, and an error in the strict profile.
pub(crate) const WARN: Levels = Levels::Profiled(Level::Allow, Level::Warn, Level::Deny);
/// Silent but in the strict profile.
pub(crate) const STRICT: Levels = Levels::Profiled(Level::Allow, Level::Allow, Level::Warn);

impl Rule {
    /// The level in a profile.
    pub fn level(&self, profile: Profile) -> Level {
        match (self.levels, profile) {
            (Levels::Fixed, _) => Level::Deny,
            (Levels::Profiled(minimal, _, _), Profile::Minimal) => minimal,
            (Levels::Profiled(_, standard, _), Profile::Standard) => standard,
            (Levels::Profiled(_, _, strict), Profile::Strict) => strict,
        }
    }

    /// Whether the rule is always an error.
    pub fn is_fixed(&self) -> bool {
        matches!(self.levels, Levels::Fixed)
    }

    /// A finding of this rule.
    pub(crate) fn at(&'static self, span: Span, message: impl Into<String>) -> Diagnostic {
        Diagnostic::new(self, span, &message.into())
    }
}

/// Declares a rule whose page is `rules/<name>.md`.
macro_rules! rule {
    ($name:literal, $levels:expr) => {
        $crate::rule::Rule {
            name: $name,
            levels: $levels,
            page: include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/rules/", $name, ".md")),
        }
    };
}
pub(crate) use rule;
