//! The facts of a published page. Its tables have lost their borders: the cells of a row run together.

use std::fmt;

use serde_json::Value;

/// A fact of a page, in pieces that belong together.
#[derive(Debug, Default)]
pub(crate) struct Fact {
    pub(crate) kind: &'static str,
    pub(crate) pieces: Vec<String>,
    /// A body that the page shows.
    pub(crate) body: Option<Value>,
}

impl Fact {
    fn new(kind: &'static str, pieces: &[&str]) -> Self {
        let pieces = pieces.iter().map(|piece| piece.trim()).filter(|piece| !piece.is_empty());
        Self { kind, pieces: pieces.map(str::to_owned).collect(), body: None }
    }

    /// Whether the body shows only the structure, without values.
    pub(crate) fn is_skeleton(&self) -> bool {
        let text = self.body.as_ref().map(Value::to_string).unwrap_or_default();
        ["\"ERROR_CODE\"", "\"MACHINE_READABLE_CODE\""].iter().any(|code| text.contains(code))
    }
}

impl fmt::Display for Fact {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.kind, self.pieces.join(" | "))?;
        self.body.iter().try_for_each(|body| write!(f, " {body}"))
    }
}

/// Reads a page line by line.
pub(crate) fn facts(text: &str) -> Vec<Fact> {
    let lines: Vec<&str> = text.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
    let badges: Vec<&str> = lines.iter().filter_map(|line| badge(line)).collect();
    let mut facts = Vec::new();
    let mut heading = "";
    let mut at = 0;
    while at < lines.len() {
        let line = lines[at];
        if line == "{" {
            let (body, end) = json(&lines[at..]);
            facts.push(Fact { body: Some(body), ..Fact::new("example", &example(&lines[..at])) });
            at += end;
            continue;
        }
        if line.contains(" Errors (") || line.contains(" (4") || line.contains(" (5") {
            heading = line;
        }
        if let Some(solution) = line.strip_prefix("Solution: ") {
            if let Some(example) = facts.last_mut() {
                example.kind = "scenario";
                example.pieces.push(solution.to_owned());
            }
        } else {
            facts.extend(row(line, heading, &badges));
        }
        at += 1;
    }
    facts
}

/// A body, and its number of lines.
fn json(lines: &[&str]) -> (Value, usize) {
    let end = (1..=lines.len())
        .find(|end| serde_json::from_str::<Value>(&lines[..*end].join(" ")).is_ok());
    let end = end.unwrap();
    (serde_json::from_str(&lines[..end].join(" ")).unwrap(), end)
}

/// The title right above a body: a badge, a code or the title of a condition, but not a sentence.
fn example<'l>(above: &[&'l str]) -> Vec<&'l str> {
    let Some(line) = above.iter().rev().find(|line| **line != "json") else { return Vec::new() };
    let is_general = ["format", "Format", "Standard"].iter().any(|word| line.contains(word));
    match badge(line) {
        Some(code) => vec![&line[..3], code],
        None if is_general || line.ends_with(['.', ':']) => Vec::new(),
        None => vec![line],
    }
}

/// `400VALIDATION_ERROR`: a status and a code, and nothing else.
fn badge(line: &str) -> Option<&str> {
    let (status, code) = line.split_at_checked(3)?;
    (is_status(status) && is_code(code)).then_some(code)
}

fn is_status(text: &str) -> bool {
    text.len() == 3 && text.bytes().all(|letter| letter.is_ascii_digit())
}

fn is_code(text: &str) -> bool {
    let is_letter =
        |letter: char| letter.is_ascii_uppercase() || letter.is_ascii_digit() || letter == '_';
    text.len() > 3
        && text.starts_with(|first: char| first.is_ascii_uppercase())
        && text.chars().all(is_letter)
}

/// The fact in one row of a table.
fn row(line: &str, heading: &str, badges: &[&str]) -> Option<Fact> {
    if line.contains(" | ") {
        return cells(line, heading);
    }
    if let Some(message) = user_message(line) {
        return Some(message);
    }
    if let Some((status, rest)) = line.split_at_checked(3).filter(|(status, _)| is_status(status)) {
        return status_first(status, rest, badges);
    }
    // `REQUIRES_2FA403Account has 2FA enabled`
    let digits = (1..line.len().saturating_sub(3))
        .find(|at| line.get(*at..at + 3).is_some_and(is_status))?;
    let (code, rest) = line.split_at(digits);
    is_code(code).then(|| Fact::new("code", &[code, &rest[..3], &rest[3..]]))
}

fn status_first(status: &str, rest: &str, badges: &[&str]) -> Option<Fact> {
    if badge(&format!("{status}{rest}")).is_some() {
        return None;
    }
    if let Some((name, meaning)) = rest.split_once(" - ") {
        return Some(Fact::new("status", &[status, name, meaning]));
    }
    if let Some(rest) = rest.strip_prefix(' ') {
        let (name, meaning) =
            rest.strip_prefix("OK").map(|rest| ("OK", rest)).or_else(|| apart(rest))?;
        return Some(Fact::new("status", &[status, name, meaning]));
    }
    let upper = rest.len()
        - rest
            .trim_start_matches(|letter: char| letter.is_ascii_uppercase() || letter == '_')
            .len();
    if upper < 2 {
        return Some(Fact::new("status", &[status, rest]));
    }
    // The first letter of the description has run into the code, unless a badge marks the end of the code.
    let code =
        badges.iter().find(|code| rest.starts_with(**code)).map_or(&rest[..upper - 1], |code| code);
    let (description, cause) = apart(&rest[code.len()..])?;
    Some(Fact::new("code", &[status, code, description, cause]))
}

/// Two cells that have run together: `parametersMissing`.
fn apart(text: &str) -> Option<(&str, &str)> {
    let letters: Vec<(usize, char)> = text.char_indices().collect();
    let pair = letters
        .windows(2)
        .find(|pair| pair[0].1.is_ascii_lowercase() && pair[1].1.is_ascii_uppercase())?;
    Some(text.split_at(pair[1].0))
}

/// A row that has kept its cell borders.
fn cells(line: &str, heading: &str) -> Option<Fact> {
    let cells: Vec<&str> = line.trim_matches(['|', ' ']).split(" | ").map(str::trim).collect();
    let first = cells.first()?;
    if is_code(first) {
        let status =
            heading.rsplit_once('(').map_or("", |(_, status)| status.trim_end_matches(')'));
        return Some(Fact::new("code", &[&[status], &cells[..]].concat()));
    }
    if is_status(first) {
        return Some(Fact::new("status", &cells));
    }
    first
        .starts_with(|letter: char| letter.is_ascii_lowercase())
        .then(|| Fact::new("field", &cells))
}

/// `'INVALID_API_KEY': 'Your API key …',`: a message for users.
fn user_message(line: &str) -> Option<Fact> {
    let (code, text) = line.strip_prefix('\'')?.split_once("': ")?;
    let text = text.trim_end_matches(',');
    let text = &text[1..text.len() - 1];
    let text = text.replace("\\'", "'").replace("${error.", "{");
    is_code(code).then(|| Fact::new("user message", &[code, &text]))
}
