//! Nothing that a name of a file or a text brings along controls a terminal or the log of a CI service.

use std::fs;

use crate::fixture::{Fixture, GOOD};

/// Starts a window title, colours, the previous line, the other direction and a workflow command.
const HOSTILE: &str =
    "\u{1B}]0;a\u{7}\u{1B}[31m\u{9B}1F\u{202E}\u{2066}\u{85}\u{2028}\r\n::error::b\n";

/// The output of a command, which ends its own lines and has no other control characters.
fn plain(project: &Fixture, args: &[&str]) -> String {
    let output = project.errcat(args).assert();
    let output = output.get_output();
    let text = [&output.stdout[..], &output.stderr[..]].concat();
    let text = String::from_utf8(text).expect("UTF-8");
    let is_bad = |letter: char| {
        let is_format =
            matches!(letter, '\u{2028}'..='\u{202E}' | '\u{2066}'..='\u{2069}' | '\u{200E}');
        is_format || letter.is_control() && letter != '\n'
    };
    assert!(!text.contains(is_bad), "{args:?}: {text:?}");
    assert!(!text.contains("\n::error::b"), "{args:?}: {text}");
    text
}

#[cfg(unix)]
#[test]
fn names_of_files() {
    let project = Fixture::new(GOOD);
    project.write(&format!("catalog/{HOSTILE}.yaml"), "errcat: 1\nerors: {}\n");
    project.write(&format!("catalog/{HOSTILE}.yml"), "errcat: 1\n");
    for format in ["human", "short", "json", "github"] {
        for command in [&["check"][..], &["generate"], &["generate", "--check"]] {
            let text = plain(&project, &[command, &["--format", format]].concat());
            assert!(text.contains("erors"), "{text}");
        }
    }
    let folder = project.path(HOSTILE.trim());
    fs::create_dir(&folder).expect("made a folder");
    let folder = folder.to_str().expect("UTF-8");
    plain(&project, &["check", "--project", folder]);
    plain(&project, &["init", folder]);
    plain(&project, &["schema", "--write", folder]);
}

#[test]
fn source_lines_and_fixes() {
    let project = Fixture::new(&GOOD.replace("409", "\"409\u{9B}31m\u{202E}\u{61C}\u{200E}\""));
    for format in ["human", "short", "json", "github"] {
        let text = plain(&project, &["check", "--format", format]);
        assert!(text.contains("shop.yaml"), "{text}");
    }
}

#[test]
fn differences() {
    let project = Fixture::new(GOOD);
    project.errcat(&["generate", "-q"]).assert().code(0);
    let edited = project.read("generated/rust/shop.rs") + HOSTILE;
    project.write("generated/rust/shop.rs", &edited);
    for format in ["human", "short", "json", "github"] {
        let text = plain(&project, &["generate", "--check", "--format", format]);
        assert!(text.contains("generated/rust/shop.rs"), "{text}");
    }
}
