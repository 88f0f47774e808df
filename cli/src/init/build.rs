//! Compiles `catalog/` into the Rust that `src/lib.rs` includes.

fn main() {
    errcat_codegen::build();
}
