# The two cargo builds. They run at the same time, because one alone leaves a core idle at its end.

HOST=$(rustc --print host-tuple)
RELEASE=$CARGO_TARGET_DIR/$HOST/release
WASM=$CARGO_TARGET_DIR/wasm32-unknown-unknown/wasm-release/assay_frontend.wasm
PROGRAMS=(assay assay-server assay-worker)

# One call for all, so that cargo compiles each dependency with only one set of features. The bundler and the testbed are not installed.
compile_programs() {
  cargo build --locked --release -p assay-cli -p assay-server -p assay-worker -p assay-bundler -p assay-testbed || return 1
  mkdir -p "$CARGO_TARGET_DIR/release" || return 1
  local program
  for program in "${PROGRAMS[@]}"; do ln -f "$RELEASE/$program" "$CARGO_TARGET_DIR/release/$program" || return 1; done
}

compile_wasm() { cargo build --locked --profile wasm-release --target wasm32-unknown-unknown -p assay-frontend --lib; }
