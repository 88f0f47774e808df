//! The options of the target in `errcat.yaml`.

use serde::Deserialize;

use crate::emit::typescript::Target;
use crate::emit::{Plug, Setup};
use crate::source::Spanned;
use crate::yaml::{Given, MISSING_KEY, Text};

/// The options of the generated TypeScript package.
#[derive(Debug, Default, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename = "TypeScriptTarget", default, deny_unknown_fields)]
pub(crate) struct TypeScriptOptions {
    /// The name of the package: `@example/errors`.
    package: Text,
    /// The maximum number of codes for which the type of every error is a union: 900 by default.
    max_union: Given<Spanned<u32>>,
}

/// Below the roughly 1,000 members at which compilers give up.
const MAX_UNION: u32 = 900;

impl Plug for Target {
    const EXAMPLE: &str = r#"{ package: "@example/errors" }"#;
    type Options = TypeScriptOptions;

    fn plug(options: Spanned<TypeScriptOptions>, setup: &mut Setup<'_>) -> Option<Self> {
        let Spanned { value: TypeScriptOptions { package, max_union }, span } = options;
        if matches!(package, Given::Absent) {
            let finding = MISSING_KEY.at(span, "the TypeScript package has no `package`");
            let help = "name it: `typescript: { package: \"@example/errors\" }`";
            setup.report.push(finding.help(help));
        }
        let max_union = max_union.value().map_or(MAX_UNION, |max| max.value);
        Some(Self { package: package.value()?.value, max_union: max_union as usize })
    }
}
