#!/usr/bin/env python3
"""Checks the grammar and the limits of an input on stdin. Exit code 42: valid; 43: not."""

import re
import sys


def check(condition, message):
    if not condition:
        print(message, file=sys.stderr)
        sys.exit(43)


text = sys.stdin.read()
check(re.fullmatch(r"[a-z]\n[a-z]+(?: [a-z]+)*\n", text), "expected two lines: a lower-case letter, then words of lower-case letters with single spaces between them")
check(len(text.splitlines()[1]) <= 200, "the text must have at most 200 characters")
sys.exit(42)
