#!/usr/bin/env python3
"""Checks the limits of an input on stdin. Exit code 42: valid; 43: not. The types of the signature are already checked."""

import json
import sys


def check(condition, message):
    if not condition:
        print(message, file=sys.stderr)
        sys.exit(43)


artists, songs, most = map(json.loads, sys.stdin.read().splitlines())
check(1 <= len(artists) <= 60_000, "there must be 1 to 60000 songs in the playlist")
check(all(1 <= artist <= 10**9 for artist in artists), "an artist must be from 1 to 1000000000")
check(1 <= songs <= 10**9, "songs must be from 1 to 1000000000")
check(1 <= most <= 10**9, "most must be from 1 to 1000000000")
sys.exit(42)
