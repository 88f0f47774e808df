//! Measures how the time of a compilation grows with each kind of element: `cargo run --example growth -- <part> [<kind>]`.
//!
//! The part is `check`, `draw` (the findings, in every format), or a target as in `errcat.yaml`. The exponent is that
//! between the last two sizes: 1 is linear, 2 is quadratic. Sizes double until a run takes long enough to measure.

use std::fs;
use std::sync::LazyLock;
use std::time::{Duration, Instant};

use errcat_codegen::report::Style;
use errcat_codegen::source::Sources;
use errcat_codegen::{Compiler, resolve};

#[path = "../tests/it/growth/kinds.rs"]
mod kinds;

use kinds::{Kind, MISTAKES, VALID};

/// The sizes at which the measurement starts and ends.
const SIZES: std::ops::RangeInclusive<usize> = 500..=32_000;
/// A run of this length is measured well enough.
const ENOUGH: Duration = Duration::from_millis(400);

fn main() {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let part = args.first().map_or("check", String::as_str);
    let wanted = args.get(1).map_or("", String::as_str);
    let kinds = match part {
        "check" => [VALID, MISTAKES].concat(),
        "draw" => MISTAKES.to_vec(),
        _ => VALID.to_vec(),
    };
    for kind in kinds.iter().filter(|kind| kind.name.contains(wanted)) {
        let mut size = *SIZES.start();
        let mut last = shortest(kind, part, size);
        let mut exponent = 0.0;
        while size < *SIZES.end() && last < ENOUGH {
            size *= 2;
            let time = shortest(kind, part, size);
            exponent = (time.as_secs_f64() / last.as_secs_f64()).log2();
            last = time;
        }
        println!("{exponent:5.2}  {:9.1} ms at {size:6}  {}", last.as_secs_f64() * 1e3, kind.name);
    }
}

/// The shortest of a few runs: others were disturbed.
fn shortest(kind: &Kind, part: &str, size: usize) -> Duration {
    let mut files = (kind.project)(size);
    if !matches!(part, "check" | "draw") {
        files.push(("errcat.yaml".to_owned(), format!("targets: {{ {part} }}\n")));
    }
    let sources = Sources::new(files.into_iter().map(|(path, text)| (path, text.into_bytes())));
    let (_, report) = resolve(&sources);
    let run = || match part {
        "check" => drop(resolve(&sources)),
        "draw" => {
            drop((report.short(&sources), report.json(&sources), report.github(&sources)));
            drop(report.human(&sources, Style::Plain));
        }
        _ => match Compiler::default().compile(&sources) {
            Ok(files) => drop(files),
            Err(report) => {
                println!("{}: {}", kind.name, report.diagnostics()[0].line(&sources));
            }
        },
    };
    let mut shortest = Duration::MAX;
    for _ in 0..3 {
        let start = now();
        run();
        shortest = shortest.min(now().saturating_sub(start));
        if shortest > ENOUGH {
            break;
        }
    }
    shortest
}

/// The time that this thread has run: on Linux without the time that other programs took.
fn now() -> Duration {
    static START: LazyLock<Instant> = LazyLock::new(Instant::now);
    let ran = fs::read_to_string("/proc/thread-self/schedstat").ok();
    let ran = ran.and_then(|text| text.split(' ').next()?.parse().ok());
    ran.map_or_else(|| START.elapsed(), Duration::from_nanos)
}
