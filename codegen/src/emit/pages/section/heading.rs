//! Headings of a page: no two have the same anchor.

use crate::emit::pages::markup::markdown;
use crate::name;

/// The anchors that a page already has.
pub(crate) struct Headings(Vec<String>);

impl Headings {
    /// The headings of a page with this title and this template.
    pub(crate) fn new(title: &str, template: &str) -> Self {
        let mut headings = Self(vec![name::slug(title)]);
        headings.reserve(template);
        headings
    }

    /// Reserves the anchors of the headings in a template or in hand-written Markdown. Headings that contain a value
    /// come from the view, which reserves each of them separately.
    pub(crate) fn reserve(&mut self, text: &str) {
        let headings = text.lines().filter(|line| line.starts_with('#') && !line.contains("{{"));
        self.0.extend(headings.map(name::slug));
    }

    /// A heading with a unique anchor; uses `otherwise` if the text yields no anchor.
    pub(crate) fn unique(&mut self, text: &str, otherwise: &str) -> String {
        let heading = markdown::heading(text, otherwise);
        let mut unique = heading.clone();
        let mut count = 1;
        while self.0.contains(&name::slug(&unique)) {
            count += 1;
            unique = format!("{heading} {count}");
        }
        self.0.push(name::slug(&unique));
        unique
    }
}

#[cfg(test)]
mod tests {
    use super::Headings;

    #[test]
    fn no_two_headings_have_the_same_anchor() {
        let template = "{% if x %}\n## Retry\n{% endif %}\n### {{ it.heading }}\n";
        let mut headings = Headings::new("NOT_FOUND", template);
        for (text, heading) in [
            ("Retry", "Retry 2"),
            ("retry", "retry 3"),
            ("Not found", "Not found 2"),
            ("404 again", "Example 404 again"),
            ("残高不足", "Example 残高不足"),
            ("...", "Example"),
        ] {
            assert_eq!(headings.unique(text, "Example"), heading);
        }
    }
}
