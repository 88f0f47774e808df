//! Tables: an empty column is omitted, and an empty cell shows a dash.

use serde::Serialize;

/// A table as `table.md.j2` and the explorer print it.
#[derive(Debug, Default, Serialize)]
pub(crate) struct Table {
    head: Vec<String>,
    rows: Vec<Vec<String>>,
    /// Texts that do not fit into a cell, each after a few words about its row.
    below: Vec<String>,
}

impl Table {
    /// Adds texts below the table.
    pub(crate) fn above(self, texts: impl IntoIterator<Item = String>) -> Self {
        Self { below: texts.into_iter().collect(), ..self }
    }
}

/// The cell of a row.
type Cell<'t, T> = Box<dyn Fn(&T) -> String + 't>;

/// The columns of a table, from left to right: the title of each, and its cells.
pub(crate) struct Columns<'t, T>(Vec<(&'t str, Cell<'t, T>)>);

impl<'t, T> Columns<'t, T> {
    pub(crate) fn new() -> Self {
        Self(Vec::new())
    }

    /// Adds a column on the right.
    pub(crate) fn column(mut self, title: &'t str, cell: impl Fn(&T) -> String + 't) -> Self {
        self.0.push((title, Box::new(cell)));
        self
    }

    /// The table of these rows.
    pub(crate) fn table<'r>(&self, rows: impl IntoIterator<Item = &'r T>) -> Table
    where
        T: 'r,
    {
        let rows: Vec<&T> = rows.into_iter().collect();
        let cells = |cell: &Cell<'t, T>| rows.iter().map(|row| cell(row)).collect::<Vec<_>>();
        let columns = self.0.iter().map(|(title, cell)| (*title, cells(cell)));
        let columns: Vec<_> =
            columns.filter(|(_, cells)| cells.iter().any(|cell| !cell.is_empty())).collect();
        let shown = |cell: &String| if cell.is_empty() { "—".to_owned() } else { cell.clone() };
        let row = |at: usize| columns.iter().map(|(_, cells)| shown(&cells[at])).collect();
        Table {
            head: columns.iter().map(|(title, _)| (*title).to_owned()).collect(),
            rows: (0..rows.len()).map(row).collect(),
            below: Vec::new(),
        }
    }
}
