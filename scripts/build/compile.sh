# The two cargo builds. They run at the same time, because one alone leaves a core idle at its end.

HOST=$(rustc --print host-tuple)
RELEASE=$CARGO_TARGET_DIR/$HOST/release
WASM=$CARGO_TARGET_DIR/wasm32-unknown-unknown/wasm-release/assay_frontend.wasm
PSEUDO_WASM=$CARGO_TARGET_DIR/pseudo_locale.wasm
PROGRAMS=(assay assay-server assay-worker)

compile_programs() { build_programs && link_programs "$CARGO_TARGET_DIR/release"; }

# One call for all, so that cargo compiles each dependency with only one set of features. The bundler and the testbed are not installed.
# After a change to a page, the wasm takes longest, so it goes first.
build_programs() { nice cargo build --release -p assay-cli -p assay-server -p assay-worker -p assay-bundler -p assay-testbed --locked "$@"; }

# link_programs FOLDER: links the programs that were built last into a folder. They look for the site and the content next to that folder.
link_programs() {
  local program
  mkdir -p "$1" || return 1
  for program in "${PROGRAMS[@]}"; do ln -f "$RELEASE/$program" "$1/$program" || return 1; done
}

compile_wasm() { cargo build --locked --profile wasm-release --target wasm32-unknown-unknown -p assay-frontend --lib "$@"; }

# The wasm with the pseudo-locale. Only our own crates are compiled again, without optimization. Cargo writes both files to the same place,
# so this one is copied elsewhere, and the usual one is built again.
compile_pseudo_wasm() {
  local options=() crate
  for crate in assay-app assay-frontend; do
    options+=(--config "profile.wasm-release.package.$crate.opt-level=0" --config "profile.wasm-release.package.$crate.codegen-units=16")
  done
  compile_wasm --features pseudo-locale "${options[@]}" && cp "$WASM" "$PSEUDO_WASM" && compile_wasm
}
