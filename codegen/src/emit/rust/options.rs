//! The options of the Rust target: the crates that the generated code works with.

use serde::Deserialize;

use crate::emit::rust::Target;
use crate::emit::{Plug, Setup, UNNAMED_FEATURE};
use crate::report::Report;
use crate::source::Spanned;
use crate::yaml::{Form, Given, Text};

/// The integrations of the generated Rust. Without them it needs only `core` and `alloc`.
#[derive(Debug, Default, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename = "RustTarget", default, deny_unknown_fields)]
pub(crate) struct RustOptions {
    /// `serde::Serialize` for the codes and the bodies.
    serde: Given<Spanned<Switch>>,
    /// `http::StatusCode` and `http::HeaderMap`.
    http: Given<Spanned<Switch>>,
    /// The examples in the pages, as values for tests and mocks.
    examples: Given<Spanned<Switch>>,
}

/// On, off, or on if a feature of the user's crate is on.
type Switch = Form<Spanned<bool>, Gated>;

/// A feature of the user's crate.
#[derive(Debug, Default, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(default, deny_unknown_fields)]
struct Gated {
    /// The feature's name.
    gated: Text,
}

/// The state of the integration with another crate.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) enum Integration {
    /// The integration is off.
    #[default]
    Off,
    /// The integration is on.
    On,
    /// The integration is on if this feature of the user's crate is on.
    Gated(String),
}

impl Plug for Target {
    const EXAMPLE: &str = "{}";
    type Options = RustOptions;

    fn plug(options: Spanned<RustOptions>, setup: &mut Setup<'_>) -> Option<Self> {
        let mut read = |switch| integration(switch, setup.report);
        let RustOptions { serde, http, examples } = &options.value;
        Some(Self { serde: read(serde), http: read(http), examples: read(examples) })
    }
}

fn integration(switch: &Given<Spanned<Switch>>, report: &mut Report) -> Integration {
    let Given::Value(switch) = switch else { return Integration::Off };
    let gated = match &switch.value {
        Form::Short(on) if on.value => return Integration::On,
        Form::Short(_) => return Integration::Off,
        Form::Long(gated) => gated,
    };
    match &gated.gated {
        Given::Value(feature) if is_feature(feature) => {
            return Integration::Gated(feature.value.clone());
        }
        Given::Value(feature) => {
            let message = format!("`{}` cannot be the name of a feature", feature.value);
            let finding = UNNAMED_FEATURE.at(feature.span, message);
            report.push(finding.help("letters, digits, `-`, `_`, `+` and `.`"));
        }
        Given::Absent => {
            let finding = UNNAMED_FEATURE.at(switch.span, "this integration names no feature");
            let help = "`{ gated: serde }` turns it on with the feature `serde` of your crate";
            report.push(finding.help(help));
        }
        Given::Refused => {}
    }
    Integration::Off
}

/// Whether Cargo accepts the name as a feature.
fn is_feature(name: &str) -> bool {
    let starts_well = name.starts_with(|first: char| first.is_alphanumeric() || first == '_');
    starts_well && name.chars().all(|letter| letter.is_alphanumeric() || "-_+.".contains(letter))
}
