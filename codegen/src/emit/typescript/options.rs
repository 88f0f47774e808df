//! The options of the target in `errcat.yaml`.

use serde::Deserialize;

use crate::emit::typescript::Target;
use crate::emit::{Plug, Setup, audience};
use crate::model::Audience;
use crate::source::Spanned;
use crate::yaml::{Given, MISSING_KEY, Text};

/// The options of the generated TypeScript package.
#[derive(Debug, Default, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(extend("required" = ["package"])))]
#[serde(rename = "TypeScriptTarget", default, deny_unknown_fields)]
pub(crate) struct TypeScriptOptions {
    /// The name of the package: `@example/errors`.
    package: Text,
    /// The version of the package: by default the greatest version of a contract.
    version: Text,
    /// The license of the package, an SPDX expression: `MIT`. By default the package states none.
    license: Text,
    /// The repository of the package: `https://github.com/example/errors`. By default the package states none.
    repository: Text,
    /// CommonJS beside the ECMAScript modules, for `require` and for Jest: on by default.
    commonjs: Given<Spanned<bool>>,
    /// The sources in the package, so that an editor goes to a definition there: on by default.
    sources: Given<Spanned<bool>>,
    /// The readers of the package: `internal` adds the fields for the team that runs the service. `public` by default.
    audience: Given<Spanned<Audience>>,
    /// The maximum number of codes for which the type of every error is a union: 900 by default.
    max_union: Given<Spanned<u32>>,
}

/// Below the roughly 1,000 members at which compilers give up.
const MAX_UNION: u32 = 900;

impl Plug for Target {
    const EXAMPLE: &str = r#"{ package: "@example/errors" }"#;
    type Options = TypeScriptOptions;

    fn plug(options: Spanned<TypeScriptOptions>, setup: &mut Setup<'_>) -> Option<Self> {
        let Spanned { value: options, span } = options;
        if matches!(options.package, Given::Absent) {
            let finding = MISSING_KEY.at(span, "the TypeScript package has no `package`");
            let help = "name it: `typescript: { package: \"@example/errors\" }`";
            setup.report.push(finding.help(help));
        }
        let text = |text: Text| Some(text.value()?.value);
        let is_on = |switch: Given<Spanned<bool>>| switch.value().is_none_or(|on| on.value);
        let max_union = options.max_union.value().map_or(MAX_UNION, |max| max.value);
        Some(Self {
            package: text(options.package)?,
            version: text(options.version),
            license: text(options.license),
            repository: text(options.repository),
            has_commonjs: is_on(options.commonjs),
            has_sources: is_on(options.sources),
            audience: audience(options.audience),
            max_union: max_union as usize,
        })
    }
}
