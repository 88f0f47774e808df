//! x
fn main() {
    let loaded = errcat_codegen::load(std::path::Path::new(".")).unwrap();
    let mut report = errcat_codegen::report::Report::default();
    let files = errcat_codegen::compile(&loaded.sources, &mut report);
    print!("{}", report.human(&loaded.sources, errcat_codegen::report::Style::Plain));
    if let Some(files) = files {
        println!(
            "{:?}",
            errcat_codegen::sync(&files, &loaded.output, errcat_codegen::Mode::Write)
                .unwrap()
                .len()
        );
    }
}
