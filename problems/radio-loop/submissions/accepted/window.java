class Solution {
    public int radioLoop(int[] artists, int songs, int most) {
        int n = artists.length, laps = songs / n, rest = songs % n;
        Map<Integer, Integer> count = new HashMap<>();
        for (int artist : artists) count.merge(artist, laps, Integer::sum);
        for (int i = 0; i < rest; i++) count.merge(artists[i], 1, Integer::sum);
        int over = 0, varied = 0;
        for (int number : count.values()) if (number > most) over++;
        for (int first = 0; first < n; first++) {
            if (over == 0) varied++;
            if (count.merge(artists[first], -1, Integer::sum) == most) over--;
            if (count.merge(artists[(first + rest) % n], 1, Integer::sum) == most + 1) over++;
        }
        return varied;
    }
}
