//! What any user writes.

fn main() {
    errcat_codegen::build();
}
