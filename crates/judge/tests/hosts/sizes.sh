ulimit -u >/dev/null; echo "$BASH_VERSION"
