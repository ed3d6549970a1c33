# Lints and tests of the Rust code, in the release profile (see scripts/test_profile.mjs).

# The browser side is a separate build, because one build would mix the features of server and browser.
WORKSPACE=(--workspace --exclude assay-frontend)

test_profile() { mkdir -p "$CARGO_TARGET_DIR" && node scripts/test_profile.mjs >"$CARGO_TARGET_DIR/testing.toml"; }

# linting COMMAND…: makes clippy the compiler of our crates, so that linting and compiling are one step.
linting() { RUSTC_WORKSPACE_WRAPPER=clippy-driver CLIPPY_ARGS='-D__CLIPPY_HACKERY__warnings__CLIPPY_HACKERY__' "$@"; }

# with_lints COMMAND…: runs cargo for the tests.
with_lints() { linting "$@" --config "$CARGO_TARGET_DIR/testing.toml"; }

# Compiles tests and programs. Tests in the browser start the same programs, so our own crates are compiled only once. Tests first: their
# build includes almost all of the programs, and keeps all cores busy.
compile() { compile_tests && with_lints build_programs && link_programs "$ASSAY_PROGRAMS"; }

# This is what nextest runs. It may not be installed yet.
compile_tests() { with_lints cargo test --locked --release --no-run "${WORKSPACE[@]}"; }

run_tests() { with_lints cargo nextest run --locked --release --test-threads "$((8 * $(nproc)))" "${WORKSPACE[@]}" "$@"; }

# Tests in the browser use this wasm.
lint_browser() { linting compile_wasm; }

pseudo_site() { linting compile_pseudo_wasm && build_pseudo_site; }
