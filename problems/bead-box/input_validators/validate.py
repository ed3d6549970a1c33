#!/usr/bin/env python3
"""Checks the limits of an input on stdin. Exit code 42: valid; 43: not. The types of the signature are already checked."""

import json
import sys


def check(condition, message):
    if not condition:
        print(message, file=sys.stderr)
        sys.exit(43)


import re

beads, name = map(json.loads, sys.stdin.read().splitlines())
check(re.fullmatch("[a-z]{1,800000}", beads), "there must be 1 to 800000 beads with letters from a to z")
check(re.fullmatch("[a-z]{1,1000}", name), "the name must have 1 to 1000 letters from a to z")
sys.exit(42)
