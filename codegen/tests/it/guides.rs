//! Guides: each engine shows the text of the author, and no more.

use pulldown_cmark::{Event, Tag};

use crate::fixture::{GOOD, compiled, parse};
use crate::markdown::seen;

/// No guide contains HTML, an event handler or a link with another scheme, in any flavour.
#[test]
fn a_guide_contains_no_html_and_no_script() {
    const GUIDE: &str = "# Tips

Send {order_id}, a `{{ order.id }}`, and <br> where a line ends. <!-- a note -->

<img src=x onerror=alert(1)>

<details open ontoggle=\"alert(1)\">
text
</details>

[a](javascript:alert(1)) [b](JaVaScRiPt:alert(1)) [c](java&Tab;script:alert(1)) [d](&#106;avascript:alert(1))
[e](data:text/html,x) [f](vbscript:x) [g]( <javascript:alert(1)> ) ![h](javascript:alert(1)) [i][k] <javascript:alert(1)>

[k]: javascript:alert(1)

{{< note >}}
";
    let flavours =
        ["docusaurus", "hugo", "mdbook", "mkdocs", "portable", "sphinx", "starlight", "vitepress"];
    for flavour in flavours {
        let project = format!(
            "targets: {{ markdown: [{{ flavour: {flavour} }}] }}\nrules: {{ level: minimal }}\n"
        );
        let files = compiled(&[
            ("errcat.yaml", &project),
            ("catalog/api/contract.yaml", GOOD),
            ("catalog/api/guides/tips.md", GUIDE),
        ]);
        let page = files.get(&format!("markdown/{flavour}/api/guides/tips.md")).unwrap();
        // The front matter, the title of mdBook and the link at the end are not the guide.
        let (_, body) = page.split_at(page.rfind("Send ").unwrap());
        let (body, _) = body.rsplit_once("\n\n").unwrap();
        for event in parse(body) {
            match event {
                Event::Html(html) => panic!("{flavour}: {html}"),
                Event::InlineHtml(tag) => {
                    assert!(matches!(&*tag, "<code>" | "</code>" | "<wbr/>"), "{flavour}: {tag}");
                }
                Event::Start(Tag::Link { dest_url, .. } | Tag::Image { dest_url, .. }) => {
                    panic!("{flavour}: {dest_url}");
                }
                _ => {}
            }
        }
        if let Some((_, description)) = page.split_once("description: ") {
            let tag = if flavour == "mkdocs" { "&lt;br&gt;" } else { "<br>" };
            let end = format!(" and {tag} where a line ends.\"\n");
            assert!(description.contains(&end), "{flavour}: {page}");
        }
        for mark in ["{order_id}", "{{", "<br", "<img", "<details", "a note"] {
            assert!(!body.contains(mark), "{flavour} contains {mark}:\n{page}");
        }
        for text in ["<br> where", "<img src=x onerror=alert(1)>", "{{ order.id }}", "{{< note >}}"]
        {
            assert!(seen(body).contains(text), "{flavour} does not say {text}:\n{page}");
        }
    }
}

/// The themes of `MkDocs` insert titles and labels as HTML, and so does the sidebar of `VitePress`.
#[test]
fn a_title_is_text_where_a_theme_inserts_html() {
    let files = compiled(&[
        (
            "errcat.yaml",
            "targets: { markdown: [{ flavour: mkdocs }, { flavour: vitepress }] }\nrules: { level: minimal }\n",
        ),
        ("catalog/api/contract.yaml", GOOD),
        ("catalog/api/guides/tips.md", "# Use <img src=x>\n\nText.\n"),
    ]);
    for path in ["mkdocs/.nav.yml", "mkdocs/api/guides/tips.md", "vitepress/sidebar.js"] {
        let text = files.get(&format!("markdown/{path}")).unwrap();
        assert!(text.contains("Use &lt;img src=x&gt;"), "{text}");
        assert!(!text.contains("<img"), "{text}");
    }
}
