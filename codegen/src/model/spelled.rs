//! Enumerations whose values are spelled the same in catalogs, programs and pages.

/// Declares an enumeration; the string after each variant is its spelling in a catalog.
macro_rules! spelled {
    (
        $(#[$attribute:meta])*
        $visibility:vis enum $name:ident {
            $($(#[$doc:meta])* $variant:ident = $spelling:literal,)*
        }
    ) => {
        $(#[$attribute])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, serde::Deserialize)]
        #[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
        $visibility enum $name {
            $($(#[$doc])* #[serde(rename = $spelling)] $variant,)*
        }

        impl $name {
            /// Every value, in the order of the declaration.
            #[allow(dead_code, reason = "not every enumeration is listed")]
            $visibility const ALL: &'static [Self] = &[$(Self::$variant),*];

            /// The spelling in a catalog.
            $visibility const fn name(self) -> &'static str {
                match self {
                    $(Self::$variant => $spelling,)*
                }
            }
        }
    };
}
pub(crate) use spelled;
