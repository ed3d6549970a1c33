# Packages of the operating system.

have_compilers() {
  command -v g++ && command -v make && command -v npm && [ -x /usr/bin/python3 ] && [ -x /usr/bin/node ]
} >/dev/null

# What the packages of npm ask for. Older distributions have an older one.
have_node() {
  node -e 'const [major, minor] = process.versions.node.split(".").map(Number); process.exit(major > 20 || (major === 20 && minor >= 19) ? 0 : 1)'
}

missing_node() { fail "Node.js 20.19 or newer is needed, and $(node --version) is installed. Get a newer one from https://nodejs.org, then run this again."; }

# The headless shell needs a quarter less CPU time than the whole browser, which serves where the shell cannot be installed.
have_chromium() { [ -x "${CHROMIUM:-/usr/bin/chromium-headless-shell}" ]; }

install_chromium() {
  (install_packages chromium-headless-shell) || [ -x /usr/bin/chromium ] || install_packages chromium
}

# install_packages NAME…: by apt; where that takes root and we are not, says so.
install_packages() {
  # Nothing to do where somebody with the right to has installed them.
  ! are_installed "$@" || return 0
  command -v apt-get >/dev/null || fail "install these with your system's package manager, then run this again: $*"
  if [ "$(id -u)" != 0 ]; then
    fail "this step needs root. Run: sudo apt-get update && sudo apt-get install -y $* — then run this again."
  fi
  # Lists are fetched only where the ones that are there do not serve.
  apt_install "$@" || { apt-get update -qq && apt_install "$@"; }
}

# Whether all of them are there now; one that was removed may still have its configuration, and then dpkg knows it too.
are_installed() {
  local states
  states=$(dpkg-query --show --showformat '${db:Status-Status}\n' "$@" 2>/dev/null) || return 1
  ! grep -qvx installed <<<"$states"
}

# Somebody else may be installing, and is waited for.
apt_install() { DEBIAN_FRONTEND=noninteractive apt-get -o DPkg::Lock::Timeout=300 install -y -qq --no-install-recommends "$@" >/dev/null; }
