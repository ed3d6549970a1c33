# Languages for judging, for tests. The sandbox only sees /usr/local/bin, /usr/bin and /bin.

# have_language PROGRAM…: whether the sandbox can see all programs.
have_language() {
  local program
  for program in "$@"; do
    [ -x "/usr/local/bin/$program" ] || [ -x "/usr/bin/$program" ] || [ -x "/bin/$program" ] || return 1
  done
}

have_c() { have_language gcc; }
# The language files use this path.
have_mold() { [ -x /usr/libexec/mold/ld ]; }
have_pypy() { have_language pypy3; }
# Solutions of function problems use it without an import, as on LeetCode.
have_sortedcontainers() { [ -d /usr/lib/python3/dist-packages/sortedcontainers ]; }
have_java() { have_language java javac; }
# The Node.js that builds may be in a home directory, where the sandbox does not see it.
have_javascript() { have_language node; }
have_typescript() { have_language esbuild; }
have_rust_for_judging() { have_language rustc; }
have_go() { have_language go; }
have_php() { have_language php; }
# C solutions of function problems use it without an include, as on LeetCode.
have_uthash() { [ -f /usr/include/uthash.h ]; }
# JavaScript and TypeScript solutions of function problems use them without an import, as on LeetCode. All have the MIT license.
NODE_PACKAGES=(lodash@4.17.21 @datastructures-js/priority-queue@5.4.1 @datastructures-js/queue@4.2.3 @datastructures-js/deque@1.0.4)

have_node_packages() {
  local package
  for package in "${NODE_PACKAGES[@]}"; do
    grep -qs "\"version\": \"${package##*@}\"" "/usr/local/lib/node_modules/${package%@*}/package.json" || return 1
  done
}

# install_node_packages [PREFIX]: by default into /usr/local, where the sandbox sees them.
install_node_packages() {
  local prefix=${1:-/usr/local}
  [ -w "$prefix" ] || [ ! -e "$prefix" ] || needs_root "npm install --global --prefix $prefix ${NODE_PACKAGES[*]}"
  npm install --global --prefix "$prefix" --ignore-scripts --no-audit --no-fund --loglevel=error "${NODE_PACKAGES[@]}"
}

have_ruby_and_lua() { have_language ruby lua5.4 luac5.4; }

# Prefer Debian's newer Rust, if there is one. The usual one may be years old, and conflicts with the packages in wasm_target.sh.
install_rust_for_judging() {
  if apt-cache show rustc-web >/dev/null 2>&1; then install_packages rustc-web; else install_packages rustc; fi
}
