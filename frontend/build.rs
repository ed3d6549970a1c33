//! Keeps the relocations in the wasm: the bundler needs them to move lazy routes into chunks.

fn main() {
    println!("cargo::rustc-cdylib-link-arg=--emit-relocs");
    println!("cargo::rerun-if-changed=build.rs");
}
