// Searches the lists for each sticker.
class Solution {
    int gifts(const vector<int>& giver, const vector<int>& taker) {
        vector<int> gifts;
        for (int number : giver) {
            if (count(giver.begin(), giver.end(), number) < 2) continue;
            if (find(taker.begin(), taker.end(), number) != taker.end()) continue;
            if (find(gifts.begin(), gifts.end(), number) == gifts.end()) gifts.push_back(number);
        }
        return gifts.size();
    }

public:
    int stickerSwap(vector<int>& ada, vector<int>& ben) {
        return min(gifts(ada, ben), gifts(ben, ada));
    }
};
