// Looks for the best of the remaining guesses again and again.
class Solution {
public:
    vector<int> pumpkinGuess(vector<int>& guesses, int weight) {
        auto better = [&](int a, int b) {
            bool tooHigh = guesses[a] > weight, otherTooHigh = guesses[b] > weight;
            if (tooHigh != otherTooHigh) return otherTooHigh;
            return abs(guesses[a] - weight) < abs(guesses[b] - weight);
        };
        vector<int> left(guesses.size()), order;
        iota(left.begin(), left.end(), 0);
        while (!left.empty()) {
            auto best = min_element(left.begin(), left.end(), better);
            order.push_back(*best);
            left.erase(best);
        }
        return order;
    }
};
