# A guest who is ready tomorrow can also miss all ferries of tomorrow.
class Solution:
    def ferryWait(self, day: int, departures: List[int], guests: List[int], board: int) -> int:
        total = 0
        for guest in guests:
            place = bisect_left(departures, guest + board)
            leave = departures[place] if place < len(departures) else departures[0] + day
            total += leave - guest
        return total
