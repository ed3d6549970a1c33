#!/usr/bin/env python3
"""Checks the limits of an input on stdin. Exit code 42: valid; 43: not. The types of the signature are already checked."""

import json
import re
import sys


def check(condition, message):
    if not condition:
        print(message, file=sys.stderr)
        sys.exit(43)


word, moves = map(json.loads, sys.stdin.read().splitlines())
check(re.fullmatch("[a-z]{1,100}", word), "the word must have 1 to 100 letters from a to z")
check(len(moves) <= 1000, "there must be at most 1000 moves")
check(all(len(move) == 2 for move in moves), "a move must have two numbers")
check(all(0 <= index < len(word) for move in moves for index in move), "the numbers of a move must be from 0 to the length of the word minus 1")
sys.exit(42)
