#!/usr/bin/env bash
# Checks that run no tests: formatting, lints, licenses, dependency rules, types.
source "$(dirname "$0")/environment.sh"
source scripts/build/compile.sh
source scripts/test/rust.sh
source scripts/test/static.sh

static_checks
step "profile of the tests" test_profile
step "wasm" compile_wasm
step "lints of the browser side" lint_browser
step "lints of everything else" compile_tests
