// Only looks at duplicates of the other one, and so gives numbers that the other one has once.
class Solution {
    set<int> twice(const vector<int>& numbers) {
        set<int> seen, twice;
        for (int number : numbers) {
            if (!seen.insert(number).second) twice.insert(number);
        }
        return twice;
    }

public:
    int stickerSwap(vector<int>& ada, vector<int>& ben) {
        set<int> one = twice(ada), two = twice(ben);
        int fromAda = 0, fromBen = 0;
        for (int number : one) fromAda += !two.count(number);
        for (int number : two) fromBen += !one.count(number);
        return min(fromAda, fromBen);
    }
};
