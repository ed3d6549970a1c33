class Solution {
    public int[] startTimes(String kinds, int[][] tracks) {
        int n = kinds.length();
        List<List<int[]>> outgoing = new ArrayList<>();
        for (int part = 0; part < n; part++) outgoing.add(new ArrayList<>());
        int[] waits = new int[n], start = new int[n];
        for (int[] track : tracks) {
            outgoing.get(track[0]).add(track);
            waits[track[1]]++;
        }
        for (int part = 0; part < n; part++) {
            if (kinds.charAt(part) == 'o' || part == 0) waits[part] = 1;
        }
        Arrays.fill(start, -1);
        PriorityQueue<int[]> arrivals = new PriorityQueue<>((a, b) -> a[0] - b[0]);
        arrivals.add(new int[] {0, 0});
        while (!arrivals.isEmpty()) {
            int[] arrival = arrivals.remove();
            int now = arrival[0], part = arrival[1];
            waits[part]--;
            if (start[part] >= 0 || waits[part] > 0) continue;
            start[part] = now;
            for (int[] track : outgoing.get(part)) arrivals.add(new int[] {now + track[2], track[1]});
        }
        return start;
    }
}
