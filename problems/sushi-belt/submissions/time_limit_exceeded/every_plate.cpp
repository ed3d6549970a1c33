// Moves every plate each time the belt turns.
class SushiBelt {
    vector<int> belt;

public:
    SushiBelt(int places) : belt(places) {}

    void turn(int steps) {
        int places = belt.size();
        steps = (steps % places + places) % places;
        rotate(belt.begin(), belt.end() - steps, belt.end());
    }

    bool put(int seat, int plate) {
        if (belt[seat]) return false;
        belt[seat] = plate;
        return true;
    }

    int take(int seat) { return exchange(belt[seat], 0); }
};
