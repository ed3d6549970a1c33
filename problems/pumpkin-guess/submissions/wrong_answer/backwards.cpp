// Sorts in one direction and turns the result around, so equal guesses are in the wrong order.
class Solution {
public:
    vector<int> pumpkinGuess(vector<int>& guesses, int weight) {
        vector<int> order(guesses.size());
        iota(order.begin(), order.end(), 0);
        stable_sort(order.begin(), order.end(), [&](int a, int b) {
            return make_pair(guesses[a] > weight, abs(guesses[a] - weight)) > make_pair(guesses[b] > weight, abs(guesses[b] - weight));
        });
        reverse(order.begin(), order.end());
        return order;
    }
};
