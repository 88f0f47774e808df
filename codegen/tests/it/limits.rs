//! Input that a rule page cannot show: other encodings, sizes, and random bytes. The compiler never panics or hangs.

use std::fmt::Write as _;
use std::path::Path;

use errcat_codegen::report::{Report, Style};
use errcat_codegen::source::{MAX_FILE_BYTES, Sources};
use errcat_codegen::{Files, compile};
use proptest::prelude::*;

use crate::fixture::{GOOD, misplaced};

const PATH: &str = "catalog/example.yaml";

fn run(files: Vec<(String, Vec<u8>)>) -> (Sources, Report, Option<Files>) {
    let sources = Sources::new(files);
    match compile(&sources) {
        Ok(files) => (sources, files.warnings().clone(), Some(files)),
        Err(report) => (sources, report, None),
    }
}

/// The findings in one file, one per line, without its path.
fn found(bytes: impl Into<Vec<u8>>) -> Vec<String> {
    let (sources, report, _) = run(vec![(PATH.to_owned(), bytes.into())]);
    let short = report.short(&sources);
    short.lines().map(|line| line.trim_start_matches(PATH).to_owned()).collect()
}

#[test]
fn a_byte_that_is_not_utf8_has_a_place() {
    let text = b"errcat: 1\ntitle: \xC3\xA9 caf\xE9\n".to_vec();
    assert_eq!(found(text), [":2:13: error[wrong-encoding]: a byte that is not UTF-8"]);
    let key = b"errcat: 1\nerr\xFFors: {}\n".to_vec();
    assert_eq!(found(key), [":2:4: error[wrong-encoding]: a byte that is not UTF-8"]);
    let cut = b"errcat: 1\ntitle: \xE2\x82".to_vec();
    assert_eq!(found(cut), [":2:8: error[wrong-encoding]: a byte that is not UTF-8"]);
}

#[test]
fn utf16_is_called_by_its_name() {
    let little: Vec<u8> =
        [0xFF, 0xFE].into_iter().chain(GOOD.bytes().flat_map(|b| [b, 0])).collect();
    let big: Vec<u8> = [0xFE, 0xFF].into_iter().chain(GOOD.bytes().flat_map(|b| [0, b])).collect();
    for bytes in [little, big] {
        assert_eq!(found(bytes), [":1:1: error[wrong-encoding]: the file is UTF-16"]);
    }
}

#[test]
fn a_guide_is_text_too() {
    let files = vec![
        ("catalog/a/contract.yaml".to_owned(), GOOD.into()),
        ("catalog/a/guides/b.md".to_owned(), b"# Caf\xE9\n".to_vec()),
    ];
    let (sources, report, made) = run(files);
    let line = "catalog/a/guides/b.md:1:6: error[wrong-encoding]: a byte that is not UTF-8\n";
    assert_eq!(report.short(&sources), line);
    assert!(made.is_none());
}

#[test]
fn a_file_has_a_size() {
    let large = vec![b'#'; MAX_FILE_BYTES + 1];
    assert_eq!(found(large), [":1:1: error[too-large]: the file is larger than 16 MiB"]);
}

#[test]
fn a_name_has_a_length() {
    let long = |letters: usize| GOOD.replacen('A', &"A".repeat(letters), 1);
    assert!(found(long(200)).iter().all(|line| !line.contains("invalid-identifier")));
    let errors = found(long(201));
    assert!(errors.iter().any(|line| line.ends_with("is longer than 200 bytes")), "{errors:?}");
    let contract = format!("catalog/{}.yaml", "a".repeat(201));
    let (sources, report, made) = run(vec![(contract, GOOD.into())]);
    assert!(report.short(&sources).contains("is longer than 200 bytes") && made.is_none());
}

#[test]
fn nesting_has_a_depth() {
    let deep = "nested deeper than 64 levels";
    for text in ["[".repeat(100_000), "{a: ".repeat(50_000), "- ".repeat(50_000)] {
        let found = found(text);
        assert_eq!(found.len(), 1);
        assert!(found[0].contains("too-large") && found[0].ends_with(deep), "{found:?}");
    }
    let mut block = String::new();
    for depth in 0..3_000 {
        writeln!(block, "{}k:", " ".repeat(depth)).unwrap();
    }
    assert_eq!(found(block), [format!(":65:65: error[too-large]: {deep}")]);
}

