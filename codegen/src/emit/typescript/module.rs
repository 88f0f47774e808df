//! The view of a contract's module.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use crate::emit::typescript::escape::{doc_line, string};
use crate::emit::typescript::told::Told;
use crate::emit::typescript::{
    CheckedType, Checks, ClientCode, CodeView, ErrorMember, Names, Policy, Target, Types, advice,
    body, code, doc, escape, member, names, prose, types,
};
use crate::model::{CategoryId, Contract, Origin, Slot, Version};
use crate::name;
use crate::wire::Wire;

/// A module.
#[derive(Serialize)]
pub(super) struct ModuleView<'c> {
    title: String,
    slug: &'c str,
    prefix: &'c str,
    camel: &'c str,
    /// The identity of the contract across copies and packages.
    contract: String,
    #[serde(flatten)]
    error_type: ErrorType,
    definitions: Vec<String>,
    categories: Vec<CategoryType>,
    /// The category of the codes that only a client sees, as a literal.
    client_category: String,
    operations: Vec<OperationType>,
    codes: Vec<CodeView>,
    /// The type of the fields of a code that only a client sees; empty if the contract has no fields.
    no_fields: String,
    clients: Vec<ClientCode>,
    network: ClientCode,
    timeout: ClientCode,
    unrecognized: ClientCode,
    members: Vec<MemberView>,
    /// The members that may be logged, as literals.
    logged_members: String,
    /// The members that must be kept out of logs, as literals.
    sensitive: String,
    has_sensitive_members: bool,
    /// The codes whose details may have such members, as literals.
    secretive: String,
    #[serde(flatten)]
    decode: Decode,
    checked_types: Vec<CheckedType>,
    /// Whether the checks use each helper.
    uses: BTreeMap<&'static str, bool>,
    #[serde(flatten)]
    policy: Policy,
    told: Told,
    actions: Vec<String>,
    remedies: Vec<advice::RemedyRow>,
    remedies_have_links: bool,
    messages: Vec<advice::Message>,
    messages_have_params: bool,
    default_message: String,
}

/// The type of every error.
#[derive(Serialize)]
struct ErrorType {
    union: String,
    union_doc: &'static str,
    union_kind: &'static str,
}

#[derive(Serialize)]
struct CategoryType {
    alias: String,
    literal: String,
    doc: String,
}

#[derive(Serialize)]
struct OperationType {
    alias: String,
    guard: String,
    /// The name of the list of codes.
    list: String,
    /// The codes of the API, as literals.
    codes: Vec<String>,
    doc: String,
}

#[derive(Serialize)]
struct MemberView {
    key: String,
    #[serde(rename = "type")]
    ty: String,
    doc: String,
    check: String,
    path: String,
}

/// The parts of the code that decodes a body.
#[derive(Serialize)]
struct Decode {
    body_test: String,
    /// The statuses below 400 with which the API sends errors.
    success_statuses: String,
    /// The test that a response with such a status is a success, although it has been decoded as an error.
    is_success: &'static str,
    body: String,
    body_params: String,
    code_path: String,
    message_value: String,
    details_value: String,
    details_beside: bool,
    /// Whether any code carries values.
    has_patterns: bool,
    /// The members of an object from sent codes to names; empty if all of them are equal. If codes recur, it is an object
    /// for each category.
    aliases: String,
    /// The path to the category, if codes recur.
    category_path: String,
    /// Whether a key of the body is the name of a category.
    is_keyed: bool,
}

