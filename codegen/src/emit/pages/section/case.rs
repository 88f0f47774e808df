//! Cases: the view of an error itself or of one of its conditions.

use serde::Serialize;

use crate::emit::pages::markup::Markup;
use crate::emit::pages::section::advice::{self, remedy};
use crate::emit::pages::section::response::Response;
use crate::emit::pages::section::{Columns, Fact, Table, envelope, fact, field, retry};
use crate::model::{Case, Error, FieldId, Header, Literal, Param, Prose, Slot, Template};
use crate::wire::{Sample, Wire, inline, shows};

/// A case; for a condition, only the parts that differ from its error.
#[derive(Debug, Default, Serialize)]
pub(crate) struct CaseView {
    pub(crate) description: String,
    /// The message that is sent, with its slots.
    pub(crate) message: String,
    /// A list.
    pub(crate) causes: String,
    pub(crate) remedy: String,
    pub(crate) response: Response,
    /// The place of the details in the body.
    pub(crate) details_path: Option<String>,
    pub(crate) details: Table,
    /// The params outside the details.
    pub(crate) values: Table,
    pub(crate) headers: Table,
    /// The fields that the contract declares.
    pub(crate) constants: Table,
    pub(crate) retry_advice: String,
    pub(crate) user_message: String,
}

/// A condition, or a further example of a case; for such an example, only the response is shown.
#[derive(Debug, Serialize)]
pub(crate) struct Variant {
    pub(crate) heading: String,
    /// The note about a deprecation; may be empty.
    pub(crate) deprecated: String,
    /// The facts that only few cases have.
    pub(crate) facts: Vec<Fact>,
    #[serde(skip)]
    pub(crate) status: Option<u16>,
    #[serde(flatten)]
    pub(crate) case: CaseView,
}

/// The place of a case on a page.
#[derive(Clone, Copy)]
pub(crate) struct Frame<'f> {
    /// The level of the heading above it.
    pub(crate) level: usize,
    /// The words before the description, as markup; may be empty.
    pub(crate) title: &'f str,
    /// The words before the remedy, as markup; empty below a heading of its own.
    pub(crate) fix: &'f str,
}

/// The view of a case.
pub(crate) fn view(
    markup: impl Markup,
    wire: &Wire<'_>,
    error: &Error,
    case: &Case,
    frame: Frame<'_>,
) -> CaseView {
    let base = error.is_condition(case).then(|| error.case());
    let types = &wire.contract.types;
    // Without words before the remedy, there are headings in between.
    let level = if frame.fix.is_empty() { frame.level + 1 } else { frame.level };
    let shown = |is_same: fn(&Case, &Case) -> bool, text: &dyn Fn() -> String| match base {
        Some(base) if is_same(base, case) => String::new(),
        _ => text(),
    };
    let params = |params: fn(&Case) -> &[Param], is_sent: &dyn Fn(usize) -> bool| {
        let known = base.map(params).unwrap_or_default();
        let sent = params(case).iter().enumerate().filter(|(at, _)| is_sent(*at));
        let own = sent.map(|(_, param)| param).filter(|param| !known.contains(param));
        field::table(markup, &field::fields(markup, level, types, own))
    };
    let known = base.map_or(&[][..], |base| &base.headers);
    let headers = case.headers.iter().filter(|header| !known.contains(header));
    CaseView {
        description: shown(|a, b| a.description == b.description, &|| {
            let is_said = is_said(case);
            let description = if is_said { &Prose::default() } else { &case.description };
            markup.text(frame.title, frame.level, description)
        }),
        message: shown(|a, b| a.message == b.message, &|| markup.code(&case.message.display())),
        causes: shown(|a, b| a.causes == b.causes, &|| match case.causes.as_slice() {
            [] => String::new(),
            causes => markup.list(level, causes),
        }),
        remedy: shown(|a, b| a.remedy == b.remedy, &|| {
            remedy(markup, frame.fix, level, case.remedy.as_ref())
        }),
        response: Response::new(markup, wire.sample(error, case)),
        details_path: envelope::place(markup, wire, &Slot::Details),
        details: params(|case| case.details.params(), &|_| true),
        values: params(|case| &case.args, &|at| shows(wire.contract, case, at)),
        headers: headers_table(markup, headers),
        constants: constants(markup, wire, case, base),
        retry_advice: shown(|a, b| a.retry == b.retry, &|| retry::long(markup, case)),
        user_message: shown(|a, b| a.user_message == b.user_message, &|| {
            let text = case.user_message.as_ref().map(Template::display);
            text.map(|text| markup.block("text", &text)).unwrap_or_default()
        }),
    }
}

