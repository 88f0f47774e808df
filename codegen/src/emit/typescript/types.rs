//! Types of params in TypeScript, and the checks that a value has them.

use crate::emit::typescript::escape::{self, doc_line, key};
use crate::emit::typescript::names;
use crate::model::{Contract, Definition, Param, Type};
use crate::name;

/// What a value of the type is on the wire.
pub(super) fn of(prefix: &str, ty: &Type) -> String {
    match ty {
        Type::Integer | Type::Number => "number".to_owned(),
        Type::Boolean => "boolean".to_owned(),
        Type::Any => "unknown".to_owned(),
        Type::List(item) => {
            let item = of(prefix, item);
            if item.contains(' ') {
                format!("readonly ({item})[]")
            } else {
                format!("readonly {item}[]")
            }
        }
        Type::Map(value) => format!("Readonly<Record<string, {}>>", of(prefix, value)),
        Type::Named(name) => names::declared(prefix, name),
        Type::String | Type::Timestamp | Type::Date | Type::Url | Type::Uuid | Type::Email => {
            "string".to_owned()
        }
    }
}

/// An object with these members; each line but the first is indented.
pub(super) fn object<'p>(
    prefix: &str,
    members: impl Iterator<Item = (&'p Param, bool)>,
    indent: usize,
) -> String {
    let inner = " ".repeat(indent + 4);
    let member = |(param, optional): (&Param, bool)| {
        let mark = if optional { "?" } else { "" };
        let doc = doc_of(param).map(|doc| format!("{inner}/** {doc} */\n")).unwrap_or_default();
        format!("{doc}{inner}readonly {}{mark}: {};\n", key(&param.name), of(prefix, &param.ty))
    };
    format!("{{\n{}{}}}", members.map(member).collect::<String>(), " ".repeat(indent))
}

/// What is to be said of a param.
pub(super) fn doc_of(param: &Param) -> Option<String> {
    let unit = param.unit.as_ref().map(|unit| format!("In {}.", doc_line(unit)));
    let form = match param.ty {
        Type::Timestamp => Some("An RFC 3339 date and time.".to_owned()),
        Type::Date => Some("An RFC 3339 date.".to_owned()),
        _ => None,
    };
    let doc = doc_line(&param.doc);
    let doc = (!doc.is_empty())
        .then(|| if doc.ends_with(['.', '!', '?']) { doc } else { format!("{doc}.") });
    let secret = param.sensitive.then(|| "Stays out of logs.".to_owned());
    let parts: Vec<_> = [doc, unit, form, secret].into_iter().flatten().collect();
    (!parts.is_empty()).then(|| parts.join(" "))
}

/// The declared types of a contract, each a statement.
pub(super) fn definitions(contract: &Contract, prefix: &str) -> Vec<String> {
    let definition = |def: &crate::model::TypeDef| {
        let name = names::declared(prefix, &def.name);
        let words = doc_line(&name::words(&def.name));
        match &def.definition {
            Definition::Object(members) => {
                let members = members.iter().map(|member| (member, member.optional));
                format!("/** {words}. */\nexport interface {name} {}", object(prefix, members, 0))
            }
            Definition::Enumeration(values) => {
                let values: Vec<_> = values.iter().map(|value| escape::string(value)).collect();
                format!(
                    "/** {words}. Values may be added. */\nexport type {name} = Open<{}>;",
                    values.join(" | ")
                )
            }
        }
    };
    contract.types.iter().map(definition).collect()
}

/// The functions of which checks are made, as a module declares them.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Helper {
    Number,
    Boolean,
    Anything,
    Optional,
    List,
    Map,
}

impl Helper {
    fn name(self) -> &'static str {
        match self {
            Self::Number => "isNumber",
            Self::Boolean => "isBoolean",
            Self::Anything => "isAnything",
            Self::Optional => "optional",
            Self::List => "listOf",
            Self::Map => "mapOf",
        }
    }
}

/// Checks, as expressions; remembers which helpers they need.
pub(super) struct Checks<'c> {
    contract: &'c Contract,
    used: Vec<Helper>,
    named: Vec<String>,
}

impl<'c> Checks<'c> {
    pub(super) fn new(contract: &'c Contract) -> Self {
        Self { contract, used: Vec::new(), named: Vec::new() }
    }

    /// The check of a type.
    pub(super) fn of(&mut self, ty: &Type) -> String {
        match ty {
            Type::Integer | Type::Number => self.helper(Helper::Number).to_owned(),
            Type::Boolean => self.helper(Helper::Boolean).to_owned(),
            Type::Any => self.anything(),
            Type::List(item) => self.call(Helper::List, item),
            Type::Map(value) => self.call(Helper::Map, value),
            Type::Named(name) => self.named(name),
            Type::String | Type::Timestamp | Type::Date | Type::Url | Type::Uuid | Type::Email => {
                "isString".to_owned()
            }
        }
    }

    /// The check of everything.
    pub(super) fn anything(&mut self) -> String {
        self.helper(Helper::Anything).to_owned()
    }

    /// The check of an object: those of its members. A log shows the members that stand here.
    pub(super) fn object<'p>(
        &mut self,
        members: impl Iterator<Item = (&'p Param, bool)>,
    ) -> String {
        let mut checks = Vec::new();
        for (param, is_optional) in members {
            let check = self.of(&param.ty);
            let check =
                if is_optional && param.ty != Type::Any { self.optional(&check) } else { check };
            checks.push(format!("{}: {check}", key(&param.name)));
        }
        if checks.is_empty() { "{}".to_owned() } else { format!("{{ {} }}", checks.join(", ")) }
    }

    /// The check of what may be missing.
    pub(super) fn optional(&mut self, check: &str) -> String {
        format!("/* @__PURE__ */ {}({check})", self.helper(Helper::Optional))
    }

    fn call(&mut self, helper: Helper, inner: &Type) -> String {
        let inner = self.of(inner);
        format!("/* @__PURE__ */ {}({inner})", self.helper(helper))
    }

    fn helper(&mut self, helper: Helper) -> &'static str {
        if !self.used.contains(&helper) {
            self.used.push(helper);
        }
        helper.name()
    }

    fn named(&mut self, name: &str) -> String {
        let contract = self.contract;
        let Some(def) = contract.type_def(name) else { return self.anything() };
        let Definition::Object(_) = &def.definition else { return "isString".to_owned() };
        if !self.named.iter().any(|known| known == name) {
            self.named.push(name.to_owned());
        }
        format!("is{}", name::type_name(name))
    }

    /// The checks of declared types that others need, by name.
    pub(super) fn of_types(&mut self) -> Vec<(String, String)> {
        let mut checks = Vec::new();
        // A type that holds another one adds to the list.
        while let Some(name) = self.named.get(checks.len()).cloned() {
            let contract = self.contract;
            let members = match contract.type_def(&name).map(|def| &def.definition) {
                Some(Definition::Object(members)) => members.as_slice(),
                _ => &[],
            };
            let check = self.object(members.iter().map(|member| (member, member.optional)));
            // It is made when it is called, because types may hold each other.
            checks.push((
                format!("is{}", name::type_name(&name)),
                check.replace("/* @__PURE__ */ ", ""),
            ));
        }
        checks
    }

    /// Whether some check needs the helper.
    pub(super) fn uses(&self, helper: Helper) -> bool {
        self.used.contains(&helper)
    }
}
