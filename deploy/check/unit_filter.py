#!/usr/bin/python3
"""Usage: unit_filter.py UNIT. Prints the unit's SystemCallFilter as a container's seccomp profile, with the call groups of the installed
systemd."""

import json
import re
import subprocess
import sys

import seccomp

# systemd adds this group to every list.
ALWAYS = ["@default"]


def expanded(word: str, seen: set[str]) -> set[str]:
    if not word.startswith("@"):
        return {word}
    if word in seen:
        return set()
    seen.add(word)
    listed = subprocess.run(["systemd-analyze", "syscall-filter", word], check=True, capture_output=True, text=True).stdout
    words = [line.strip() for line in listed.splitlines()[1:]]
    return set().union(*(expanded(one, seen) for one in words if one and not one.startswith("#")))


with open(sys.argv[1]) as unit:
    lines = re.findall(r"^SystemCallFilter=(?!~)(.*)$", unit.read(), re.M)
if not lines:
    sys.exit(f"{sys.argv[1]} has no SystemCallFilter")
names = set().union(*(expanded(word, set()) for word in ALWAYS + " ".join(lines).split()))
# The groups contain the calls of all architectures.
names = sorted(name for name in names if seccomp.resolve_syscall(seccomp.Arch.NATIVE, name) >= 0)
allowed = {"names": names, "action": "SCMP_ACT_ALLOW"}
print(json.dumps({"defaultAction": "SCMP_ACT_ERRNO", "defaultErrnoRet": 1, "archMap": [], "syscalls": [allowed]}))
