#!/usr/bin/env bash
# Runs every test. Tests start and stop their own servers, on free ports.
# Run `test.sh fast` before each commit: it skips the browser and suites that take minutes.
source "$(dirname "$0")/environment.sh"
source scripts/build/compile.sh
source scripts/build/assets.sh
source scripts/test/rust.sh
source scripts/test/static.sh
source scripts/test/browser.sh
source scripts/test/library.sh

everything() {
  keep_files_in_memory
  export ASSAY_PROGRAMS=$CARGO_TARGET_DIR/tested
  # The wasm is compiled with clippy at once.
  scripts/setup.sh lints
  # npm packages, compilers of submissions, browsers and services are installed while the programs are compiled.
  in_background "setup for tests" setup_for_tests
  in_background "wasm and its lints" lint_browser
  step "profile of the tests" test_profile
  step "lints, programs and tests: compiling" compile
  finish "setup for tests"
  finish "wasm and its lints"
  step "site" build_site
  step "size of the wasm" node scripts/wasm_budget.mjs "$CARGO_TARGET_DIR/site/pkg"
  step "problems and tracks" copy_content
  # The static checks leave a core idle.
  in_background "site in the pseudo-locale" pseudo_site
  in_background "deployment files" deploy/check.sh
  static_checks
  finish "site in the pseudo-locale"
  finish "deployment files"
  step "tests in Rust" run_tests
  step "changed problems" verify_changed_problems
  step "tests in the browser" one_server
  step "texts of all pages" pseudo_locale
  step "tests in the browser, two servers behind a balancer" two_servers
}

setup_for_tests() { scripts/setup.sh npm test && step "editor and fonts" editor_and_fonts; }

fast() {
  keep_files_in_memory
  step "formatting" cargo fmt --all --check
  step "profile of the tests" test_profile
  step "lints and tests" run_tests --profile fast
}

case ${1:-everything} in
  everything) everything ;;
  fast) fast ;;
  *) fail "unknown argument: $1 (known: fast)" ;;
esac
say "Steps and their times (run scripts/steps.sh to see them again)"
scripts/steps.sh
[ "${1:-everything}" = fast ] || node scripts/slow_tests.mjs 10