impl<'c> ModuleView<'c> {
    pub(super) fn new(wire: &Wire<'_>, names: &'c Names, target: &Target) -> Self {
        let contract = wire.contract;
        let sensitive = wire.sensitive_names();
        let types = Types { contract, names, sensitive: &sensitive };
        let mut checks = Checks::new(types);
        let errors = contract.errors.iter();
        let codes = errors.map(|error| CodeView::new(wire, types, error, &mut checks)).collect();
        let outside = member::members(wire);
        let members = outside.iter().map(|it| MemberView::new(it, types, &mut checks)).collect();
        let checked_types = checks.of_types();
        let client_category = string(&client_category(contract));
        let client_code = |failure: &_| ClientCode::new(failure, &names.prefix, &client_category);
        let client = |origin| client_code(wire.failure(origin));
        let code_count = contract.errors.len() + wire.failures.len();
        let messages = advice::messages(wire);
        let remedies = advice::remedies(wire);
        let told = Told::new(wire);
        let messages_of_cases = told.messages();
        let messages_have_params = messages.iter().chain(messages_of_cases).any(|it| it.has_param);
        let remedies_of_cases = told.remedies();
        let remedies_have_links =
            remedies.iter().chain(remedies_of_cases).any(|it| !it.link.is_empty());
        let major = Version::parse(&contract.version).map_or(0, Version::major);
        Self {
            title: doc_line(&contract.title),
            slug: &names.file,
            prefix: &names.prefix,
            camel: &names.camel,
            contract: string(&format!("{}/{}@{major}", target.package, names.file)),
            error_type: ErrorType::new(&names.prefix, code_count <= target.max_union),
            definitions: types.definitions(),
            categories: categories(contract, names),
            operations: operations(contract, names),
            codes,
            no_fields: types.fields(None),
            clients: wire.failures.iter().map(client_code).collect(),
            network: client(Origin::NoResponse),
            timeout: client(Origin::Timeout),
            unrecognized: client(Origin::Unrecognized),
            client_category,
            members,
            logged_members: logged(&outside),
            sensitive: hidden(&sensitive, &outside),
            secretive: secretive(wire),
            has_sensitive_members: outside.iter().any(|member| member.is_sensitive),
            decode: Decode::new(wire, types),
            checked_types,
            uses: checks.uses(),
            policy: Policy::new(wire),
            told,
            actions: advice::actions(),
            messages_have_params,
            remedies_have_links,
            remedies,
            messages,
            default_message: advice::default_message(wire),
        }
    }
}

impl ErrorType {
    fn new(prefix: &str, is_union: bool) -> Self {
        let (generic, union_doc, union_kind) = if is_union {
            ("Of", ": the code, the status or the category narrows it", "the union of them all")
        } else {
            ("Base", "; there are too many for a union, so a guard narrows it", "this class, too")
        };
        Self { union: format!("{prefix}Error{generic}<{prefix}ErrorCode>"), union_doc, union_kind }
    }
}

impl MemberView {
    fn new(member: &ErrorMember<'_>, types: Types<'_>, checks: &mut Checks<'_>) -> Self {
        let doc = types::doc_of(member.param, &member.ty);
        let words = || vec![format!("{}.", doc_line(&name::words(&member.param.name)))];
        Self {
            key: member.name.clone(),
            ty: types.of(&member.ty),
            doc: doc::comment(&doc.unwrap_or_else(words), 4),
            check: checks.of(&member.ty),
            path: body::arguments(&member.path),
        }
    }
}

impl Decode {
    fn new(wire: &Wire<'_>, types: Types<'_>) -> Self {
        let aliases = if wire.has_recurring_codes {
            aliases_by_category(wire.contract)
        } else {
            code::aliases(wire.contract.errors.iter())
        };
        let category = wire.path(&Slot::Category).filter(|_| wire.has_recurring_codes);
        let category_path = category.map(body::arguments).unwrap_or_default();
        let is_keyed = wire.slots().any(|(_, path)| !path.is_fixed());
        let code_type = match body::code_type(wire) {
            "string" if aliases.is_empty() && !wire.has_patterns() => {
                format!("Open<{}WireCode>", types.names.prefix)
            }
            ty => ty.to_owned(),
        };
        let details = if wire.details.is_some() { ", Details = unknown" } else { "" };
        let message = wire.path(&Slot::Message);
        Self {
            body_test: body::test(wire),
            success_statuses: success_statuses(wire),
            is_success: body::is_success(wire),
            body: body::type_of(wire, types),
            body_params: format!("Code = {code_type}{details}"),
            code_path: wire.path(&Slot::Code).map(body::arguments).unwrap_or_default(),
            message_value: message
                .map_or_else(|| "undefined".to_owned(), |path| body::value(path, "body")),
            details_value: details_value(wire),
            has_patterns: wire.has_patterns(),
            details_beside: wire.details.as_ref().is_some_and(|details| details.beside.is_some()),
            aliases,
            category_path,
            is_keyed,
        }
    }
}

