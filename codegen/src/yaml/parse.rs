//! Builds the tree from the events of the YAML parser, and enforces the limits of the dialect.

use granit_parser::{Event, Parser, Placement, ScalarStyle, ScanError, Tag};

use crate::report::{Diagnostic, Report};
use crate::source::{FileId, Span, boundary};
use crate::yaml::repair::{Patched, Repair};
use crate::yaml::{MAX_DEPTH, SEVERAL_DOCUMENTS, SYNTAX, TOO_LARGE, UNSUPPORTED, syntax};

/// The most nodes in a file; a contract of 10,000 errors has about half a million.
const MAX_NODES: usize = 2_000_000;
/// The most repairs of a file.
const MAX_REPAIRS: usize = 64;
/// The most bytes that are read again after repairs; each repair starts over at the top of the file.
const MAX_READ_AGAIN: usize = 1 << 20;

/// A node of the tree, with its span.
#[derive(Debug)]
pub(super) struct YamlNode {
    pub(super) span: Span,
    pub(super) kind: YamlKind,
}

/// The kind of a node.
#[derive(Debug)]
pub(super) enum YamlKind {
    /// `comment` is a comment such as `#12` that cuts an unquoted string short.
    Scalar {
        text: String,
        quoted: bool,
        comment: Option<Span>,
    },
    List(Vec<YamlNode>),
    Mapping(Vec<(YamlNode, YamlNode)>),
    /// A value that has already been reported.
    Refused,
}

/// Parses a file; reports why and returns `None` if it is not YAML.
///
/// A mistake with only one possible repair (a string that should be quoted) is reported and repaired, and parsing continues.
pub(super) fn parse(text: &str, file: FileId, report: &mut Report) -> Option<YamlNode> {
    let mut patched = Patched::new(text);
    let mut read = 0;
    for repairs in 0.. {
        let mut builder = Builder::new(file, &patched);
        match builder.run() {
            Ok(()) => {
                builder.findings.into_iter().for_each(|finding| report.push(finding));
                let span = file.span(text.len()..text.len());
                let empty = YamlNode { span, kind: YamlKind::Mapping(Vec::new()) };
                return Some(builder.root.unwrap_or(empty));
            }
            Err(Stop::Found(finding)) => {
                report.push(*finding);
                return None;
            }
            Err(Stop::Syntax(error)) => {
                let at = boundary(&patched.text, error.marker().byte_offset().unwrap_or_default());
                let Some(repair) = Repair::find(&patched, at, error.kind()) else {
                    report.push(syntax::finding(&patched, file, at, error.kind()));
                    return None;
                };
                let finding = repair.finding(&patched, file);
                read += at;
                if repairs == MAX_REPAIRS || repairs > 0 && read > MAX_READ_AGAIN {
                    let finding = SYNTAX.at(finding.span(), "too many errors to continue");
                    report.push(finding.help("correct those above first"));
                    return None;
                }
                report.push(finding);
                patched = patched.apply(&repair);
            }
        }
    }
    None
}

/// The reason that the tree is not complete.
enum Stop {
    Found(Box<Diagnostic>),
    Syntax(ScanError),
}

struct Builder<'p> {
    file: FileId,
    patched: &'p Patched<'p>,
    /// The open collections, each with the key whose value is not complete.
    open: Vec<(YamlNode, Option<YamlNode>)>,
    root: Option<YamlNode>,
    nodes: usize,
    documents: usize,
    findings: Vec<Diagnostic>,
}

impl<'p> Builder<'p> {
    fn new(file: FileId, patched: &'p Patched<'p>) -> Self {
        let (open, findings) = (Vec::new(), Vec::new());
        Self { file, patched, open, root: None, nodes: 0, documents: 0, findings }
    }

    fn run(&mut self) -> Result<(), Stop> {
        let options = granit_parser::options! {
            disallow_directives: true,
            emit_unresolved_aliases: true,
        };
        let patched = self.patched;
        for event in Parser::new_from_str_with_options(&patched.text, options) {
            let (event, span) = event.map_err(Stop::Syntax)?;
            let bytes = span.byte_range().unwrap_or_default();
            let span = self.file.span(patched.original(bytes.start)..patched.original(bytes.end));
            self.event(event, span)?;
            if self.documents > 1 {
                break;
            }
        }
        Ok(())
    }

    fn event(&mut self, event: Event<'_>, span: Span) -> Result<(), Stop> {
        match event {
            Event::Scalar(text, style, anchor, tag) => {
                self.refuse_properties(anchor, tag.as_deref(), span);
                let quoted = style != ScalarStyle::Plain;
                let span = self.without_line_break(span);
                // The parser reports a missing value as a plain `~` with an empty range.
                let text =
                    if span.start == span.end && !quoted { String::new() } else { text.into() };
                let kind = YamlKind::Scalar { text, quoted, comment: None };
                self.put(YamlNode { span, kind })?;
            }
            Event::SequenceStart(_, anchor, tag) => {
                self.refuse_properties(anchor, tag.as_deref(), span);
                self.push(YamlNode { span, kind: YamlKind::List(Vec::new()) })?;
            }
            Event::MappingStart(_, anchor, tag) => {
                self.refuse_properties(anchor, tag.as_deref(), span);
                self.push(YamlNode { span, kind: YamlKind::Mapping(Vec::new()) })?;
            }
            Event::SequenceEnd | Event::MappingEnd => {
                if let Some((mut node, _)) = self.open.pop() {
                    // A flow collection ends with its bracket, a block collection with its last value.
                    let last = node.last().filter(|_| span.start == span.end);
                    node.span.end = last.map_or(span.end, |last| last.span.end);
                    self.put(node)?;
                }
            }
            Event::Alias(_) | Event::UnresolvedAlias(_) => {
                let help = "write the value out; put what several errors share into their category";
                let finding = UNSUPPORTED.at(span, "aliases are not part of the catalog language");
                self.findings.push(finding.help(help));
                self.put(YamlNode { span, kind: YamlKind::Refused })?;
            }
            Event::Comment(_, Placement::Right) => self.comment(span),
            Event::DocumentStart(..) => {
                self.documents += 1;
                if self.documents > 1 {
                    let finding = SEVERAL_DOCUMENTS.at(span, "a second document in one file");
                    self.findings.push(finding.help("move it to another file"));
                }
            }
            _ => {}
        }
        Ok(())
    }

