//! TypeScript: a module for each contract, its fixtures, and one module that knows no API; as source, and as `tsc` would
//! compile it.
//!
//! A contract becomes a flat view, a template renders it as a module with marks, and `print` turns that into three files.

mod advice;
mod code;
mod contract;
mod delay;
mod envelope;
mod escape;
mod fixture;
mod names;
mod package;
mod print;
mod types;

use minijinja::{Value, context};

use crate::check::BROKEN_TEMPLATE;
use crate::emit::Files;
use crate::emit::text::Templates;
use crate::model::{Catalog, TypeScriptOptions};
use crate::report::Report;
use names::Names;

/// A template that comes with errcat, under the name by which a project replaces it.
macro_rules! template {
    ($name:literal) => {
        (
            concat!("typescript/", $name),
            include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/templates/typescript/", $name)),
        )
    };
}

const MODULES: [(&str, &str); 9] = [
    template!("module.ts.j2"),
    template!("types.ts.j2"),
    template!("error.ts.j2"),
    template!("decode.ts.j2"),
    template!("fetch.ts.j2"),
    template!("advice.ts.j2"),
    template!("codes.ts.j2"),
    template!("testing.ts.j2"),
    template!("resilience.ts.j2"),
];
const PAGES: [(&str, &str); 2] = [template!("package.json.j2"), template!("README.md.j2")];

/// Adds the package.
pub(super) fn emit(
    catalog: &Catalog,
    options: &TypeScriptOptions,
    files: &mut Files,
    report: &mut Report,
) {
    report_unpaired_marks(catalog, report);
    let mut target = Target {
        modules: Templates::new(catalog, &MODULES, print::quoted, report),
        pages: Templates::new(catalog, &PAGES, str::to_owned, report),
        files,
        report,
    };
    for contract in &catalog.contracts {
        let names = Names::new(contract);
        let view = contract::view(contract, &names, options.max_union);
        target.module(&names.file, "typescript/module.ts.j2", view);
        let view = fixture::view(contract, &names);
        target.module(&format!("{}.testing", names.file), "typescript/testing.ts.j2", view);
    }
    target.module("resilience", "typescript/resilience.ts.j2", context! { errcat => VERSION });
    target.page("package.json", "typescript/package.json.j2", package::view(catalog, options));
    target.page("README.md", "typescript/README.md.j2", package::view(catalog, options));
}

/// Reports the marks in the project's own templates that do not come in pairs.
fn report_unpaired_marks(catalog: &Catalog, report: &mut Report) {
    let is_module = |name: &str| MODULES.iter().any(|(module, _)| *module == name);
    for own in catalog.templates.iter().filter(|own| is_module(&own.name)) {
        if let Some(range) = print::unpaired(&own.text) {
            let span = own.text.span.file.span(range);
            report.push(BROKEN_TEMPLATE.at(span, "this mark has no partner"));
        }
    }
}

/// The version in every header.
const VERSION: &str = env!("CARGO_PKG_VERSION");

struct Target<'c, 'f> {
    modules: Templates<'c>,
    pages: Templates<'c>,
    files: &'f mut Files,
    report: &'f mut Report,
}

impl Target<'_, '_> {
    fn module(&mut self, name: &str, template: &str, view: Value) {
        let Some(text) = self.modules.render(template, view, self.report) else { return };
        let module = print::module(&text);
        self.files.insert(format!("typescript/src/{name}.ts"), module.typescript);
        self.files.insert(format!("typescript/dist/{name}.js"), module.javascript);
        self.files.insert(format!("typescript/dist/{name}.d.ts"), module.declarations);
    }

    fn page(&mut self, name: &str, template: &str, view: Value) {
        let Some(text) = self.pages.render(template, view, self.report) else { return };
        self.files.insert(format!("typescript/{name}"), text);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_in_templates_come_in_pairs() {
        for (name, text) in MODULES {
            assert_eq!(print::unpaired(text), None, "{name}");
        }
    }
}
