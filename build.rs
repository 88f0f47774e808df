//! Compiles the catalogs, like the build script of any user.

fn main() {
    errcat_codegen::build();
}
