//! HTML among the lines of a Markdown text: where it starts, and where Markdown goes on (`CommonMark` 0.31, section 4.6).

/// Which HTML hides what stands in it from Markdown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Hides {
    /// As `CommonMark` has it.
    Everything,
    /// As MDX has it: in a tag, Markdown goes on.
    Comments,
}

/// Where a block of HTML ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Ends {
    /// With the line that holds one of these.
    With(&'static [&'static str]),
    /// At an empty line.
    Blank,
}

/// Whether a block of HTML may start right below a paragraph.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Below {
    Paragraph,
    Nothing,
}

impl Ends {
    pub(super) fn is_met_by(self, line: &str) -> bool {
        match self {
            Self::With(ends) => {
                let line = line.to_ascii_lowercase();
                ends.iter().any(|end| line.contains(end))
            }
            Self::Blank => line.trim().is_empty(),
        }
    }
}

/// Where the block of HTML ends that a line starts, if it starts one.
pub(super) fn opened_by(text: &str, hides: Hides, below: Below) -> Option<Ends> {
    let rest = text.strip_prefix('<')?;
    if rest.starts_with("!--") {
        return Some(Ends::With(&["-->"]));
    }
    if hides == Hides::Comments {
        return None;
    }
    if rest.starts_with('?') {
        return Some(Ends::With(&["?>"]));
    }
    if rest.starts_with("![CDATA[") {
        return Some(Ends::With(&["]]>"]));
    }
    if rest
        .strip_prefix('!')
        .is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_alphabetic()))
    {
        return Some(Ends::With(&[">"]));
    }
    let name = rest.strip_prefix('/').unwrap_or(rest);
    let length = name.find(|c: char| !c.is_ascii_alphanumeric() && c != '-').unwrap_or(name.len());
    let (name, after) = name.split_at(length);
    let name = name.to_ascii_lowercase();
    let has_ended = after.is_empty() || after.starts_with([' ', '\t', '\r', '>']);
    let is_open = !rest.starts_with('/');
    if is_open && has_ended && RAW.contains(&&*name) {
        return Some(Ends::With(&["</pre>", "</script>", "</style>", "</textarea>"]));
    }
    if (has_ended || after.starts_with("/>")) && BLOCKS.contains(&&*name) {
        return Some(Ends::Blank);
    }
    let is_name = name.starts_with(|c: char| c.is_ascii_alphabetic());
    (below == Below::Nothing && is_name && is_alone(after)).then_some(Ends::Blank)
}

/// Whether a tag ends at the end of its line, from behind its name.
fn is_alone(after: &str) -> bool {
    let mut quote = None;
    let end = after.find(|letter| {
        match (quote, letter) {
            (None, '"' | '\'') => quote = Some(letter),
            (Some(open), _) if open == letter => quote = None,
            (None, '>') => return true,
            _ => {}
        }
        false
    });
    after.starts_with([' ', '\t', '/', '>'])
        && end.is_some_and(|end| after[end + 1..].trim().is_empty())
}

/// The tags with text in them that is no HTML.
const RAW: [&str; 4] = ["pre", "script", "style", "textarea"];
/// The tags that start a block wherever they stand.
const BLOCKS: [&str; 62] = [
    "address",
    "article",
    "aside",
    "base",
    "basefont",
    "blockquote",
    "body",
    "caption",
    "center",
    "col",
    "colgroup",
    "dd",
    "details",
    "dialog",
    "dir",
    "div",
    "dl",
    "dt",
    "fieldset",
    "figcaption",
    "figure",
    "footer",
    "form",
    "frame",
    "frameset",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "head",
    "header",
    "hr",
    "html",
    "iframe",
    "legend",
    "li",
    "link",
    "main",
    "menu",
    "menuitem",
    "nav",
    "noframes",
    "ol",
    "optgroup",
    "option",
    "p",
    "param",
    "search",
    "section",
    "summary",
    "table",
    "tbody",
    "td",
    "tfoot",
    "th",
    "thead",
    "title",
    "tr",
    "track",
    "ul",
];
