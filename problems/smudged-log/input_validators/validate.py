#!/usr/bin/env python3
"""Checks the limits of an input on stdin. Exit code 42: valid; 43: not. The types of the signature are already checked."""

import json
import sys


def check(condition, message):
    if not condition:
        print(message, file=sys.stderr)
        sys.exit(43)


log, start, top = map(json.loads, sys.stdin.read().splitlines())
check(1 <= len(log) <= 1000, "the log must have 1 to 1000 characters")
check(set(log) <= set("+-=?"), "the log may have only the characters +, -, = and ?")
check(1 <= top <= 100, "top must be from 1 to 100")
check(0 <= start <= top, "start must be from 0 to top")
sys.exit(42)
