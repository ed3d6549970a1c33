# Counts the songs of each show again.
class Solution:
    def radioLoop(self, artists: List[int], songs: int, most: int) -> int:
        n = len(artists)
        laps, rest = divmod(songs, n)
        whole = {artist: laps * number for artist, number in Counter(artists).items()}
        varied = 0
        for first in range(n):
            count = dict(whole)
            for place in range(first, first + rest):
                count[artists[place % n]] += 1
            if max(count.values()) <= most:
                varied += 1
        return varied