/// The names of each category, by sent code.
fn aliases_by_category(contract: &Contract) -> String {
    let categories = contract.categories.iter().enumerate();
    let categories = categories.map(|(at, category)| {
        let names = code::names_by_code(contract.errors_of(Some(CategoryId(at))));
        format!("{}: {{ {names} }}", escape::key(&category.name))
    });
    categories.collect::<Vec<_>>().join(", ")
}

fn details_value(wire: &Wire<'_>) -> String {
    let Some(details) = &wire.details else { return "undefined".to_owned() };
    let value = body::value(&details.path, "body");
    match &details.beside {
        // A server sends `null` for missing details, unless it omits the key.
        None if details.may_be_null => format!("{value} ?? undefined"),
        None => value,
        Some(beside) => {
            let keys: Vec<_> = beside.iter().map(|key| string(key)).collect();
            format!("without({value}, [{}])", keys.join(", "))
        }
    }
}

/// The unions of the categories that have errors.
fn categories(contract: &Contract, names: &Names) -> Vec<CategoryType> {
    let known = contract.categories.iter().enumerate();
    let used = known.filter(|(at, _)| {
        contract.errors.iter().any(|error| error.category.is_some_and(|id| id.0 == *at))
    });
    let view = used.map(|(_, category)| CategoryType {
        alias: names.category(&category.name),
        literal: string(&category.name),
        doc: format!("{}.", doc_line(&category.title)),
    });
    view.collect()
}

/// `client`, or another name if the contract has a category of that name.
fn client_category(contract: &Contract) -> String {
    let mut name = "client".to_owned();
    while contract.categories.iter().any(|category| *category.name == name) {
        name += "_side";
    }
    name
}

fn operations(contract: &Contract, names: &Names) -> Vec<OperationType> {
    let view = contract.operations.iter().map(|operation| {
        let codes = operation.errors.iter();
        let doc = format!("Errors that `{}` can return.", doc_line(&operation.name));
        let alias = names.operation(&operation.name);
        OperationType {
            guard: names::guard(&alias),
            list: names::list(&alias),
            alias,
            codes: codes.map(|id| string(&contract[id.value].name)).collect(),
            doc: match prose::brief(&operation.description).as_str() {
                "" => doc,
                description => format!("{doc} The operation: {description}"),
            },
        }
    });
    view.collect()
}

fn logged(members: &[ErrorMember<'_>]) -> String {
    let safe = members.iter().filter(|member| !member.is_sensitive);
    safe.map(|member| string(&member.name)).collect::<Vec<_>>().join(", ")
}

/// The names of sensitive members: of the details as they are on the wire, of an error as its class has them.
fn hidden(names: &BTreeSet<&str>, members: &[ErrorMember<'_>]) -> String {
    let members = members.iter().filter(|member| member.is_sensitive);
    let members = members.map(|member| member.name.as_str());
    let all: BTreeSet<&str> = names.iter().copied().chain(members).collect();
    all.into_iter().map(string).collect::<Vec<_>>().join(", ")
}

/// The codes with sensitive details.
fn secretive(wire: &Wire<'_>) -> String {
    let codes = wire.secretive_errors().into_iter().map(|error| string(&error.name));
    codes.collect::<Vec<_>>().join(", ")
}

fn success_statuses(wire: &Wire<'_>) -> String {
    let statuses = wire.success_statuses().into_iter().map(|status| status.to_string());
    statuses.collect::<Vec<_>>().join(", ")
}
