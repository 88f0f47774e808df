//! Source files, spans and positions.
//!
//! This module does not depend on YAML or on the file system.

use std::fmt;
use std::ops::Range;

/// The files of a project, ordered by path, byte by byte.
#[derive(Clone, Debug, Default)]
pub struct Sources {
    files: Vec<File>,
}

/// A file: its path as a user would type it, and its text.
#[derive(Clone, Debug)]
pub struct File {
    /// The path relative to the project file, with `/` between its parts.
    pub path: String,
    /// The text without its byte order mark. Invalid UTF-8 is replaced by U+FFFD.
    pub text: String,
    /// The byte order mark before the text, or an empty string.
    pub bom: &'static str,
    /// The reason that the file cannot be read, and the byte that shows it.
    pub fault: Option<(Fault, u32)>,
    /// The byte at which each line starts.
    lines: Vec<usize>,
    /// The number of characters that start before each [`STRIDE`]th byte.
    letters: Vec<usize>,
}

/// The number of bytes that are looked at to find a column, however long its line is.
const STRIDE: usize = 1 << 10;

/// A reason not to read a file as YAML or Markdown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// A byte that is not UTF-8.
    NotUtf8,
    /// The two-byte encoding that some editors call "Unicode".
    Utf16,
    /// More than [`MAX_FILE_BYTES`].
    TooLarge,
}

/// The largest file that is read: 16 MiB, about 25,000 errors.
pub const MAX_FILE_BYTES: usize = 16 << 20;

/// A file of [`Sources`].
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FileId(pub(crate) u32);

/// Some bytes of one file.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Span {
    /// The file.
    pub file: FileId,
    /// The first byte.
    pub start: u32,
    /// The byte after the last one.
    pub end: u32,
}

/// A value and where it was written.
#[derive(Clone, Default)]
pub struct Spanned<T> {
    /// The value.
    pub value: T,
    /// The place where it was written.
    pub span: Span,
}

/// A line and a column, as people count them: from 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Position {
    /// The line.
    pub line: usize,
    /// The column, in characters.
    pub column: usize,
}

impl Sources {
    /// Takes the files in any order.
    pub fn new(files: impl IntoIterator<Item = (String, Vec<u8>)>) -> Self {
        let mut files: Vec<File> =
            files.into_iter().map(|(path, bytes)| decode(path, bytes)).collect();
        files.sort_by(|a, b| a.path.cmp(&b.path));
        Self { files }
    }

    /// Adds a file after all others, so that every span keeps its file.
    pub fn add(&mut self, path: String, bytes: Vec<u8>) -> FileId {
        self.files.push(decode(path, bytes));
        FileId(u32::try_from(self.files.len() - 1).unwrap_or(u32::MAX))
    }

    /// Each file with its id, in order.
    pub fn iter(&self) -> impl Iterator<Item = (FileId, &File)> {
        (0..).map(FileId).zip(&self.files)
    }

    /// The file with this path.
    pub fn find(&self, path: &str) -> Option<(FileId, &File)> {
        self.iter().find(|(_, file)| file.path == path)
    }

    /// The file that a span points into.
    pub fn file(&self, id: FileId) -> &File {
        &self.files[id.0 as usize]
    }

    /// The text under a span.
    pub fn text(&self, span: Span) -> &str {
        self.file(span.file).text.get(span.start as usize..span.end as usize).unwrap_or_default()
    }

    /// The start and the end of a span.
    pub fn position(&self, span: Span) -> (Position, Position) {
        let file = self.file(span.file);
        (file.position(span.start as usize), file.position(span.end as usize))
    }
}

impl File {
    fn new(path: String, text: String, fault: Option<(Fault, u32)>) -> Self {
        let newlines = text.bytes().enumerate().filter(|(_, byte)| *byte == b'\n');
        let lines = std::iter::once(0).chain(newlines.map(|(at, _)| at + 1)).collect();
        let mut before = 0;
        let letters = text.as_bytes().chunks(STRIDE).map(|chunk| {
            before += starts(chunk);
            before
        });
        let letters = std::iter::once(0).chain(letters).collect();
        Self { path, text, bom: "", fault, lines, letters }
    }

    /// The path for people and logs: a name of a file can hold any character.
    pub fn shown(&self) -> String {
        printable(&self.path)
    }

    /// The position of a byte; a byte past the end has the position after the last character.
    pub fn position(&self, at: usize) -> Position {
        let at = boundary(&self.text, at);
        let line = self.lines.partition_point(|start| *start <= at);
        let start = self.lines[line - 1];
        Position { line, column: self.letters_before(at) - self.letters_before(start) + 1 }
    }

    /// The bytes of a line without its line break, given a byte of it.
    pub(crate) fn line(&self, at: usize) -> Range<usize> {
        let line = self.lines.partition_point(|start| *start <= at);
        let end = self.lines.get(line).map_or(self.text.len(), |next| next - 1);
        self.lines[line - 1]..end
    }

    fn letters_before(&self, at: usize) -> usize {
        let counted = at / STRIDE;
        self.letters[counted] + starts(&self.text.as_bytes()[counted * STRIDE..at])
    }
}

/// The number of characters that start within some bytes of UTF-8.
fn starts(bytes: &[u8]) -> usize {
    bytes.iter().filter(|byte| **byte & 0b1100_0000 != 0b1000_0000).count()
}

