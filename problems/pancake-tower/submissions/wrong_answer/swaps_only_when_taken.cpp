// Swaps the sides of a pancake when it is taken, but not when it is put on a flipped tower.
class PancakeTower {
    deque<pair<int, int>> pancakes;
    bool flipped = false;

public:
    PancakeTower(vector<int>& up, vector<int>& down) {
        for (size_t i = 0; i < up.size(); i++) put(up[i], down[i]);
    }

    void put(int up, int down) {
        if (flipped) pancakes.emplace_front(up, down);
        else pancakes.emplace_back(up, down);
    }

    void flip() { flipped = !flipped; }

    int take() {
        if (pancakes.empty()) return 0;
        int grade = flipped ? pancakes.front().second : pancakes.back().first;
        if (flipped) pancakes.pop_front();
        else pancakes.pop_back();
        return grade;
    }

    int height() { return pancakes.size(); }
};
