# Looks at every ferry for every guest.
class Solution:
    def ferryWait(self, day: int, departures: List[int], guests: List[int], board: int) -> int:
        total = 0
        for guest in guests:
            ready = guest + board
            best = day
            for departure in departures:
                best = min(best, (departure - ready) % day)
            total += board + best
        return total
