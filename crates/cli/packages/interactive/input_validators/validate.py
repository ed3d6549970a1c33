#!/usr/bin/env python3
"""Checks the grammar and the limits of an input on stdin. Exit code 42: valid; 43: not."""

import re
import sys

text = sys.stdin.read()
if not re.fullmatch("[1-9][0-9]{0,3}\n", text) or int(text) > 1000:
    print("expected one line with a number from 1 to 1000", file=sys.stderr)
    sys.exit(43)
sys.exit(42)
