class Solution {
    public int marketScale(int[] weights, int item) {
        int answer = fewest(weights, 0, item);
        return answer <= weights.length ? answer : -1;
    }

    private int fewest(int[] weights, int i, int rest) {
        if (i == weights.length) return rest == 0 ? 0 : weights.length + 1;
        int stays = fewest(weights, i + 1, rest);
        int right = 1 + fewest(weights, i + 1, rest - weights[i]);
        int left = 1 + fewest(weights, i + 1, rest + weights[i]);
        return Math.min(stays, Math.min(right, left));
    }
}
