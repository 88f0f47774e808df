//! Types of params in TypeScript, and the checks of values against them.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use crate::emit::typescript::escape::{doc_line, key};
use crate::emit::typescript::{Names, doc, escape, prose};
use crate::model::{Contract, Definition, Param, Type, TypeDef, TypeId};
use crate::name;
use crate::wire::{DetailsMember, ErrorDetails};

/// The types of a contract.
#[derive(Clone, Copy)]
pub(super) struct Types<'c> {
    pub(super) contract: &'c Contract,
    pub(super) names: &'c Names,
    /// The names of the params that an error keeps out of JSON: they may be missing.
    pub(super) sensitive: &'c BTreeSet<&'c str>,
}

impl Types<'_> {
    /// The type of a value on the wire.
    pub(super) fn of(self, ty: &Type) -> String {
        match ty {
            Type::Integer | Type::Number => "number".to_owned(),
            Type::Boolean => "boolean".to_owned(),
            Type::Any => "unknown".to_owned(),
            Type::List(item) => {
                let item = self.of(item);
                if item.contains(' ') {
                    format!("readonly ({item})[]")
                } else {
                    format!("readonly {item}[]")
                }
            }
            Type::Map(value) => format!("Readonly<Record<string, {}>>", self.of(value)),
            Type::Named(id) => self.names.declared(&self.contract[*id].name),
            Type::String | Type::Timestamp | Type::Date | Type::Url | Type::Uuid | Type::Email => {
                "string".to_owned()
            }
        }
    }

    /// The type of an object with these members; every line after the first is indented.
    fn object<'p>(self, members: impl Iterator<Item = DetailsMember<'p>>, indent: usize) -> String {
        let inner = " ".repeat(indent + 4);
        let member = |DetailsMember { param, types, may_be_missing }: DetailsMember<'_>| {
            let may_be_missing = may_be_missing || self.is_sensitive(param);
            let mark = if may_be_missing { "?" } else { "" };
            let doc = doc_of(param, &param.ty);
            let doc = doc.map(|doc| doc::comment(&doc, inner.len()) + "\n").unwrap_or_default();
            format!("{doc}{inner}readonly {}{mark}: {};\n", key(&param.name), self.union(&types))
        };
        format!("{{\n{}{}}}", members.map(member).collect::<String>(), " ".repeat(indent))
    }

    fn is_sensitive(self, param: &Param) -> bool {
        self.sensitive.contains(param.name.as_str())
    }

    /// A value that has one of these types.
    fn union(self, types: &[&Type]) -> String {
        union(types.iter().map(|ty| self.of(ty)))
    }

    /// The type of the details of some cases.
    pub(super) fn details(self, details: ErrorDetails<'_>, indent: usize) -> String {
        let mut types: Vec<String> =
            details.wholes.iter().map(|param| self.of(&param.ty)).collect();
        if !details.members.is_empty() {
            types.push(self.object(details.members.into_iter(), indent));
        }
        if details.may_be_missing {
            types.push("undefined".to_owned());
        }
        union(types)
    }

    /// The declared types, each a statement.
    pub(super) fn definitions(self) -> Vec<String> {
        self.contract.types.iter().map(|def| self.definition(def)).collect()
    }

    fn definition(self, def: &TypeDef) -> String {
        let name = self.names.declared(&def.name);
        let words = doc_line(&name::words(&def.name));
        match &def.definition {
            Definition::Object(members) => {
                let object = self.object(members.iter().map(DetailsMember::from), 0);
                format!("/** {words}. */\nexport interface {name} {object}")
            }
            Definition::Enumeration(values) => {
                let values: Vec<_> = values.iter().map(|value| escape::string(value)).collect();
                let values = values.join(" | ");
                format!(
                    "/** {words}. Values may be added. */\nexport type {name} = Open<{values}>;"
                )
            }
        }
    }
}

/// A union of types, each once.
pub(super) fn union(types: impl IntoIterator<Item = String>) -> String {
    let mut union: Vec<String> = Vec::new();
    for ty in types {
        if ty == "unknown" {
            return ty;
        }
        if !union.contains(&ty) {
            union.push(ty);
        }
    }
    union.join(" | ")
}

/// The documentation of a param whose values are of a type.
pub(super) fn doc_of(param: &Param, ty: &Type) -> Option<Vec<String>> {
    let unit = param.unit.as_ref().map(|unit| format!("In {}.", doc_line(unit)));
    let form = match ty {
        Type::Timestamp => Some("An RFC 3339 date and time.".to_owned()),
        Type::Date => Some("An RFC 3339 date.".to_owned()),
        _ => None,
    };
    let is_line = param.doc.is_line();
    let doc = Some(prose::brief(&param.doc)).filter(|doc| is_line && !doc.is_empty());
    let doc = doc.map(|doc| if doc.ends_with(['.', '!', '?']) { doc } else { format!("{doc}.") });
    let secret = param.sensitive.then(|| "Kept out of logs and JSON.".to_owned());
    let parts: Vec<_> = [doc, unit, form, secret].into_iter().flatten().collect();
    let facts = Some(parts.join(" ")).filter(|facts| !facts.is_empty());
    if is_line {
        return facts.map(|facts| vec![facts]);
    }
    let mut lines = prose::blocks(&param.doc);
    lines.extend(facts.into_iter().flat_map(|facts| [String::new(), facts]));
    Some(lines)
}

/// A helper function of checks, which a module declares: its name in templates, and that of the function.
type Helper = (&'static str, &'static str);

