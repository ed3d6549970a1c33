#!/usr/bin/env python3
"""Writes all test data of this package. Run it in the folder of the package. It writes the same files each time."""

import json
import random
from pathlib import Path


def dumps(value):
    return json.dumps(value, separators=(",", ":"))


class WaitingRoom:
    def __init__(self, seats):
        self.seats, self.people = seats, {}

    def arrive(self, name):
        if name in self.people or len(self.people) == self.seats:
            return False
        self.people[name] = True
        return True

    def leave(self, name):
        return self.people.pop(name, False)

    def callNext(self):
        name = next(iter(self.people), "")
        self.people.pop(name, None)
        return name

    def waiting(self):
        return len(self.people)


def write(name, seats, calls):
    path = Path("data") / name
    path.parent.mkdir(parents=True, exist_ok=True)
    names, arguments = ["WaitingRoom"], [[seats]]
    room, results = WaitingRoom(seats), [None]
    for method, *args in calls:
        names.append(method)
        arguments.append(args)
        results.append(getattr(room, method)(*args))
    path.with_suffix(".in").write_text(f"{dumps(names)}\n{dumps(arguments)}\n")
    path.with_suffix(".ans").write_text(f"{dumps(results)}\n")


def person(number):
    letters = ""
    for _ in range(3):
        number, letter = divmod(number, 26)
        letters += chr(ord("a") + letter)
    return letters


def random_calls(rng, count, people):
    weights = {"arrive": 6, "leave": 2, "callNext": 2, "waiting": 1}
    for method in rng.choices(list(weights), list(weights.values()), k=count):
        yield (method, person(rng.randrange(people))) if method in ("arrive", "leave") else (method,)


def main():
    rng = random.Random(20264)
    write("sample/1", 2, [("arrive", "ada"), ("arrive", "ben"), ("arrive", "cleo"), ("callNext",), ("arrive", "cleo"), ("waiting",)])
    write("sample/2", 3, [("callNext",), ("arrive", "ada"), ("arrive", "ada"), ("leave", "ada"), ("leave", "ada"), ("waiting",)])
    write("secret/01-nothing", 1, [])
    write("secret/02-one-seat", 1, [("arrive", "a"), ("arrive", "b"), ("leave", "a"), ("arrive", "b"), ("callNext",), ("callNext",)])
    again = [("arrive", "a"), ("arrive", "b"), ("leave", "a"), ("arrive", "a"), ("callNext",), ("callNext",), ("callNext",)]
    write("secret/03-arrives-again", 5, again)
    called = [("arrive", "a"), ("callNext",), ("arrive", "a"), ("leave", "a"), ("arrive", "b"), ("arrive", "a"), ("callNext",)]
    write("secret/04-called-again", 5, called)
    for index in range(5, 9):
        write(f"secret/{index:02}-small", rng.randint(2, 6), random_calls(rng, 60, 8))
    write("secret/09-random", 1000, random_calls(rng, 2000, 1500))
    everyone = list(range(17_000))
    full = [("arrive", person(number)) for number in everyone]
    leaving = everyone[:1500]
    rng.shuffle(leaving)
    write("secret/10-all-leave", 2000, full[:1500] + [("leave", person(number)) for number in leaving])
    write("secret/11-all-are-called", 500, full[:500] + [("callNext",)] * 501)
    write("secret/12-full", 3, [("arrive", person(number)) for number in range(6)] + [("waiting",)])
    write("secret/13-only-waiting", 1, [("waiting",)] * 5)
    write("secret/14-leave-in-the-middle", 3, [("arrive", "a"), ("arrive", "b"), ("arrive", "c"), ("leave", "b"), ("callNext",), ("callNext",)])
    back_and_forth = [(method, person(16_500 + step % 500)) for step in range(10_800) for method in ("leave", "arrive")]
    write("secret/15-back-and-forth", 17_000, full + back_and_forth)


main()
