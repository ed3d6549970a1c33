class Solution:
    def hallHeating(self, bookings: List[List[int]], warm: int, pause: int) -> List[int]:
        bookings.sort()
        times, minutes = 1, 0
        on, off = bookings[0][0] - warm, bookings[0][1]
        for start, end in bookings:
            if start - warm - off < pause:
                off = max(off, end)
            else:
                times += 1
                minutes += off - on
                on, off = start - warm, end
        return [times, minutes + off - on]
