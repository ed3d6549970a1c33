# Checks that compile nothing.
source scripts/wasm_tree.sh

dependencies() { cargo deny --locked check --hide-inclusion-graph bans licenses sources; }

# Known vulnerabilities, from the RustSec database. It comes from the network; without one, the check says that it was skipped.
advisories() {
  local trouble
  if ! trouble=$(timeout 60 cargo deny --locked fetch db 2>&1); then
    echo "  skipped: the advisory database cannot be fetched: $(tail -n 1 <<<"$trouble")"
    return
  fi
  cargo deny --locked --offline check --hide-inclusion-graph advisories
}

static_checks() {
  step "formatting" cargo fmt --all --check
  step "licenses and dependency rules" dependencies
  step "security advisories" advisories
  step "what the browser downloads" wasm_tree
  step "texts of the editor" node scripts/editor_texts.mjs
  step "documents" node scripts/documents.mjs
  step "types of the scripts" npm run --silent typecheck
}
