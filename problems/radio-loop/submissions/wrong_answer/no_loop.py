# Only shows that end with the playlist.
class Solution:
    def radioLoop(self, artists: List[int], songs: int, most: int) -> int:
        n = len(artists)
        laps, rest = divmod(songs, n)
        count = {artist: laps * number for artist, number in Counter(artists).items()}
        over, varied = sum(number > most for number in count.values()), 0
        for last in range(n):
            count[artists[last]] += 1
            if count[artists[last]] == most + 1:
                over += 1
            if last >= rest:
                if count[artists[last - rest]] == most + 1:
                    over -= 1
                count[artists[last - rest]] -= 1
            if last >= rest - 1 and over == 0:
                varied += 1
        return varied
