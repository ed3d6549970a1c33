#!/usr/bin/env python3
"""Checks the limits of an input on stdin. Exit code 42: valid; 43: not. The types of the signature are already checked."""

import json
import sys


def check(condition, message):
    if not condition:
        print(message, file=sys.stderr)
        sys.exit(43)


ponds, canals, teams = map(json.loads, sys.stdin.read().splitlines())
check(1 <= ponds <= 20_000, "ponds must be from 1 to 20000")
check(len(canals) <= 25_000, "there must be at most 25000 canals")
for canal in canals:
    check(len(canal) == 3, "a canal must have three numbers")
    a, b, day = canal
    check(0 <= a < ponds and 0 <= b < ponds, f"a pond of a canal must be from 0 to {ponds - 1}")
    check(a != b, "the ends of a canal must be different ponds")
    check(1 <= day <= 1000, "day must be from 1 to 1000")
check(1 <= len(teams) <= 20_000, "there must be 1 to 20000 teams")
check(all(teams), "a team must have at least one player")
check(sum(map(len, teams)) <= 50_000, "there must be at most 50000 players")
check(all(0 <= pond < ponds for team in teams for pond in team), f"a pond of a player must be from 0 to {ponds - 1}")
sys.exit(42)
