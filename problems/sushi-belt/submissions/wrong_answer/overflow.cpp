// Adds up all steps in 32 bits, which overflow.
class SushiBelt {
    vector<int> belt;
    int places;
    unsigned moved = 0;

    int& inFrontOf(int seat) { return belt[(((long long)seat - (int)moved) % places + places) % places]; }

public:
    SushiBelt(int places) : belt(places), places(places) {}

    void turn(int steps) { moved += steps; }

    bool put(int seat, int plate) {
        if (inFrontOf(seat)) return false;
        inFrontOf(seat) = plate;
        return true;
    }

    int take(int seat) { return exchange(inFrontOf(seat), 0); }
};
