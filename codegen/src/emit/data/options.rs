//! The options of the target in `errcat.yaml`.

use serde::Deserialize;

use crate::emit::data::Target;
use crate::emit::{Plug, Setup, audience};
use crate::model::Audience;
use crate::source::Spanned;
use crate::yaml::Given;

/// The options of the data target.
#[derive(Debug, Default, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename = "DataTarget", default, deny_unknown_fields)]
pub(crate) struct DataOptions {
    /// The readers of the files: `internal` adds the fields for the team that runs the service. `public` by default.
    audience: Given<Spanned<Audience>>,
}

impl Plug for Target {
    const EXAMPLE: &str = "{}";
    type Options = DataOptions;

    fn plug(options: Spanned<DataOptions>, _: &mut Setup<'_>) -> Option<Self> {
        Some(Self { audience: audience(options.value.audience) })
    }
}
