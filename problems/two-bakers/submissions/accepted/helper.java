class Solution {
    public int twoBakers(int rolls, int[] first, int[] second) {
        int one = time(rolls, first);
        int two = time(rolls, second);
        if (one < two) return 1;
        if (two < one) return 2;
        return 0;
    }

    private int time(int rolls, int[] oven) {
        int loads = (rolls + oven[0] - 1) / oven[0];
        return loads * oven[1] + (loads - 1) * oven[2];
    }
}
