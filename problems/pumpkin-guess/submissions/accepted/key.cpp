class Solution {
public:
    vector<int> pumpkinGuess(vector<int>& guesses, int weight) {
        auto key = [&](int i) { return make_tuple(guesses[i] > weight, abs(guesses[i] - weight), i); };
        vector<int> order(guesses.size());
        for (int i = 0; i < (int)order.size(); i++) order[i] = i;
        sort(order.begin(), order.end(), [&](int a, int b) { return key(a) < key(b); });
        return order;
    }
};
