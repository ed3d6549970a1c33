#!/usr/bin/env bash
# What can be told without running anything: formatting, lints, licences, who may use what.
source "$(dirname "$0")/environment.sh"
source scripts/wasm_tree.sh

lint_native() { cargo clippy --locked --workspace --exclude assay-frontend --exclude assay-app --all-targets -- -D warnings; }
lint_pages() { cargo clippy --locked -p assay-app --features ssr --all-targets -- -D warnings; }
lint_browser() { cargo clippy --locked -p assay-frontend --target wasm32-unknown-unknown -- -D warnings; }
# Advisories need a database from the network: that is for a pipeline that has one.
dependencies() { cargo deny check --hide-inclusion-graph bans licenses sources; }

step "formatting" cargo fmt --all --check
step "lints of the server side" lint_native
step "lints of the pages" lint_pages
step "lints of the browser side" lint_browser
step "licences and who may use what" dependencies
step "what the browser downloads" wasm_tree
step "texts of the editor" node scripts/editor_texts.mjs
step "types of the scripts" npm run --silent typecheck
