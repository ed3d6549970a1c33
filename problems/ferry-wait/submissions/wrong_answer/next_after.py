# Misses a ferry that leaves exactly when the guest is ready.
class Solution:
    def ferryWait(self, day: int, departures: List[int], guests: List[int], board: int) -> int:
        total = 0
        for guest in guests:
            ready = (guest + board) % day
            place = bisect_right(departures, ready)
            leave = departures[place] if place < len(departures) else departures[0] + day
            total += board + leave - ready
        return total
