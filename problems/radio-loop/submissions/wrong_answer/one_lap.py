# Looks at one lap only if the show is longer than the playlist.
class Solution:
    def radioLoop(self, artists: List[int], songs: int, most: int) -> int:
        n = len(artists)
        songs = min(songs, n)
        count = Counter(artists[:songs])
        over = sum(number > most for number in count.values())
        varied = 0
        for first in range(n):
            if over == 0:
                varied += 1
            old, new = artists[first], artists[(first + songs) % n]
            if count[old] == most + 1:
                over -= 1
            count[old] -= 1
            count[new] += 1
            if count[new] == most + 1:
                over += 1
        return varied