#[test]
fn a_file_has_a_number_of_values() {
    // A mapping, its key and its value: three values in two letters.
    let many = "[".to_owned() + &":,".repeat(666_667) + "]";
    let found = found(many);
    assert!(found[0].ends_with("more than 2000000 values in one file"), "{found:?}");
}

#[test]
fn an_alias_grows_nothing() {
    let mut bomb = "errcat: 1\na0: &a0 [lol, lol]\n".to_owned();
    for level in 1..60 {
        let last = format!("*a{},", level - 1).repeat(9);
        writeln!(bomb, "a{level}: &a{level} [{last}]").unwrap();
    }
    let found = found(bomb);
    assert!(
        found.iter().any(|line| line.ends_with("aliases are not part of the catalog language"))
    );
    assert!(
        found.iter().any(|line| line.ends_with("anchors are not part of the catalog language"))
    );
    let (itself, nobody) = ("errcat: 1\ntitle: &a [*a]\n", "errcat: 1\ntitle: *nobody\n");
    assert!(self::found(itself).iter().any(|line| line.contains("unsupported-yaml")));
    assert!(self::found(nobody).iter().any(|line| line.contains("unsupported-yaml")));
}

#[test]
fn a_byte_order_mark_is_passed_over() {
    assert_eq!(found(GOOD), [""; 0]);
    assert_eq!(found(format!("\u{FEFF}{GOOD}")), [""; 0]);
    let inside = found(GOOD.replace("Gone.", "Go\u{FEFF}ne."));
    assert_eq!(inside.len(), 1, "{inside:?}");
}

#[test]
fn line_ends_change_nothing() {
    let files = catalogs();
    let crlf = files.iter().map(|(path, bytes)| {
        let text = String::from_utf8(bytes.clone()).unwrap();
        (path.clone(), text.replace('\n', "\r\n").into_bytes())
    });
    let (_, lf_report, lf) = run(files.clone());
    let (sources, crlf_report, crlf) = run(crlf.collect());
    assert_eq!(lf_report.count(), (0, 0));
    assert_eq!(crlf_report.short(&sources), "");
    assert_eq!(format!("{lf:?}"), format!("{crlf:?}"));
    let found = found("errcat: 1\r\nerrors:\r\n  A: { status: 404, remedy: \"a\r\n   b\" }\r\n");
    assert_eq!(found, [":3:3: error[missing-key]: the error `A` has no `description`"]);
}

#[test]
fn many_mistakes_that_can_be_repaired_are_found_in_one_run() {
    let mut text = "errcat: 1\nerrors:\n".to_owned();
    for number in 0..100 {
        let error = "status: 404\n    description: {it} is gone: look\n    remedy: Look.";
        writeln!(text, "  A{number}:\n    {error}").unwrap();
    }
    let found = found(text);
    assert_eq!(found.len(), 65, "{found:?}");
    assert!(found[..64].iter().all(|line| line.ends_with("this string must be quoted")));
    assert!(found[64].ends_with("too many errors to continue"), "{}", found[64]);
}

#[test]
fn a_place_after_a_repair_is_of_whole_characters() {
    let place = "1e-400#     ^\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}\u{7DA}\u{FFFD}or: `men int: 0\n";
    for (text, last) in [
        (
            ": a[\u{FFFD}: \"\n _",
            ":2:2: error[invalid-yaml]: this line belongs to no mapping above it",
        ),
        ("a: { b: \"}\", c: 1\nd: 2", ":1:4: error[invalid-yaml]: this `{` is not closed"),
        (
            ": \u{F}\u{FFFD}: E",
            ":1:3: error[invalid-yaml]: invalid YAML: unexpected character: `\\u{f}'",
        ),
        (&format!("\n  GONE: \"%0A::erro of job. }}\nerrcape` is taken\n\n{place}errors:"), ""),
    ] {
        let (sources, report, _) = run(vec![(PATH.to_owned(), text.into())]);
        assert_eq!(misplaced(&report, &sources), None, "{text}");
        let short = report.short(&sources);
        assert!(short.contains(last), "{short}");
    }
}

#[test]
fn a_file_of_tabs_is_one_mistake() {
    let mut text = "errcat: 1\nerrors:\n".to_owned();
    for number in 0..5_000 {
        let error = "status: 404\n\t\tdescription: Gone.\n\t\tremedy: Look.";
        writeln!(text, "\tA{number}:\n\t\t{error}").unwrap();
    }
    assert_eq!(found(text), [":3:1: error[invalid-yaml]: tabs cannot indent YAML"]);
}

