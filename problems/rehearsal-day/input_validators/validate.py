#!/usr/bin/env python3
"""Checks the limits of an input on stdin. Exit code 42: valid; 43: not. The types of the signature are already checked."""

import json
import sys


def check(condition, message):
    if not condition:
        print(message, file=sys.stderr)
        sys.exit(43)


scenes, minutes = map(json.loads, sys.stdin.read().splitlines())
check(1 <= len(scenes) <= 13, "there must be 1 to 13 scenes")
check(len(minutes) == len(scenes), "there must be one number of minutes per scene")
check(all(scenes), "each scene must have an actor")
check(all(0 <= actor <= 29 for actors in scenes for actor in actors), "each actor must have a number from 0 to 29")
check(all(len(set(actors)) == len(actors) for actors in scenes), "no actor can be in a scene twice")
check(all(1 <= time <= 1000 for time in minutes), "each scene must take 1 to 1000 minutes")
sys.exit(42)
