#!/usr/bin/env python3
import sys
from pathlib import Path

wanted = int(Path(sys.argv[1]).read_text())
for line in sys.stdin:
    guess = int(line)
    if guess == wanted:
        print("right", flush=True)
        sys.exit(42)
    print("low" if guess < wanted else "high", flush=True)
sys.exit(43)
