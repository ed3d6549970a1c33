# Checks that compile nothing.
source scripts/wasm_tree.sh

# Advisories need a database from the network: that is for a pipeline that has one.
dependencies() { cargo deny --locked check --hide-inclusion-graph bans licenses sources; }

static_checks() {
  step "formatting" cargo fmt --all --check
  step "licenses and dependency rules" dependencies
  step "what the browser downloads" wasm_tree
  step "texts of the editor" node scripts/editor_texts.mjs
  step "types of the scripts" npm run --silent typecheck
}
