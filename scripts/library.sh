#!/usr/bin/env bash
# Verifies every problem in problems/, prints a table, and records the result in scripts/verified.tsv. Then checks the rules of the library.
source "$(dirname "$0")/environment.sh"
source scripts/build/compile.sh
source scripts/test/library.sh
ASSAY_PROGRAMS=$CARGO_TARGET_DIR/release

step "programs" compile_programs
step "problems" verify_all_problems
step "rules of the library" node scripts/library.mjs
