class Solution {
    private long[] places;
    private int[] jump;

    public int lakeKiosks(int around, int[] houses, int kiosks) {
        int n = houses.length;
        Arrays.sort(houses);
        places = new long[2 * n];
        jump = new int[2 * n];
        for (int i = 0; i < n; i++) {
            places[i] = houses[i];
            places[i + n] = (long) houses[i] + around;
        }
        int low = 0, high = around / 2;
        while (low < high) {
            int middle = (low + high) / 2;
            if (enough(n, middle, kiosks)) high = middle;
            else low = middle + 1;
        }
        return low;
    }

    private boolean enough(int n, long d, int kiosks) {
        int end = 0, start = 0;
        for (int i = 0; i < 2 * n; i++) {
            while (end < 2 * n && places[end] - places[i] <= 2 * d) end++;
            jump[i] = end;
            if (i < n && end - i < jump[start] - start) start = i;
        }
        if ((long) (jump[start] - start) * kiosks >= n) return true;
        for (int begin = start + 1; begin <= jump[start]; begin++) {
            int first = begin % n, house = first;
            for (int used = 0; used < kiosks; used++) {
                house = jump[house];
                if (house >= first + n) return true;
            }
        }
        return false;
    }
}
