//! A rule: its name, its level in each profile, and the page that explains it.
//!
//! A rule is declared beside the code that reports it; `registry` lists all rules.

pub(crate) mod registry;

/// A kind of mistake in a catalog.
#[derive(Debug)]
pub struct Rule {
    /// The mistake in kebab case: `allow duplicate-code` reads as a sentence.
    pub name: &'static str,
    /// The level of its findings, unless a project sets another.
    pub levels: Levels,
    /// The page that explains it, in Markdown. It is also the rule's test.
    pub page: &'static str,
    /// The files that must be readable for the rule to be reliable.
    pub(crate) needs: Needs,
}

/// The files of a project that must be readable for a rule to be reliable.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Needs {
    /// The place of the finding.
    Place,
    /// Every file of the contract: what seems to be missing may be in a file that could not be read.
    Contract,
    /// Every contract.
    Project,
}

/// The severity of a finding.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Level {
    /// Not reported.
    Allow,
    /// Reported as a warning.
    Warn,
    /// Reported as an error: nothing is generated.
    Deny,
}

/// A set of levels to start from.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Profile {
    /// Mistakes that make the output wrong.
    Minimal,
    /// Requirements for a published contract.
    #[default]
    Standard,
    /// Requirements that the best contracts meet.
    Strict,
}

/// The level of a rule in each [`Profile`].
#[derive(Clone, Copy, Debug)]
pub enum Levels {
    /// Always an error, because the output would be wrong.
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
/// A warning in the strict profile only.
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
}

/// Declares a rule whose page is `rules/<name>.md`.
macro_rules! rule {
    ($name:literal, $levels:expr) => {
        $crate::rule::rule!($name, $levels, $crate::rule::Needs::Place)
    };
    ($name:literal, $levels:expr, $needs:expr) => {
        $crate::rule::Rule {
            name: $name,
            levels: $levels,
            page: include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/rules/", $name, ".md")),
            needs: $needs,
        }
    };
}
pub(crate) use rule;
