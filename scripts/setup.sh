#!/usr/bin/env bash
# Installs only what is missing. `setup.sh build` is enough to build and run. `setup.sh build test` adds the programs that tests need.
# `build` consists of `compilers` and `npm`.
# `test-packages` and `wasm-packages` run only the steps that need root, for people who use sudo.
[[ $* != *-packages ]] || export ASSAY_STEPS=/dev/null # root must not create files in the checkout.
source "$(dirname "$0")/environment.sh"
source scripts/setup/packages.sh
source scripts/setup/wasm_target.sh
source scripts/setup/python_tools.sh
source scripts/setup/services.sh
source scripts/setup/languages.sh

npm_is_current() { node scripts/setup/npm_is_current.mjs; }

for_compiling() {
  step_unless "compilers (g++, python3, make)" have_compilers install_packages g++ python3 make
  step_unless "node and npm" have_node install_node
  step_unless "rust" have_rust missing_rust
  step_unless "wasm target" have_wasm_target install_wasm_target
}

npm_packages() {
  step_unless "npm packages" npm_is_current npm ci --no-audit --no-fund --loglevel=error
}

for_linting() {
  step_unless "clippy and rustfmt" have_lints rustup component add clippy rustfmt
}

for_testing() {
  for_linting
  ROOT_COMMAND='env "PATH=$PATH" scripts/setup.sh test-packages' packages_for_testing
  step_unless "moto $MOTO_VERSION (a bucket)" have_bucket install_bucket
  step_unless "schemathesis $SCHEMATHESIS_VERSION (tests the REST interface)" have_schemathesis install_schemathesis
  step_unless "cargo-deny $CARGO_DENY_VERSION" have_cargo_deny install_cargo_deny
  step_unless "cargo-nextest $CARGO_NEXTEST_VERSION" have_nextest install_nextest
}

# Only the steps that need root.
packages_for_testing() {
  step_unless "C" have_c install_packages gcc libc6-dev
  step_unless "mold (links C, C++ and Rust)" have_mold install_packages mold
  step_unless "PyPy" have_pypy install_packages pypy3
  step_unless "sortedcontainers (Python)" have_sortedcontainers install_packages python3-sortedcontainers
  step_unless "Java" have_java install_packages default-jdk-headless
  step_unless "JavaScript" have_javascript install_packages nodejs
  step_unless "TypeScript (esbuild)" have_typescript install_packages esbuild
  step_unless "Rust for submissions" have_rust_for_judging install_rust_for_judging
  step_unless "Go" have_go install_packages golang-go
  step_unless "Ruby, Lua" have_ruby_and_lua install_packages ruby lua5.4
  step_unless "PHP" have_php install_packages php-cli
  step_unless "uthash (C)" have_uthash install_packages uthash-dev
  step_unless "lodash and queues (JavaScript)" have_node_packages install_node_packages
  step_unless "chromium" have_chromium install_chromium
  step_unless "postgresql $MIN_POSTGRESQL or newer" have_postgresql install_postgresql
  step_unless "redis $MIN_REDIS or newer" have_redis install_redis
  step_unless "libfaketime" have_faketime install_packages libfaketime
  step_unless "nginx, caddy, curl, openssl, python3-seccomp" have_proxies install_proxies
  step_unless "venv (Python)" have_venv install_packages python3-venv
}

say "Setup (tools go to $TOOLS)"
for part in "$@"; do
  case $part in
    build) for_compiling; npm_packages ;;
    compilers) for_compiling ;;
    npm) npm_packages ;;
    lints) for_linting ;;
    test) for_testing ;;
    test-packages) packages_for_testing ;;
    wasm-packages) step_unless "wasm target from Debian" have_debian_std install_debian_std ;;
    *) fail "unknown argument: $part (known: build, compilers, npm, lints, test, test-packages, wasm-packages)" ;;
  esac
done