const NUMBER: Helper = ("number", "isNumber");
const BOOLEAN: Helper = ("boolean", "isBoolean");
const ANYTHING: Helper = ("anything", "isAnything");
const OPTIONAL: Helper = ("optional", "optional");
const EITHER: Helper = ("either", "either");
const LIST: Helper = ("list", "listOf");
const MAP: Helper = ("map", "mapOf");

/// The check of a declared type, and its name.
#[derive(Serialize)]
pub(super) struct CheckedType {
    name: String,
    check: String,
}

/// Builds checks as expressions, and records which helpers they need.
pub(super) struct Checks<'c> {
    types: Types<'c>,
    used: Vec<Helper>,
    named: Vec<TypeId>,
    /// Precedes a call in a constant, so that a bundler can drop it; empty within a function.
    mark: &'static str,
}

/// The annotation of a call without effects.
const PURE: &str = "/* @__PURE__ */ ";

impl<'c> Checks<'c> {
    pub(super) fn new(types: Types<'c>) -> Self {
        Self { types, used: Vec::new(), named: Vec::new(), mark: PURE }
    }

    /// The check of a type.
    pub(super) fn of(&mut self, ty: &Type) -> String {
        match ty {
            Type::Integer | Type::Number => self.helper(NUMBER).to_owned(),
            Type::Boolean => self.helper(BOOLEAN).to_owned(),
            Type::Any => self.anything(),
            Type::List(item) => self.call(LIST, item),
            Type::Map(value) => self.call(MAP, value),
            Type::Named(id) => self.named(*id),
            Type::String | Type::Timestamp | Type::Date | Type::Url | Type::Uuid | Type::Email => {
                "isString".to_owned()
            }
        }
    }

    /// The check of the details of some cases.
    pub(super) fn details(&mut self, details: ErrorDetails<'_>) -> String {
        let is_any = details.wholes.iter().any(|param| param.ty == Type::Any);
        if is_any || details.wholes.is_empty() && details.members.is_empty() {
            return self.anything();
        }
        let wholes = details.wholes.iter().map(|param| self.of(&param.ty));
        let mut checks: Vec<String> = wholes.collect();
        if !details.members.is_empty() {
            checks.push(self.object(details.members.into_iter()));
        }
        let check = self.either(checks);
        if details.may_be_missing { self.optional(&check) } else { check }
    }

    /// The check that accepts any value.
    pub(super) fn anything(&mut self) -> String {
        self.helper(ANYTHING).to_owned()
    }

    /// The check of an object: the checks of its members. Logs include only the members listed here.
    fn object<'p>(&mut self, members: impl Iterator<Item = DetailsMember<'p>>) -> String {
        let mut checks = Vec::new();
        for DetailsMember { param, types, may_be_missing } in members {
            let may_be_missing = may_be_missing || self.types.is_sensitive(param);
            let is_any = types.contains(&&Type::Any);
            let check = if is_any {
                self.anything()
            } else {
                let checks = types.iter().map(|ty| self.of(ty)).collect();
                self.either(checks)
            };
            let check = if may_be_missing && !is_any { self.optional(&check) } else { check };
            checks.push(format!("{}: {check}", key(&param.name)));
        }
        if checks.is_empty() { "{}".to_owned() } else { format!("{{ {} }}", checks.join(", ")) }
    }

    /// The check of a value that passes any of these checks.
    fn either(&mut self, mut checks: Vec<String>) -> String {
        checks.dedup();
        if let [check] = checks.as_slice() {
            return check.clone();
        }
        let (mark, helper) = (self.mark, self.helper(EITHER));
        format!("{mark}{helper}({})", checks.join(", "))
    }

    /// The check of a value that may be missing.
    fn optional(&mut self, check: &str) -> String {
        let (mark, helper) = (self.mark, self.helper(OPTIONAL));
        format!("{mark}{helper}({check})")
    }

    fn call(&mut self, helper: Helper, inner: &Type) -> String {
        let inner = self.of(inner);
        let (mark, helper) = (self.mark, self.helper(helper));
        format!("{mark}{helper}({inner})")
    }

    fn helper(&mut self, helper: Helper) -> &'static str {
        if !self.used.contains(&helper) {
            self.used.push(helper);
        }
        helper.1
    }

    fn named(&mut self, id: TypeId) -> String {
        let def = &self.types.contract[id];
        if def.definition.members().is_none() {
            return "isString".to_owned();
        }
        if !self.named.contains(&id) {
            self.named.push(id);
        }
        self.types.names.check(&def.name)
    }

    /// The checks of declared types that others need, by name.
    pub(super) fn of_types(&mut self) -> Vec<CheckedType> {
        let mut checks = Vec::new();
        // The check of a type may add further types to the list.
        while let Some(id) = self.named.get(checks.len()) {
            let def = &self.types.contract[*id];
            let members = def.definition.members().unwrap_or_default();
            // The check is built when it is called, because types may contain each other.
            self.mark = "";
            let check = self.object(members.iter().map(DetailsMember::from));
            self.mark = PURE;
            checks.push(CheckedType { name: self.types.names.check(&def.name), check });
        }
        checks
    }

    /// Whether any check needs each helper.
    pub(super) fn uses(&self) -> BTreeMap<&'static str, bool> {
        let helpers = [NUMBER, BOOLEAN, ANYTHING, OPTIONAL, EITHER, LIST, MAP];
        helpers.into_iter().map(|helper| (helper.0, self.used.contains(&helper))).collect()
    }
}
