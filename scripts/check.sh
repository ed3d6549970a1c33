#!/usr/bin/env bash
# Checks that run no tests: formatting, lints, licenses, dependency rules, types.
source "$(dirname "$0")/environment.sh"
source scripts/build/compile.sh
source scripts/test/rust.sh
source scripts/test/static.sh

static_checks
step "profile of the tests" test_profile
step "wasm and its lints" lint_browser
step "lints of everything else" compile_tests
