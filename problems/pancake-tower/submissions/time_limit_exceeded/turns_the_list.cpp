// Turns every pancake at each flip.
class PancakeTower {
    vector<pair<int, int>> pancakes;

public:
    PancakeTower(vector<int>& up, vector<int>& down) {
        for (size_t i = 0; i < up.size(); i++) put(up[i], down[i]);
    }

    void put(int up, int down) { pancakes.emplace_back(up, down); }

    void flip() {
        reverse(pancakes.begin(), pancakes.end());
        for (auto& [up, down] : pancakes) swap(up, down);
    }

    int take() {
        if (pancakes.empty()) return 0;
        int grade = pancakes.back().first;
        pancakes.pop_back();
        return grade;
    }

    int height() { return pancakes.size(); }
};
