#!/usr/bin/env python3
"""Checks the limits of an input on stdin. Exit code 42: valid; 43: not. The types of the signature are already checked."""

import json
import re
import sys


def check(condition, message):
    if not condition:
        print(message, file=sys.stderr)
        sys.exit(43)


kinds, tracks = map(json.loads, sys.stdin.read().splitlines())
check(re.fullmatch("[ao]{1,6000}", kinds), "kinds must have 1 to 6000 letters, each a or o")
check(len(tracks) <= 12_000, "there must be at most 12000 tracks")
for track in tracks:
    check(len(track) == 3, "a track must have three numbers")
    a, b, seconds = track
    check(0 <= a < len(kinds) and 0 <= b < len(kinds), f"a part must be from 0 to {len(kinds) - 1}")
    check(1 <= seconds <= 10_000, "seconds must be from 1 to 10000")
sys.exit(42)
