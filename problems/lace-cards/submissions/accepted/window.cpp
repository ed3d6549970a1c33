class Solution {
public:
    int longestStack(vector<int>& cards, int holes) {
        vector<int> dark(30);
        int lit = 30, left = 0, longest = 0;
        for (int right = 0; right < (int)cards.size(); right++) {
            for (int place = 0; place < 30; place++) {
                if (!(cards[right] >> place & 1) && dark[place]++ == 0) lit--;
            }
            while (lit < holes) {
                for (int place = 0; place < 30; place++) {
                    if (!(cards[left] >> place & 1) && --dark[place] == 0) lit++;
                }
                left++;
            }
            longest = max(longest, right - left + 1);
        }
        return longest;
    }
};
