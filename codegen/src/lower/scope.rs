//! Params that the templates of a case may use: names resolved to ids.

use std::cell::OnceCell;
use std::collections::HashMap;

use crate::lower::template::WRITE_MESSAGE;
use crate::lower::{Cx, Written, WrittenHeader, WrittenRemedy, by_name};
use crate::model::{
    Details, Header, Param, ParamId, ParamRef, Piece, Remedy, Stated, Template, UrlSlot, UserSlot,
};
use crate::name::{Names, did_you_mean};
use crate::report::listed;
use crate::rule::{FIXED, Rule, rule};
use crate::source::Spanned;

/// The help for a brace that is not meant as a placeholder.
const DOUBLE_BRACE: &str = "a brace itself is written `{{`";

pub(crate) static UNDECLARED_PLACEHOLDER: Rule = rule!("undeclared-placeholder", FIXED);

/// The params of a case, and the context, which templates may not use.
pub(super) struct Scope<'c> {
    /// The name of the case.
    owner: &'c str,
    pub(super) args: &'c [Param],
    pub(super) details: &'c Details,
    context: &'c [Param],
    ids: HashMap<&'c str, ParamId>,
    names: OnceCell<Names<&'c str>>,
    /// Whether any param was refused, so that unknown names are not reported.
    is_partial: bool,
}

impl<'c> Scope<'c> {
    pub(super) fn new(
        owner: &'c str,
        args: &'c Stated<Vec<Param>>,
        details: &'c Stated<Details>,
        context: &'c [Param],
    ) -> Self {
        let is_partial = args.is_refused() || details.is_refused();
        let (args, details) = (args.as_slice(), &details.value);
        let ids = (0..).map(ParamId::Arg).zip(args);
        let ids = ids.chain((0..).map(ParamId::Detail).zip(details.params()));
        let ids = by_name(ids.map(|(id, param)| (param.name.as_str(), id)));
        Self { owner, args, details, context, ids, names: OnceCell::new(), is_partial }
    }

    /// The param of this name, if the case has one.
    pub(super) fn find(&self, name: &str) -> Option<ParamId> {
        self.ids.get(name).copied()
    }

    /// The names of the params, in order.
    fn names(&self) -> impl Iterator<Item = &'c str> + use<'c> {
        self.args.iter().chain(self.details.params()).map(|param| param.name.as_str())
    }

    /// The param of this name; reports an unknown name.
    pub(super) fn param(&self, cx: &mut Cx<'_>, name: &Spanned<String>) -> Option<ParamRef> {
        self.param_or(cx, name, None, DOUBLE_BRACE)
    }

    /// The param of this name; reports a name that is neither a param nor the other one.
    fn param_or(
        &self,
        cx: &mut Cx<'_>,
        name: &Spanned<String>,
        other: Option<&'static str>,
        brace: &str,
    ) -> Option<ParamRef> {
        let id = match self.find(name) {
            Some(id) => id,
            None if self.is_partial => return None,
            None => {
                let names = self.names.get_or_init(|| Names::new(self.names()));
                let meant = did_you_mean(name, names.meant(name).copied().into_iter().chain(other));
                let known = self.names().chain(other);
                unknown(cx, self.owner, self.context, name, meant, known, brace);
                self.find(meant?)?
            }
        };
        Some(ParamRef { name: name.clone(), id })
    }

    /// A message, a header or a link; an unknown slot stays text.
    pub(super) fn template(&self, cx: &mut Cx<'_>, written: &Written) -> Template {
        resolve(written, |name| self.param(cx, name))
    }

    /// A description as the message.
    pub(super) fn description(&self, cx: &mut Cx<'_>, written: &Written) -> Template {
        resolve(written, |name| self.param_or(cx, name, None, WRITE_MESSAGE))
    }

    /// A message for users, which may include the message that is sent.
    pub(super) fn user_message(&self, cx: &mut Cx<'_>, written: &Written) -> Template<UserSlot> {
        resolve(written, |name| match name.as_str() {
            "message" if self.find(name).is_none() => Some(UserSlot::Message),
            _ => self.param_or(cx, name, Some("message"), DOUBLE_BRACE).map(UserSlot::Param),
        })
    }

    pub(super) fn header(&self, cx: &mut Cx<'_>, written: &WrittenHeader) -> Header {
        Header { name: written.name.clone(), value: self.template(cx, &written.value) }
    }

    pub(super) fn remedy(&self, cx: &mut Cx<'_>, written: &WrittenRemedy) -> Remedy {
        Remedy {
            action: written.action.clone(),
            text: written.text.clone(),
            link: written.link.as_ref().map(|link| self.template(cx, link)),
        }
    }
}

/// The address of a code's documentation.
pub(super) fn docs_url(cx: &mut Cx<'_>, context: &[Param], written: &Written) -> Template<UrlSlot> {
    const KNOWN: [&str; 2] = ["code", "slug"];
    resolve(written, |name| match name.as_str() {
        "code" => Some(UrlSlot::Code),
        "slug" => Some(UrlSlot::Slug),
        _ => {
            unknown(cx, "docs_url", context, name, did_you_mean(name, KNOWN), KNOWN, DOUBLE_BRACE);
            None
        }
    })
}

/// Reports a name that is not among the known ones, unless an error that inherits it was already told so.
fn unknown<'n>(
    cx: &mut Cx<'_>,
    owner: &str,
    context: &[Param],
    name: &Spanned<String>,
    meant: Option<&str>,
    known: impl IntoIterator<Item = &'n str>,
    brace: &str,
) {
    if !cx.told.insert((name.span, name.value.clone())) {
        return;
    }
    let finding =
        UNDECLARED_PLACEHOLDER.at(name.span, format!("`{owner}` has no param `{}`", name.value));
    let is_context = context.iter().any(|param| *param.name == **name);
    let known = listed(known);
    cx.report.push(match meant {
        _ if is_context => finding.help(
            "the context is known only when the server responds: use it in the envelope, not in a message",
        ),
        Some(meant) => finding.help(format!("did you mean `{meant}`?")),
        None if known.is_empty() => {
            finding.help(format!("declare it under `args` or `details`; {brace}"))
        }
        None => finding.help(format!("its params are: {known}")),
    });
}

fn resolve<S>(
    written: &Written,
    mut slot: impl FnMut(&Spanned<String>) -> Option<S>,
) -> Template<S> {
    let pieces = written.pieces.iter().map(|piece| match piece {
        Piece::Text(text) => Piece::Text(text.clone()),
        Piece::Slot(name) => {
            slot(name).map_or_else(|| Piece::Text(format!("{{{}}}", **name)), Piece::Slot)
        }
    });
    Template { pieces: pieces.collect(), span: written.span }
}
