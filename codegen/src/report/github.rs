//! Renders a finding as a GitHub workflow command, which becomes an annotation on the pull request.
//!
//! The escapes are those of GitHub's toolkit for actions (`command.ts`).

use crate::report::Diagnostic;
use crate::source::Sources;

pub(super) fn command(found: &Diagnostic, sources: &Sources) -> String {
    let span = found.span();
    let (start, end) = sources.position(span);
    let path = property(&sources.file(span.file).shown());
    let message = [std::slice::from_ref(&found.message), &found.help].concat().join("\nhelp: ");
    format!(
        "::{level} file={path},line={},endLine={},col={},endColumn={},title={rule}::{}",
        start.line,
        end.line,
        start.column,
        end.column,
        data(&message),
        level = found.level_name(),
        rule = property(found.rule.name),
    )
}

fn data(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}
