#!/usr/bin/env python3
"""Checks the limits of an input on stdin. Exit code 42: valid; 43: not. The types of the signature are already checked."""

import json
import sys


def check(condition, message):
    if not condition:
        print(message, file=sys.stderr)
        sys.exit(43)


names, arguments = map(json.loads, sys.stdin.read().splitlines())
tools = arguments[0][0]
check(1 <= tools <= 150_000, "there must be 1 to 150000 tools")
check(len(names) <= 15_001, "there must be at most 15000 calls")
check(all(1 <= tool <= tools for call in arguments[1:] for tool in call), "tool must be from 1 to tools")
sys.exit(42)
