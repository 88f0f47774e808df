//! Params that the templates of a case may use: names resolved to ids.

use crate::lower::{Cx, Written, WrittenHeader, WrittenRemedy};
use crate::model::{
    Details, Header, Param, ParamId, ParamRef, Piece, Remedy, Template, UrlSlot, UserSlot,
};
use crate::name::did_you_mean;
use crate::rule::{FIXED, Rule, rule};
use crate::source::Spanned;

pub(crate) static UNDECLARED_PLACEHOLDER: Rule = rule!("undeclared-placeholder", FIXED);

/// The params of a case, and the context, which templates may not use.
pub(super) struct Scope<'c> {
    /// The name of the case.
    pub(super) owner: &'c str,
    pub(super) args: &'c [Param],
    pub(super) details: &'c Details,
    pub(super) context: &'c [Param],
    /// Whether any param was refused, so that unknown names are not reported.
    pub(super) is_partial: bool,
}

impl Scope<'_> {
    /// The param of this name, if the case has one.
    pub(super) fn find(&self, name: &str) -> Option<ParamId> {
        let position = |params: &[Param]| params.iter().position(|param| *param.name == name);
        let detail = || position(self.details.params()).map(ParamId::Detail);
        position(self.args).map(ParamId::Arg).or_else(detail)
    }

    /// The param of this name; reports an unknown name.
    pub(super) fn param(&self, cx: &mut Cx<'_>, name: &Spanned<String>) -> Option<ParamRef> {
        self.param_or(cx, name, &[])
    }

    /// The param of this name; reports a name that is neither a param nor one of `others`.
    fn param_or(
        &self,
        cx: &mut Cx<'_>,
        name: &Spanned<String>,
        others: &[&str],
    ) -> Option<ParamRef> {
        let id = match self.find(name) {
            Some(id) => id,
            None if self.is_partial => return None,
            None => {
                let params = self.args.iter().chain(self.details.params());
                let mut known: Vec<&str> = params.map(|param| param.name.as_str()).collect();
                known.extend(others);
                self.find(&unknown(cx, self.owner, self.context, name, &known)?)?
            }
        };
        Some(ParamRef { name: name.clone(), id })
    }

    /// A message, a header or a link; an unknown slot stays text.
    pub(super) fn template(&self, cx: &mut Cx<'_>, written: &Written) -> Template {
        resolve(written, |name| self.param(cx, name))
    }

    /// A message for users, which may include the message that is sent.
    pub(super) fn user_message(&self, cx: &mut Cx<'_>, written: &Written) -> Template<UserSlot> {
        resolve(written, |name| match name.as_str() {
            "message" if self.find(name).is_none() => Some(UserSlot::Message),
            _ => self.param_or(cx, name, &["message"]).map(UserSlot::Param),
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
    resolve(written, |name| match name.as_str() {
        "code" => Some(UrlSlot::Code),
        "slug" => Some(UrlSlot::Slug),
        _ => {
            unknown(cx, "docs_url", context, name, &["code", "slug"]);
            None
        }
    })
}

fn unknown(
    cx: &mut Cx<'_>,
    owner: &str,
    context: &[Param],
    name: &Spanned<String>,
    known: &[&str],
) -> Option<String> {
    let meant = did_you_mean(name, known.iter().copied()).map(str::to_owned);
    if !cx.told.insert((name.span, name.value.clone())) {
        return meant;
    }
    let finding =
        UNDECLARED_PLACEHOLDER.at(name.span, format!("`{owner}` has no param `{}`", name.value));
    let is_context = context.iter().any(|param| *param.name == **name);
    cx.report.push(match &meant {
        _ if is_context => finding.help(
            "the context is known only when the server responds: use it in the envelope, not in a message",
        ),
        Some(meant) => finding.help(format!("did you mean `{meant}`?")),
        None if known.is_empty() => {
            finding.help("declare it under `args` or `details`; a brace itself is written `{{`")
        }
        None => finding.help(format!("its params are: {}", known.join(", "))),
    });
    meant
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
