// Searches for the dancer in an array and turns the array around.
class CongaLine {
    vector<string> line;

    vector<string>::iterator place(string dancer) { return find(line.begin(), line.end(), dancer); }

public:
    bool join(string dancer) {
        if (place(dancer) != line.end()) return false;
        line.push_back(dancer);
        return true;
    }

    bool cutIn(string dancer, string buddy) {
        if (place(dancer) != line.end()) return false;
        auto at = place(buddy);
        if (at == line.end()) return false;
        line.insert(at + 1, dancer);
        return true;
    }

    bool leave(string dancer) {
        auto at = place(dancer);
        if (at == line.end()) return false;
        line.erase(at);
        return true;
    }

    void turn() { reverse(line.begin(), line.end()); }

    string ahead(string dancer) {
        auto at = place(dancer);
        return at == line.begin() || at == line.end() ? "" : *(at - 1);
    }

    string leader() { return line.empty() ? "" : line.front(); }
};
