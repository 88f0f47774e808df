//! Laws of every project: the same catalogs produce the same bytes, whatever the order of files and the form of text.

use errcat_codegen::source::Sources;
use errcat_codegen::{Files, compile, load};

type Texts = Vec<(String, Vec<u8>)>;

/// The files of the project itself.
fn texts() -> Texts {
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let sources = load(&root).unwrap().sources;
    sources.iter().map(|(_, file)| (file.path.clone(), file.text.clone().into_bytes())).collect()
}

fn files(texts: Texts) -> Files {
    let sources = Sources::new(texts);
    compile(&sources).unwrap_or_else(|report| panic!("{}", report.short(&sources)))
}

#[test]
fn the_order_of_files_does_not_matter() {
    let mut reversed = texts();
    reversed.reverse();
    assert_eq!(files(texts()), files(reversed));
}

#[test]
fn line_ends_and_a_byte_order_mark_do_not_matter() {
    let other = texts().into_iter().map(|(path, bytes)| {
        let text = String::from_utf8(bytes).unwrap().replace('\n', "\r\n");
        (path, format!("\u{FEFF}{text}").into_bytes())
    });
    let (made, other) = (files(texts()), files(other.collect()));
    assert!(made.iter().eq(other.iter()));
    // A hand-written file keeps its own line ends.
    assert!(!made.edits().is_empty(), "the project holds a file with blocks");
    assert_eq!(made.edits().len(), other.edits().len());
    for (edit, other) in made.edits().iter().zip(other.edits()) {
        let crlf = edit.after.replace('\n', "\r\n");
        assert_eq!(other.after, format!("\u{FEFF}{crlf}"));
    }
}

/// Comments and blank lines change no output.
#[test]
fn comments_do_not_matter() {
    let other = texts().into_iter().map(|(path, bytes)| {
        let text = String::from_utf8(bytes).unwrap();
        let is_yaml = path.ends_with(".yaml");
        (
            path,
            if is_yaml { format!("# A comment.\n\n{text}\n# Another.\n") } else { text }
                .into_bytes(),
        )
    });
    assert_eq!(files(texts()), files(other.collect()));
}

#[test]
fn no_path_of_this_machine_is_written() {
    let here = env!("CARGO_MANIFEST_DIR").trim_end_matches("codegen");
    for (path, text) in files(texts()).iter() {
        assert!(!text.contains(here), "{path}");
        assert!(text.ends_with('\n') && !text.contains('\r'), "{path}");
    }
}
