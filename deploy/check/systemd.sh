# Checks the units with systemd-analyze. It needs no running systemd.

check_systemd() {
  have systemd-analyze "units" || return 0
  local folder=$SCRATCH/systemd unit found
  mkdir "$folder"
  for unit in deploy/systemd/*.service; do
    # The program is not installed here, so replace it.
    sed -E 's#^ExecStart=/opt/assay/bin/assay-(server|worker)$#ExecStart=/bin/true#' "$unit" >"$folder/${unit##*/}"
    grep -q '^ExecStart=/bin/true$' "$folder/${unit##*/}" || fail "$unit starts something else"
    # The sandbox does not work with these options.
    if [ "${unit##*/}" != assay-server.service ] &&
      found=$(grep -nE '^(RestrictNamespaces|PrivateUsers|ProtectKernelTunables|ProtectKernelLogs|ProcSubset|ProtectControlGroups|ProtectHostname|MemoryDenyWriteExecute)=' "$unit"); then
      fail "$unit has options that break the sandbox: $found"
    fi
  done
  # systemd-analyze only warns about unknown options and still succeeds, so its output must be empty.
  found=$(systemd-analyze verify "$folder"/*.service 2>&1) || fail "$found"
  [ -z "$found" ] || fail "$found"
  # The score in tenths. 100 is a service without any confinement.
  systemd-analyze security --offline=true --no-pager --threshold=20 "$folder/assay-server.service" >/dev/null 2>&1 ||
    fail "the security score of assay-server.service is too high"
}
