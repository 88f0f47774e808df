//! The project file: the folders, the targets and the levels of rules.

use serde::Deserialize;

use crate::emit::Targets;
use crate::yaml::{Given, Pairs, Text};

/// `errcat.yaml`.
#[derive(Debug, Default, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(default, deny_unknown_fields)]
pub(crate) struct ProjectFile {
    /// The catalog folder: `catalog` by default.
    pub(crate) catalog: Text,
    /// The folder of the output: `generated` by default.
    pub(crate) output: Text,
    /// The targets to generate.
    pub(crate) targets: Given<Targets>,
    /// The level of each rule: `allow`, `warn` or `deny`. `level` selects the profile to start from.
    pub(crate) rules: Given<Pairs<String>>,
}
