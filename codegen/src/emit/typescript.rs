//! TypeScript: a module for each contract, its fixtures, and the shared module `resilience`, as source and as compiled
//! by `tsc`.
//!
//! A contract becomes a flat view, a template renders it as a module with marks, and `print` splits that into its
//! forms, each a file. A contract without errors has no module.

mod advice;
mod body;
mod code;
mod doc;
mod escape;
mod field;
mod fixture;
mod keyword;
mod member;
mod module;
mod names;
mod namespace;
mod options;
mod package;
mod policy;
mod print;
mod prose;
mod source_map;
mod told;
mod types;

use serde::Serialize;

use crate::emit::text::{self, Templates, template};
use crate::emit::{self, BROKEN_TEMPLATE, Comment, Files, Input, Mention, Side};
use crate::model::{Audience, Contract, Error};
use crate::namespace::Namespace;
use crate::report::Report;
use crate::wire::{LONGEST_WAIT, Wire};
use code::{ClientCode, CodeView};
use escape::string;
use member::ErrorMember;
use module::ModuleView;
use names::Names;
use package::{Package, Readme};
use policy::Policy;
use types::{CheckedType, Checks, Types};

/// The TypeScript package of a project.
#[derive(Debug)]
pub(crate) struct Target {
    /// The name of the package.
    package: String,
    /// Its version; `None` for the greatest version of a contract.
    version: Option<String>,
    license: Option<String>,
    repository: Option<String>,
    /// Whether the package has CommonJS beside the modules.
    has_commonjs: bool,
    /// Whether the package includes its sources, and maps to them.
    has_sources: bool,
    /// The readers of the package.
    audience: Audience,
    /// The maximum number of codes for which the type of every error is a union.
    max_union: usize,
}

const MODULES: [(&str, &str); 10] = [
    template!("typescript/module.ts.j2"),
    template!("typescript/types.ts.j2"),
    template!("typescript/error.ts.j2"),
    template!("typescript/decode.ts.j2"),
    template!("typescript/fetch.ts.j2"),
    template!("typescript/advice.ts.j2"),
    template!("typescript/codes.ts.j2"),
    template!("typescript/fields.ts.j2"),
    template!("typescript/testing.ts.j2"),
    template!("typescript/resilience.ts.j2"),
];
const PAGES: [(&str, &str); 3] = [
    template!("typescript/package.json.j2"),
    template!("typescript/README.md.j2"),
    template!("typescript/RECIPES.md.j2"),
];

impl emit::Target for Target {
    fn name(&self) -> &'static str {
        "typescript"
    }

    fn namespaces<'c>(&self, contract: &'c Contract) -> Vec<Namespace<'c>> {
        namespace::all(contract)
    }

    fn mention(&self, wire: &Wire<'_>, error: &Error) -> Option<Mention> {
        Some(mention(wire.contract, error))
    }

    fn usage(&self, wire: &Wire<'_>) -> Option<Mention> {
        usage(&self.package, wire.contract)
    }

    fn emit(&self, input: &Input<'_>, files: &mut Files, report: &mut Report) {
        report_unpaired_marks(input, report);
        let modules = Templates::new(input, &MODULES, print::quoted, report);
        let pages = Templates::new(input, &PAGES, str::to_owned, report);
        let mut output = Output { target: self, modules, pages, files, report };
        let wires = input.seen_by(self.audience).iter().copied();
        let wires = wires.filter(|wire| !wire.contract.errors.is_empty());
        for wire in wires.clone() {
            let names = Names::new(wire.contract);
            let source = Some(wire.contract.path.0.as_str());
            let view = ModuleView::new(wire, &names, self);
            output.module(&names.file, "typescript/module.ts.j2", source, view);
            let (file, view) = (format!("{}.testing", names.file), fixture::view(wire, &names));
            output.module(&file, "typescript/testing.ts.j2", source, view);
        }
        let wires: Vec<_> = wires.collect();
        if let Some(readme) = Readme::new(self, &wires) {
            output.module(
                "resilience",
                "typescript/resilience.ts.j2",
                None,
                Resilience { longest_wait: LONGEST_WAIT },
            );
            output.manifest(Package::new(self, &wires));
            output.page("README.md", "typescript/README.md.j2", Comment::Markdown, &readme);
            output.page("RECIPES.md", "typescript/RECIPES.md.j2", Comment::Markdown, &readme);
        }
    }
}

