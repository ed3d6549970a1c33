# Checks that compile nothing.
source scripts/wasm_tree.sh

dependencies() { cargo deny --locked check --hide-inclusion-graph bans licenses sources; }

# Checks for known vulnerabilities in the RustSec database. Without a network, this is skipped with a message.
advisories() {
  local error
  if ! error=$(timeout 60 cargo deny --locked fetch db 2>&1); then
    echo "  skipped, because the advisory database cannot be fetched: $(tail -n 1 <<<"$error")"
    return
  fi
  cargo deny --locked --offline check --hide-inclusion-graph advisories
}

static_checks() {
  step "formatting" cargo fmt --all --check
  step "licenses and dependency rules" dependencies
  step "security advisories" advisories
  step "no server code in the wasm" wasm_tree
  step "documents" node scripts/documents.mjs
  step "rules of the library" node scripts/library.mjs
  step "types of the scripts" npm run --silent typecheck
}
