class Solution {
    int time(int rolls, const vector<int>& oven) {
        int loads = (rolls + oven[0] - 1) / oven[0];
        return loads * oven[1] + (loads - 1) * oven[2];
    }

public:
    int twoBakers(int rolls, vector<int>& first, vector<int>& second) {
        int one = time(rolls, first);
        int two = time(rolls, second);
        if (one < two) return 1;
        if (two < one) return 2;
        return 0;
    }
};