    fn refuse_properties(&mut self, anchor: usize, tag: Option<&Tag>, value: Span) {
        if anchor != 0 {
            let span = self.property(value, '&');
            let finding = UNSUPPORTED.at(span, "anchors are not part of the catalog language");
            self.findings.push(finding.help("remove the `&name` before this value"));
        }
        if let Some(tag) = tag {
            let span = self.property(value, '!');
            let message =
                format!("the tag `{}` is not part of the catalog language", tag.original());
            let help = "remove the tag; quote a value to make it a string";
            self.findings.push(UNSUPPORTED.at(span, message).help(help));
        }
    }

    /// Removes the line break and the indentation that the parser counts as part of a block scalar.
    fn without_line_break(&self, span: Span) -> Span {
        let text = &self.patched.text;
        let range =
            self.patched.patched(span.start as usize)..self.patched.patched(span.end as usize);
        let blank = text.get(range).map_or(0, |text| text.len() - text.trim_end().len());
        // A missing value has a range of white space only.
        let end = span.end.saturating_sub(u32::try_from(blank).unwrap_or_default());
        Span { end: end.max(span.start), ..span }
    }

    /// The anchor or the tag before a value.
    fn property(&self, value: Span, sign: char) -> Span {
        let text = &self.patched.text;
        let before = &text[..self.patched.patched(value.start as usize)];
        let is_break = |letter: char| letter.is_whitespace() || matches!(letter, '[' | '{' | ',');
        let Some(at) = before.rfind(sign) else { return value };
        let start = before[..at].rfind(is_break).map_or(0, |at| at + 1);
        let end = text[at..].find(char::is_whitespace).map_or(text.len(), |length| at + length);
        self.file.span(self.patched.original(start)..self.patched.original(end))
    }

    fn push(&mut self, node: YamlNode) -> Result<(), Stop> {
        if self.open.len() == MAX_DEPTH {
            return Err(Stop::Found(Box::new(syntax::too_deep(node.span))));
        }
        self.open.push((node, None));
        Ok(())
    }

    fn put(&mut self, node: YamlNode) -> Result<(), Stop> {
        self.nodes += 1;
        if self.nodes > MAX_NODES {
            let message = format!("more than {MAX_NODES} values in one file");
            let finding = TOO_LARGE.at(node.span, message);
            let help = "split the contract into a folder, one file per category";
            return Err(Stop::Found(Box::new(finding.help(help))));
        }
        match self.open.last_mut() {
            None => self.root = Some(node),
            Some((parent, key)) => match &mut parent.kind {
                YamlKind::List(items) => items.push(node),
                YamlKind::Mapping(pairs) => match key.take() {
                    None => *key = Some(node),
                    Some(key) => pairs.push((key, node)),
                },
                YamlKind::Scalar { .. } | YamlKind::Refused => {}
            },
        }
        Ok(())
    }

    /// Keeps a comment such as `#12` that cuts an unquoted string short: `See issue #12`.
    fn comment(&mut self, span: Span) {
        let text = &self.patched.text;
        let Some((parent, None)) = self.open.last_mut() else { return };
        let Some(last) = parent.last_mut() else { return };
        let start = self.patched.patched(span.start as usize);
        let is_prose = text[start + 1..].starts_with([' ', '\t', '#', '\n', '\r', '!']);
        let before = text[..start].rsplit('\n').next().unwrap_or_default();
        let same_line =
            !text[self.patched.patched(last.span.end as usize).min(start)..start].contains('\n');
        if let YamlKind::Scalar { quoted: false, comment, .. } = &mut last.kind
            && same_line
            && !is_prose
            && !before.trim().is_empty()
        {
            *comment = Some(span);
        }
    }
}

impl YamlNode {
    /// Whether this is a collection without brackets: it ends with its last value.
    pub(super) fn is_block(&self) -> bool {
        self.last().is_some_and(|last| last.span.end == self.span.end)
    }

    fn last(&self) -> Option<&YamlNode> {
        match &self.kind {
            YamlKind::List(items) => items.last(),
            YamlKind::Mapping(pairs) => pairs.last().map(|(_, value)| value),
            YamlKind::Scalar { .. } | YamlKind::Refused => None,
        }
    }

    /// The last complete scalar.
    fn last_mut(&mut self) -> Option<&mut YamlNode> {
        let last = match &mut self.kind {
            YamlKind::List(items) => items.last_mut()?,
            YamlKind::Mapping(pairs) => &mut pairs.last_mut()?.1,
            YamlKind::Scalar { .. } | YamlKind::Refused => return None,
        };
        if matches!(last.kind, YamlKind::Scalar { .. }) { Some(last) } else { last.last_mut() }
    }
}
