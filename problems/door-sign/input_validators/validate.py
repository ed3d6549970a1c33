#!/usr/bin/env python3
"""Checks the grammar and the limits of an input on stdin. Exit code 42: valid; 43: not."""

import re
import sys


def check(condition, message):
    if not condition:
        print(message, file=sys.stderr)
        sys.exit(43)


text = sys.stdin.read()
check(re.fullmatch(r"[A-Za-z]+(?:[ '-][A-Za-z]+)*\n", text), "expected one line: English letters, with single spaces, hyphens or apostrophes between them")
check(len(text) - 1 <= 50, "the name must have 1 to 50 characters")
sys.exit(42)
