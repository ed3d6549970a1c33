# The units, by systemd-analyze. It needs no running systemd.

check_systemd() {
  have systemd-analyze "units" || return 0
  local folder=$SCRATCH/systemd unit found
  mkdir "$folder"
  for unit in deploy/systemd/*.service; do
    # The program and the documentation are where an installation puts them.
    sed -E 's#^ExecStart=/opt/assay/bin/assay-(server|worker)$#ExecStart=/bin/true#' "$unit" >"$folder/${unit##*/}"
    grep -q '^ExecStart=/bin/true$' "$folder/${unit##*/}" || fail "$unit starts something else"
    # What keeps the sandbox from working must not creep in.
    if [ "${unit##*/}" != assay-server.service ] &&
      found=$(grep -nE '^(RestrictNamespaces|PrivateUsers|ProtectKernelTunables|ProtectKernelLogs|ProcSubset|ProtectControlGroups|ProtectHostname|MemoryDenyWriteExecute)=' "$unit"); then
      fail "$unit has what keeps the sandbox from working: $found"
    fi
  done
  # It warns of what it does not understand, and calls that a success.
  found=$(systemd-analyze verify "$folder"/*.service 2>&1) || fail "$found"
  [ -z "$found" ] || fail "$found"
  # In tenths; 100 is a service without any confinement.
  systemd-analyze security --offline=true --no-pager --threshold=20 "$folder/assay-server.service" >/dev/null 2>&1 ||
    fail "assay-server.service is less confined than it was"
}