#[test]
fn an_empty_file_is_no_contract() {
    let expected = [
        ":1:1: error[empty-contract]: the contract `example` has no errors",
        ":1:1: error[missing-key]: the contract does not state its version of the catalog language",
    ];
    for text in ["", "\n\n", "# Only a comment.\n", "\u{FEFF}"] {
        let found = found(text);
        assert!(
            expected.iter().all(|line| found.contains(&(*line).to_owned())),
            "{text:?}: {found:?}"
        );
        assert_eq!(found.len(), 2, "{text:?}: {found:?}");
    }
}

#[test]
fn a_nul_is_no_text() {
    for text in [GOOD.replace("Gone.", "Go\0ne."), GOOD.replace("A:", "A\0:"), format!("{GOOD}\0")]
    {
        let (_, _, made) = run(vec![(PATH.to_owned(), text.clone().into())]);
        assert!(made.is_none(), "{text:?}");
    }
}

#[test]
fn a_text_may_be_long() {
    let long = "long ".repeat(100_000);
    for text in [long.clone(), format!("\"{long}\""), format!("|\n      {long}")] {
        let catalog = GOOD.replace("{ ", "\n    ").replace(", ", "\n    ").replace(" }", "");
        assert_eq!(found(catalog.replace("Look.", text.trim_end())), [""; 0]);
    }
    let code = "A".repeat(100_000);
    let found = found(GOOD.replace("A:", &format!("? {code}\n  :")));
    assert!(found[1].contains("unconventional-code"), "{}", &found[1][..200]);
}

/// Numbered texts, joined.
fn many(count: usize, text: impl Fn(usize) -> String) -> String {
    (0..count).map(text).collect()
}

#[test]
fn a_type_has_a_depth() {
    let nested = |depth| {
        let ty = "list<".repeat(depth) + "string" + &">".repeat(depth);
        GOOD.replace(" }", &format!(", message: \"x\", details: {{ a: \"{ty}\" }} }}"))
    };
    let deep = "a type nested deeper than 8 levels";
    assert!(!found(nested(8)).iter().any(|line| line.ends_with(deep)));
    for depth in [9, 500, 20_000] {
        assert!(found(nested(depth))[0].ends_with(deep), "{depth}");
    }
}

#[test]
fn a_contract_has_a_number_of_errors() {
    let with = |number| {
        let conditions = many(number, |number| format!("c{number}:,"));
        GOOD.replace(" }", &format!(", conditions: {{ {conditions} }} }}"))
    };
    let found = found(with(65_535));
    assert!(
        found.iter().any(|line| line.contains("error[too-large]: more than 65535 errors")),
        "{:?}",
        &found[0]
    );
}

#[test]
fn a_long_name_is_no_misspelling() {
    let long = "k".repeat(500_000);
    let (sources, report, _) =
        run(vec![(PATH.to_owned(), GOOD.replace("remedy", &format!("? {long}\n  ")).into())]);
    let text = report.human(&sources, Style::Plain);
    assert!(text.len() < 50_000, "{}", text.len());
}

#[test]
fn many_misspellings_are_all_found() {
    let names = many(1_500, |number| format!("{{a{number}}} "));
    let params = many(1_500, |number| format!("b{number}: string, "));
    let end = format!(", message: \"{names}\", details: {{ {params} }} }}");
    let found = found(GOOD.replace(" }", &end));
    let undeclared = found.iter().filter(|line| line.contains("undeclared-placeholder"));
    assert_eq!(undeclared.count(), 1_500);
}

#[test]
fn a_slot_is_found_where_it_stands() {
    let end = format!(", message: \"{}{{b}}\", details: {{ a: string }} }}", "{a} ".repeat(20_000));
    let found = found(GOOD.replace(" }", &end));
    let column = GOOD.lines().nth(2).unwrap().len() - 1 + ", message: \"".len() + 4 * 20_000;
    let wanted = format!(":3:{column}: error[undeclared-placeholder]: `A` has no param `b`");
    assert!(found.contains(&wanted), "{wanted}: {:?}", found.last());
}

