class Solution:
    def radioLoop(self, artists: List[int], songs: int, most: int) -> int:
        n = len(artists)
        laps, rest = divmod(songs, n)
        count = {artist: laps * number for artist, number in Counter(artists).items()}
        for artist in artists[:rest]:
            count[artist] += 1
        over = sum(number > most for number in count.values())
        varied = 0
        for first in range(n):
            if over == 0:
                varied += 1
            old, new = artists[first], artists[(first + rest) % n]
            if count[old] == most + 1:
                over -= 1
            count[old] -= 1
            count[new] += 1
            if count[new] == most + 1:
                over += 1
        return varied
