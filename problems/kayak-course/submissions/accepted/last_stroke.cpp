class Solution {
public:
    int kayakCourse(vector<vector<int>>& river) {
        const int never = -1'000'000'000;
        int width = river[0].size();
        vector<int> left(width, never), straight = river[0], right(width, never);
        for (int r = 1; r < (int)river.size(); r++) {
            vector<int> toLeft(width, never), ahead(width), toRight(width, never);
            for (int c = 0; c < width; c++) {
                int points = river[r][c];
                if (c + 1 < width) toLeft[c] = max(left[c + 1], straight[c + 1]) + points;
                if (c > 0) toRight[c] = max(straight[c - 1], right[c - 1]) + points;
                ahead[c] = max({left[c], straight[c], right[c]}) + points;
            }
            left = toLeft;
            straight = ahead;
            right = toRight;
        }
        int best = never;
        for (int c = 0; c < width; c++) best = max({best, left[c], straight[c], right[c]});
        return best;
    }
};
