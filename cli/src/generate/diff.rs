//! Draws the differences in a file as a unified diff of limited length.

use std::time::Duration;

use clap::builder::styling::{AnsiColor, Style};
use errcat_codegen::source::printable;
use similar::TextDiff;

use crate::findings::count;

/// The most lines that are shown for a file.
const SHOWN: usize = 40;
/// The time to search for a short diff; after that, any diff is used.
const PATIENCE: Duration = Duration::from_secs(1);

/// Draws the differences; a file that is created or removed is compared with `/dev/null`.
pub(super) fn draw(path: &str, before: Option<&str>, after: Option<&str>) -> String {
    let path = printable(path);
    let name = |text: Option<&str>| if text.is_some() { path.as_str() } else { "/dev/null" };
    let (from, to) = (before.unwrap_or_default(), after.unwrap_or_default());
    let diff = TextDiff::configure().timeout(PATIENCE).diff_lines(from, to);
    let mut unified = diff.unified_diff();
    let unified = unified.header(name(before), name(after)).to_string();
    let mut lines: Vec<String> = unified.lines().map(styled).collect();
    if lines.len() > SHOWN {
        let rest = lines.len() - SHOWN;
        lines.truncate(SHOWN);
        lines.push(format!("… {}", count(rest, "more line")));
    }
    lines.join("\n") + "\n"
}

fn styled(line: &str) -> String {
    let line = &printable(line);
    let style = match line.as_bytes() {
        [b'-', b'-', b'-', b' ', ..] | [b'+', b'+', b'+', b' ', ..] => Style::new().bold(),
        [b'@', ..] => AnsiColor::Cyan.on_default(),
        [b'-', ..] => AnsiColor::Red.on_default(),
        [b'+', ..] => AnsiColor::Green.on_default(),
        _ => return line.clone(),
    };
    format!("{style}{line}{style:#}")
}
