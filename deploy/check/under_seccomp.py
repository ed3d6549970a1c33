#!/usr/bin/python3
"""Runs a program under a container's seccomp profile, without a container, as an ordinary user.

    under_seccomp.py PROFILE [--without COMMENT-START] PROGRAM [ARGUMENT…]

`--without` leaves out the entry whose comment begins with this text, to check that it is needed."""

import json
import os
import sys

import seccomp

ACTIONS = {"SCMP_ACT_ALLOW": lambda _: seccomp.ALLOW, "SCMP_ACT_ERRNO": lambda number: seccomp.ERRNO(number or 1)}
COMPARISONS = {"SCMP_CMP_EQ": seccomp.EQ, "SCMP_CMP_NE": seccomp.NE}
OTHER = seccomp.Arch.AARCH64 if os.uname().machine == "x86_64" else seccomp.Arch.X86_64
# The same user id as in the images.
USER = 10001


def main() -> None:
    path, *rest = sys.argv[1:]
    without = None
    if rest[0] == "--without":
        _, without, *rest = rest
    with open(path) as file:
        profile = json.load(file)
    if os.getuid() == 0:
        os.setgroups([])
        os.setresgid(USER, USER, USER)
        os.setresuid(USER, USER, USER)
    build_filter(profile, without).load()
    os.execv(rest[0], rest)


def build_filter(profile: dict, without: str | None) -> seccomp.SyscallFilter:
    if set(profile) != {"defaultAction", "defaultErrnoRet", "archMap", "syscalls"}:
        raise SystemExit(f"unknown keys: {sorted(profile)}")
    result = seccomp.SyscallFilter(ACTIONS[profile["defaultAction"]](profile["defaultErrnoRet"]))
    for entry in profile["syscalls"]:
        unknown = set(entry) - {"comment", "names", "action", "errnoRet", "args"}
        if unknown:
            raise SystemExit(f"unknown keys: {sorted(unknown)}")
        if without and entry.get("comment", "").startswith(without):
            without = None
            continue
        action = ACTIONS[entry["action"]](entry.get("errnoRet"))
        conditions = [seccomp.Arg(arg["index"], COMPARISONS[arg["op"]], arg["value"]) for arg in entry.get("args", [])]
        for name in entry["names"]:
            add(result, action, name, conditions)
    if without:
        raise SystemExit(f"no entry has a comment that begins with {without!r}")
    return result


def add(result: seccomp.SyscallFilter, action: int, name: str, conditions: list) -> None:
    here = seccomp.resolve_syscall(seccomp.Arch.NATIVE, name)
    if here < 0:
        # The call is newer than the library, or belongs to the other architecture.
        if seccomp.resolve_syscall(OTHER, name) < 0 and name not in NEWER:
            raise SystemExit(f"there is no system call {name}")
        return
    result.add_rule(action, here, *conditions)


# Calls that the oldest supported library does not know.
NEWER = {"cachestat", "fchmodat2", "futex_requeue", "futex_wait", "futex_wake", "map_shadow_stack", "mseal"}

if __name__ == "__main__":
    main()