/// Replaces the characters of a text that could control a terminal or a log.
pub fn printable(text: &str) -> String {
    text.replace(is_unprintable, "\u{FFFD}")
}

/// Whether a character controls terminals, ends a line, or changes the direction of the text around it.
pub(crate) fn is_unprintable(letter: char) -> bool {
    let is_format = matches!(
        letter,
        '\u{61C}' | '\u{200E}' | '\u{200F}' | '\u{2028}'..='\u{202E}' | '\u{2066}'..='\u{2069}'
    );
    is_format || letter.is_control() && letter != '\t'
}

/// The start of the character that a byte belongs to.
pub(crate) fn boundary(text: &str, at: usize) -> usize {
    (0..=at.min(text.len())).rev().find(|at| text.is_char_boundary(*at)).unwrap_or_default()
}

impl FileId {
    /// A span of this file.
    pub fn span(self, bytes: std::ops::Range<usize>) -> Span {
        let clamp = |at| u32::try_from(at).unwrap_or(u32::MAX);
        Span { file: self, start: clamp(bytes.start), end: clamp(bytes.end) }
    }
}

impl Span {
    /// Whether `other` lies within this span.
    pub fn contains(self, other: Self) -> bool {
        self.file == other.file && self.start <= other.start && other.end <= self.end
    }

    /// From the start of this span to the end of `other`.
    #[must_use]
    pub fn to(self, other: Self) -> Self {
        Self { end: other.end, ..self }
    }
}

impl<T> Spanned<T> {
    /// A value at a place.
    pub fn new(value: T, span: Span) -> Self {
        Self { value, span }
    }
}

impl<T: fmt::Debug> fmt::Debug for Spanned<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.value.fmt(f)
    }
}

/// Spans do not count: two values are equal wherever they were written.
impl<T: PartialEq> PartialEq for Spanned<T> {
    fn eq(&self, other: &Self) -> bool {
        self.value == other.value
    }
}

impl<T: Eq> Eq for Spanned<T> {}

impl<T> std::ops::Deref for Spanned<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.value
    }
}

/// The byte order mark.
const BOM: &str = "\u{FEFF}";

fn decode(path: String, bytes: Vec<u8>) -> File {
    let fault = if bytes.len() > MAX_FILE_BYTES {
        Some((Fault::TooLarge, 0))
    } else if bytes.starts_with(&[0xFF, 0xFE]) || bytes.starts_with(&[0xFE, 0xFF]) {
        Some((Fault::Utf16, 0))
    } else {
        None
    };
    if fault.is_some() {
        return File::new(path, String::new(), fault);
    }
    let mut text = match String::from_utf8(bytes) {
        Ok(text) => text,
        Err(error) => {
            let at = u32::try_from(error.utf8_error().valid_up_to()).unwrap_or(u32::MAX);
            let text = String::from_utf8_lossy(error.as_bytes()).into_owned();
            return File::new(path, text, Some((Fault::NotUtf8, at)));
        }
    };
    if !text.starts_with(BOM) {
        return File::new(path, text, None);
    }
    text.drain(..BOM.len());
    File { bom: BOM, ..File::new(path, text, None) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn one(bytes: &[u8]) -> File {
        decode("a.yaml".to_owned(), bytes.to_vec())
    }

    #[test]
    fn a_byte_order_mark_is_not_part_of_the_text() {
        assert_eq!(one(b"\xEF\xBB\xBFa: 1").text, "a: 1");
    }

    #[test]
    fn a_wrong_byte_is_located() {
        assert_eq!(one(b"a: caf\xE9\n").fault, Some((Fault::NotUtf8, 6)));
        assert_eq!(one(b"\xFF\xFEa\0").fault, Some((Fault::Utf16, 0)));
    }

    #[test]
    fn a_path_controls_no_terminal() {
        let path = "a\u{1B}]0;b\u{7}\r\n::c\u{9B}1m\u{202E}\u{2028}é\t.yaml";
        let file = decode(path.to_owned(), Vec::new());
        let bad = "\u{FFFD}";
        assert_eq!(file.shown(), format!("a{bad}]0;b{bad}{bad}{bad}::c{bad}1m{bad}{bad}é\t.yaml"));
    }

    #[test]
    fn columns_count_characters() {
        let file = one("é: x\nöö y".as_bytes());
        assert_eq!(file.position(11), Position { line: 2, column: 4 });
        assert_eq!(file.position(99), Position { line: 2, column: 5 });
    }

    #[test]
    fn a_column_of_a_long_line_counts_from_its_start() {
        let file = one(format!("a\n{}x\n", "é".repeat(3 * STRIDE)).as_bytes());
        let at = 2 + 2 * (3 * STRIDE);
        for (at, line, column) in [(0, 1, 1), (2, 2, 1), (at, 2, 3 * STRIDE + 1), (at + 2, 3, 1)] {
            assert_eq!(file.position(at), Position { line, column });
        }
        assert_eq!(file.line(at), 2..at + 1);
    }

    #[test]
    fn files_are_ordered_by_path() {
        let sources = Sources::new([("b".to_owned(), vec![]), ("a".to_owned(), vec![])]);
        let paths: Vec<_> = sources.iter().map(|(_, file)| file.path.as_str()).collect();
        assert_eq!(paths, ["a", "b"]);
    }
}
