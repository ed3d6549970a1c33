#!/usr/bin/env bash
# Checks the files in deploy/ with the programs that read them, and starts what can be started. Fails on a broken file. If a program is
# missing, it says what was not checked. `check.sh NAME…` checks only some parts; see the end.
source "$(dirname "${BASH_SOURCE[0]}")/../scripts/environment.sh"
source scripts/setup/services.sh

SCRATCH=$(mktemp -d)
STARTED=()

# Ends only the processes that were started here.
clean_up() {
  local process
  for process in "${STARTED[@]}"; do kill "$process" 2>/dev/null || true; done
  for process in "${STARTED[@]}"; do wait "$process" 2>/dev/null || true; done
  rm -rf "$SCRATCH"
}
trap clean_up EXIT

# expect TEXT COMMAND…: the command must print exactly this text.
expect() {
  local wanted=$1 found
  shift
  found=$("$@" 2>&1) || fail "failed: $* — $found"
  [ "$found" = "$wanted" ] || fail "$* printed \"$found\" instead of \"$wanted\""
}

# refused WORDS COMMAND…: the command must fail, and its output must contain these words.
refused() {
  local words=$1 found
  shift
  if found=$("$@" 2>&1) && ! grep -q "$words" <<<"$found"; then fail "must be refused, but was not: $* — $found"; fi
  grep -q "$words" <<<"$found" || fail "$* failed without saying \"$words\": $found"
}

# soon COMMAND…: waits until the command succeeds, at most SOON seconds (60 if not set), because other steps run at the same time.
soon() {
  local until=$((SECONDS + ${SOON:-60}))
  until "$@" >/dev/null 2>&1; do
    [ "$SECONDS" -lt "$until" ] || return 1
    sleep 0.1
  done
}

# have PROGRAM WHAT: whether the program is installed. If not, says what is not checked.
have() {
  command -v "$1" >/dev/null && return
  printf '  not checked: %s (%s is not installed)\n' "$2" "$1"
  return 1
}

for part in deploy/check/*.sh; do source "$part"; done

PARTS=(redis postgresql compose proxy systemd kubernetes sandbox whole)
[ $# -gt 0 ] || set -- "${PARTS[@]}"
for part in "$@"; do
  declare -F "check_$part" >/dev/null || fail "unknown part: $part (known: ${PARTS[*]})"
  step "deploy: $part" "check_$part"
done
