//! The built-in templates of the pages.

/// A built-in template, with the name under which a project can replace it.
macro_rules! template {
    ($name:literal) => {
        (
            concat!("markdown/", $name),
            include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/templates/markdown/", $name)),
        )
    };
}
pub(super) use template;

/// The templates of pages and blocks.
pub(super) const BUILT_IN: &[(&str, &str)] = &[
    template!("block/codes.md.j2"),
    template!("block/envelope.md.j2"),
    template!("block/messages.md.j2"),
    template!("block/pages.md.j2"),
    template!("block/retry.md.j2"),
    template!("block/statuses.md.j2"),
    template!("case.md.j2"),
    template!("category.md.j2"),
    template!("changes.md.j2"),
    template!("code.md.j2"),
    template!("conditions.md.j2"),
    template!("explorer.html.j2"),
    template!("guide.md.j2"),
    template!("handling.md.j2"),
    template!("index.md.j2"),
    template!("llms.txt.j2"),
    template!("operations.md.j2"),
    template!("removed.md.j2"),
    template!("single.md.j2"),
    template!("statuses.md.j2"),
    template!("table.md.j2"),
];
