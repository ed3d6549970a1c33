# Packages of the operating system.

have_compilers() {
  command -v g++ && command -v make && command -v npm && [ -x /usr/bin/python3 ] && [ -x /usr/bin/node ]
} >/dev/null

have_chromium() { command -v chromium || command -v google-chrome; } >/dev/null

# install_packages NAME…: by apt; where that takes root and we are not, says so.
install_packages() {
  command -v apt-get >/dev/null || fail "install these with your system's package manager, then run this again: $*"
  if [ "$(id -u)" != 0 ]; then
    fail "this step needs root. Run: sudo apt-get update && sudo apt-get install -y $* — then run this again."
  fi
  # Lists are fetched only where the ones that are there do not serve.
  apt_install "$@" || { apt-get update -qq && apt_install "$@"; }
}

apt_install() { DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$@" >/dev/null; }
