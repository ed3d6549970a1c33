class SushiBelt {
    vector<int> belt;
    int places, moved = 0;

    int& inFrontOf(int seat) { return belt[(seat - moved + places) % places]; }

public:
    SushiBelt(int places) : belt(places), places(places) {}

    void turn(int steps) { moved = ((moved + steps % places) % places + places) % places; }

    bool put(int seat, int plate) {
        if (inFrontOf(seat)) return false;
        inFrontOf(seat) = plate;
        return true;
    }

    int take(int seat) { return exchange(inFrontOf(seat), 0); }
};