#[test]
fn a_large_file_is_not_read_again_and_again() {
    let mut text = "errcat: 1\nerrors:\n".to_owned();
    writeln!(text, "  # {}", "x".repeat(3 << 20)).unwrap();
    for number in 0..5 {
        writeln!(text, "  A{number}:\n    description: {{it}} is gone: look").unwrap();
    }
    let found = found(text);
    assert_eq!(found.len(), 2, "{found:?}");
    assert!(found[1].ends_with("too many errors to continue"), "{found:?}");
}

/// The project's own catalogs.
fn catalogs() -> Vec<(String, Vec<u8>)> {
    fn collect(folder: &Path, prefix: &str, files: &mut Vec<(String, Vec<u8>)>) {
        for entry in std::fs::read_dir(folder).unwrap() {
            let entry = entry.unwrap();
            let path = format!("{prefix}/{}", entry.file_name().to_str().unwrap());
            if entry.path().is_dir() {
                collect(&entry.path(), &path, files);
            } else {
                files.push((path, std::fs::read(entry.path()).unwrap()));
            }
        }
    }
    let mut files = Vec::new();
    collect(&Path::new(env!("CARGO_MANIFEST_DIR")).join("../catalog"), "catalog", &mut files);
    files.sort();
    files
}

/// A change that can happen to a file in an editor or in a merge.
#[derive(Clone, Debug)]
enum Mutation {
    Byte(usize, u8),
    Insert(usize, &'static str),
    DeleteLine(usize),
    DuplicateLine(usize),
    Cut(usize),
}

fn mutation() -> impl Strategy<Value = Mutation> {
    const SIGNS: [&str; 24] = [
        "{", "}", "[", "]", ":", ": ", "#", " #", "&", "*", "!", "|", ">", "'", "\"", "%", "@",
        "\t", "\n", "- ", "<<: ", "é", "\u{202E}", "{x} ",
    ];
    prop_oneof![
        1 => (any::<usize>(), any::<u8>()).prop_map(|(at, byte)| Mutation::Byte(at, byte)),
        4 => (any::<usize>(), 0..SIGNS.len()).prop_map(|(at, sign)| Mutation::Insert(at, SIGNS[sign])),
        2 => any::<usize>().prop_map(Mutation::DeleteLine),
        2 => any::<usize>().prop_map(Mutation::DuplicateLine),
        1 => any::<usize>().prop_map(Mutation::Cut),
    ]
}

impl Mutation {
    fn apply(&self, bytes: &mut Vec<u8>) {
        match self {
            Self::Byte(at, byte) if !bytes.is_empty() => {
                let at = at % bytes.len();
                bytes[at] = *byte;
            }
            Self::Byte(..) => {}
            Self::Insert(at, sign) => {
                let at = at % (bytes.len() + 1);
                bytes.splice(at..at, sign.bytes());
            }
            Self::DeleteLine(at) => {
                let line = line(bytes, *at);
                bytes.drain(line);
            }
            Self::DuplicateLine(at) => {
                let line = line(bytes, *at);
                let copy = bytes[line.clone()].to_vec();
                bytes.splice(line.end..line.end, copy);
            }
            Self::Cut(at) => bytes.truncate(at % (bytes.len() + 1)),
        }
    }
}

/// The bytes of the line around a byte.
fn line(bytes: &[u8], at: usize) -> std::ops::Range<usize> {
    let at = at % (bytes.len() + 1);
    let start =
        bytes[..at].iter().rposition(|byte| *byte == b'\n').map_or(0, |newline| newline + 1);
    let end = bytes[at..].iter().position(|byte| *byte == b'\n');
    start..end.map_or(bytes.len(), |length| at + length + 1)
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(256) })]

    #[test]
    fn no_file_makes_it_panic(
        contract in any::<prop::sample::Index>(),
        file in any::<prop::sample::Index>(),
        mutations in prop::collection::vec(mutation(), 1..8),
    ) {
        let files = catalogs();
        let names: Vec<&str> = files.iter().filter_map(|(path, _)| path.split('/').nth(1)).collect();
        let prefix = format!("catalog/{}/", names[contract.index(names.len())]);
        let mut files: Vec<_> = files.into_iter().filter(|(path, _)| path.starts_with(&prefix)).collect();
        let index = file.index(files.len());
        for mutation in &mutations {
            mutation.apply(&mut files[index].1);
        }
        let (sources, report, _) = run(files);
        prop_assert_eq!(misplaced(&report, &sources), None);
        // The report can be rendered in every format.
        let _ = (report.human(&sources, Style::Plain), report.json(&sources), report.github(&sources));
    }
}
