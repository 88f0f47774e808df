//! A place in a line, counted in columns: a tab leads to the next multiple of four, and may be used up in parts.

/// What is left of a line.
pub(super) struct Cursor<'l> {
    /// The text from here on, but for what is left of a tab.
    pub(super) rest: &'l str,
    /// The column at which that text starts.
    column: usize,
    /// The columns of a tab that are left.
    owed: usize,
}

impl<'l> Cursor<'l> {
    pub(super) fn new(line: &'l str) -> Self {
        Self { rest: line, column: 0, owed: 0 }
    }

    pub(super) fn is_blank(&self) -> bool {
        self.rest.trim().is_empty()
    }

    /// The columns of white space from here on.
    pub(super) fn indent(&self) -> usize {
        let mut end = self.column;
        for letter in self.rest.chars() {
            match letter {
                ' ' => end += 1,
                '\t' => end += tab(end),
                _ => break,
            }
        }
        self.owed + end - self.column
    }

    /// Goes past white space, so many columns of it at most.
    pub(super) fn skip(&mut self, columns: usize) {
        for _ in 0..columns {
            if self.owed == 0 {
                match self.rest.chars().next() {
                    Some(' ') => self.owed = 1,
                    Some('\t') => self.owed = tab(self.column),
                    _ => return,
                }
                self.column += self.owed;
                self.rest = &self.rest[1..];
            }
            self.owed -= 1;
        }
    }

    /// Goes past so many letters of ASCII.
    pub(super) fn pass(&mut self, letters: usize) {
        self.rest = &self.rest[letters..];
        self.column += letters;
    }
}

/// How many columns a tab takes that stands at one.
fn tab(column: usize) -> usize {
    4 - column % 4
}
