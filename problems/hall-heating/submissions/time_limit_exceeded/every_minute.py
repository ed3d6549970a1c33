# Goes through all minutes.
class Solution:
    def hallHeating(self, bookings: List[List[int]], warm: int, pause: int) -> List[int]:
        bookings.sort()
        first = bookings[0][0] - warm
        last = max(end for start, end in bookings)
        times = minutes = i = 0
        until, heating = first, False
        for minute in range(first, last):
            while i < len(bookings) and bookings[i][0] - warm <= minute:
                until = max(until, bookings[i][1])
                i += 1
            if minute < until:
                if not heating:
                    times += 1
                    heating = True
            elif heating and bookings[i][0] - warm - until >= pause:
                heating = False
            if heating:
                minutes += 1
        return [times, minutes]
