// Attack: is a plugin for the compiler instead of a program.
// Verdict: compile_error or run_time_error
#![crate_type = "proc-macro"]
extern crate proc_macro;

#[proc_macro]
pub fn run(_: proc_macro::TokenStream) -> proc_macro::TokenStream {
    std::fs::write("/tmp/assay-hostile", "ran").unwrap();
    "fn main() {}".parse().unwrap()
}
