//! Tables: a column in which nothing stands is left out, an empty cell shows a dash.

use minijinja::{Value, context};

/// How a row fills a cell.
type Cell<'t, T> = Box<dyn Fn(&T) -> String + 't>;

/// A table from left to right: the title of each column, and how a row fills it.
pub(super) struct Table<'t, T> {
    columns: Vec<(&'t str, Cell<'t, T>)>,
}

impl<'t, T> Table<'t, T> {
    pub(super) fn new() -> Self {
        Self { columns: Vec::new() }
    }

    /// Adds a column on the right.
    pub(super) fn column(mut self, title: &'t str, cell: impl Fn(&T) -> String + 't) -> Self {
        self.columns.push((title, Box::new(cell)));
        self
    }

    /// What `table.md.j2` prints.
    pub(super) fn view<'r>(&self, rows: impl IntoIterator<Item = &'r T>) -> Value
    where
        T: 'r,
    {
        let rows: Vec<&T> = rows.into_iter().collect();
        let cells =
            |fill: &dyn Fn(&T) -> String| rows.iter().map(|row| fill(row)).collect::<Vec<_>>();
        let columns = self.columns.iter().map(|(title, fill)| (*title, cells(&**fill)));
        let columns: Vec<_> =
            columns.filter(|(_, cells)| cells.iter().any(|cell| !cell.is_empty())).collect();
        let shown = |cell: &String| if cell.is_empty() { "—".to_owned() } else { cell.clone() };
        let row =
            |at: usize| columns.iter().map(|(_, cells)| shown(&cells[at])).collect::<Vec<_>>();
        context! {
            head => columns.iter().map(|(title, _)| (*title).to_owned()).collect::<Vec<_>>(),
            rule => columns.iter().map(|_| "---").collect::<Vec<_>>(),
            rows => (0..rows.len()).map(row).collect::<Vec<_>>(),
        }
    }
}