/// Whether the title or the message says the same as the description.
pub(crate) fn is_said(case: &Case) -> bool {
    let same = |text: &str| {
        let [a, b] = [text, &*case.description].map(|text| text.trim().trim_end_matches('.'));
        a.eq_ignore_ascii_case(b)
    };
    same(&case.title) || same(&case.message.display())
}

/// The conditions of an error, each with its further examples, then the further examples of the error itself; below
/// headings of this level.
pub(crate) fn variants(
    markup: impl Markup,
    wire: &Wire<'_>,
    error: &Error,
    level: usize,
    heading: &mut dyn FnMut(Title<'_>) -> String,
) -> Vec<Variant> {
    let mut variants = conditions(markup, wire, error, level, heading);
    let further = wire.further(error, error.case());
    variants.extend(further.map(|sample| example(markup, sample, heading)));
    variants
}

/// The conditions of an error, each with its further examples; below headings of this level.
pub(crate) fn conditions(
    markup: impl Markup,
    wire: &Wire<'_>,
    error: &Error,
    level: usize,
    heading: &mut dyn FnMut(Title<'_>) -> String,
) -> Vec<Variant> {
    let fix = markup.lead("How to fix it:");
    let frame = Frame { level, title: "", fix: &fix };
    let mut variants = Vec::new();
    for case in error.conditions() {
        let base = error.case();
        let heading_of_case = heading(Title::Condition(case));
        let deprecation = case.lifecycle.deprecated.as_ref();
        let own = deprecation.filter(|own| base.lifecycle.deprecated.as_ref() != Some(own));
        let deprecated = own.map(|it| advice::deprecation(markup, wire.contract, level, it));
        variants.push(Variant {
            heading: heading_of_case,
            deprecated: deprecated.unwrap_or_default(),
            facts: fact::few_have(markup, case, Some(base)),
            status: *case.status,
            case: view(markup, wire, error, case, frame),
        });
        let further = wire.further(error, case);
        variants.extend(further.map(|sample| example(markup, sample, heading)));
    }
    variants
}

/// The subject of a heading.
#[derive(Clone, Copy)]
pub(crate) enum Title<'c> {
    Condition(&'c Case),
    Example(Sample<'c>),
}

fn example(
    markup: impl Markup,
    sample: Sample<'_>,
    heading: &mut dyn FnMut(Title<'_>) -> String,
) -> Variant {
    let response = Response::new(markup, sample);
    Variant {
        heading: heading(Title::Example(sample)),
        deprecated: String::new(),
        facts: Vec::new(),
        status: *sample.case.status,
        case: CaseView { response, ..CaseView::default() },
    }
}

/// The fields with a value; for a condition, those whose value differs.
fn constants(markup: impl Markup, wire: &Wire<'_>, case: &Case, base: Option<&Case>) -> Table {
    let differs = |id: &FieldId| base.is_none_or(|base| base.field(*id) != case.field(*id));
    let ids: Vec<FieldId> = wire.contract.field_ids().filter(differs).collect();
    let stated = ids.iter().filter(|id| case.field(**id).is_some());
    Columns::new()
        .column("Field", move |id: &FieldId| markup.code(&wire.contract[*id].param.name))
        .column("Value", move |id| {
            let values = case.field(*id).map(shown_values).unwrap_or_default();
            values.iter().map(|value| markup.code(value)).collect::<Vec<_>>().join(", ")
        })
        .column("Description", move |id| field::meaning(markup, &wire.contract[*id].param))
        .table(stated)
}

/// A value for people: the items of a list one by one, and a string without quotes.
pub(crate) fn shown_values(value: &Literal) -> Vec<String> {
    match value {
        Literal::List(items) => items.iter().flat_map(shown_values).collect(),
        Literal::Text(text) => vec![text.clone()],
        other => vec![inline(other)],
    }
}

fn headers_table<'h>(markup: impl Markup, headers: impl IntoIterator<Item = &'h Header>) -> Table {
    Columns::new()
        .column("Header", move |header: &Header| markup.code(&header.name))
        .column("Value", move |header| markup.code(&header.value.display()))
        .table(headers)
}
