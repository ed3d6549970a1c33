# Installs packages of the operating system.

have_compilers() { command -v g++ && command -v make && [ -x /usr/bin/python3 ]; } >/dev/null

have_node() { command -v node && command -v npm && is_node_recent; } >/dev/null

# Our npm packages need this version. Older distributions have an older one.
is_node_recent() {
  node -e 'const [major, minor] = process.versions.node.split(".").map(Number); process.exit(major > 20 || (major === 20 && minor >= 19) ? 0 : 1)'
}

# Only if there is no Node.js. Debian's packages would replace one from elsewhere with an older one.
install_node() {
  command -v node >/dev/null || install_packages nodejs npm || return 1
  is_node_recent || fail "Node.js 20.19 or newer is needed, but $(node --version) is installed. Get a newer version from https://nodejs.org, then run this again."
  command -v npm >/dev/null || fail "npm is missing. Install the npm that belongs to $(command -v node), then run this again."
}

# The headless shell needs a quarter less CPU time than the whole browser. The whole browser is the fallback.
have_chromium() { [ -x "${CHROMIUM:-/usr/bin/chromium-headless-shell}" ]; }

install_chromium() {
  (install_packages chromium-headless-shell) || [ -x /usr/bin/chromium ] || install_packages chromium
}

# install_packages NAME…: installs with apt. Without root rights, it says what to run.
install_packages() {
  # Nothing to do if they are already installed.
  ! are_installed "$@" || return 0
  command -v apt-get >/dev/null || fail "install these with your system's package manager, then run this again: $*"
  if [ "$(id -u)" != 0 ]; then
    needs_root "apt-get update && sudo apt-get install -y $*"
  fi
  # Update the package lists only if the install fails.
  apt_install "$@" || { apt-get update -qq && apt_install "$@"; }
}

# needs_root COMMAND: says what to run with sudo. ROOT_COMMAND replaces it, so that one command is enough for all steps.
needs_root() { fail "this step needs root. Run: sudo ${ROOT_COMMAND:-$1} — then run this again."; }

# Whether all packages are installed. dpkg also lists removed packages that still have configuration files.
are_installed() {
  local states
  states=$(dpkg-query --show --showformat '${db:Status-Status}\n' "$@" 2>/dev/null) || return 1
  ! grep -qvx installed <<<"$states"
}

# Waits for other installations to finish.
apt_install() { DEBIAN_FRONTEND=noninteractive apt-get -o DPkg::Lock::Timeout=300 install -y -qq --no-install-recommends "$@" >/dev/null; }