/// The guard for an error.
fn mention(contract: &Contract, error: &Error) -> Mention {
    let Names { prefix, .. } = Names::new(contract);
    Mention {
        language: "TypeScript",
        code: format!("is{prefix}Error(error, {})", string(&error.name)),
        side: Side::Client,
    }
}

/// A call with the generated client; `None` if the contract has no errors.
fn usage(package: &str, contract: &Contract) -> Option<Mention> {
    let guard = mention(contract, contract.errors.first()?).code;
    let Names { file, prefix, camel } = Names::new(contract);
    let module = string(&format!("{package}/{file}"));
    let resilience = string(&format!("{package}/resilience"));
    let code = format!(
        r#"import {{ {camel}Fetch, {camel}Policy, is{prefix}Error }} from {module};
import {{ retry }} from {resilience};

try {{
  const response = await retry(() => {camel}Fetch("/api"), {camel}Policy);
  console.log(await response.json());
}} catch (error) {{
  if ({guard}) console.error(error.message);
  else throw error;
}}"#
    );
    Some(Mention { language: "typescript", code, side: Side::Client })
}

/// Reports unpaired marks in the project's own templates.
fn report_unpaired_marks(input: &Input<'_>, report: &mut Report) {
    for (name, _) in MODULES {
        if let Some((file, text)) = text::own(input.sources, name)
            && let Some(range) = print::unpaired(text)
        {
            report.push(BROKEN_TEMPLATE.at(file.span(range), "this mark has no counterpart"));
        }
    }
}

/// The module of retries, which all contracts share.
#[derive(Serialize)]
struct Resilience {
    longest_wait: u64,
}

/// The files of the package, while they are emitted.
struct Output<'s, 'o> {
    target: &'o Target,
    modules: Templates<'s>,
    pages: Templates<'s>,
    files: &'o mut Files,
    report: &'o mut Report,
}

impl Output<'_, '_> {
    fn module(&mut self, name: &str, template: &str, source: Option<&str>, view: impl Serialize) {
        let Some(text) = self.modules.render(template, view, self.report) else { return };
        let module = print::module(&text);
        if self.target.has_commonjs {
            let Some(commonjs) = print::commonjs(&module.javascript) else {
                let message = "a module that imports, or exports a list, has no CommonJS form";
                return self.modules.refuse(template, message, self.report);
            };
            self.code(&format!("dist/{name}.cjs"), source, &commonjs);
            let declarations = print::commonjs_declarations(&module.declarations);
            self.declarations(
                &format!("{name}.d.cts"),
                name,
                source,
                declarations,
                &module.mappings,
            );
        }
        self.code(&format!("src/{name}.ts"), source, &module.typescript);
        self.code(&format!("dist/{name}.js"), source, &module.javascript);
        let file = format!("{name}.d.ts");
        self.declarations(&file, name, source, module.declarations, &module.mappings);
    }

    fn code(&mut self, path: &str, source: Option<&str>, text: &str) {
        self.files.insert(format!("typescript/{path}"), Comment::Block, source, text);
    }

    /// Adds declarations, and the map to their source if the package includes it.
    fn declarations(
        &mut self,
        file: &str,
        name: &str,
        source: Option<&str>,
        mut text: String,
        mappings: &str,
    ) {
        if self.target.has_sources {
            text += &format!("//# sourceMappingURL={file}.map\n");
            let map = source_map::file(file, &format!("../src/{name}.ts"), mappings);
            let path = format!("typescript/dist/{file}.map");
            self.files.insert(path, Comment::Json("//"), source, &map);
        }
        self.code(&format!("dist/{file}"), source, &text);
    }

    fn page(&mut self, name: &str, template: &str, comment: Comment, view: impl Serialize) {
        let Some(text) = self.pages.render(template, view, self.report) else { return };
        self.files.insert(format!("typescript/{name}"), comment, None, &text);
    }

    /// Adds the `package.json`, in which the mark is a member of the object.
    fn manifest(&mut self, view: Package) {
        let template = "typescript/package.json.j2";
        let Some(text) = self.pages.render(template, view, self.report) else { return };
        if text.lines().next() != Some("{") {
            let message = "the first line must be `{`: errcat adds its mark below it";
            return self.pages.refuse(template, message, self.report);
        }
        self.files.insert("typescript/package.json", Comment::Json("//"), None, &text);
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
