// Does not reduce the counts when a resident moves out.
class DoorbellPanel {
    set<string> names;
    map<string, int> begin;

public:
    bool moveIn(string name) {
        if (!names.insert(name).second) return false;
        for (size_t length = 1; length <= name.size(); length++) begin[name.substr(0, length)]++;
        return true;
    }

    bool moveOut(string name) { return names.erase(name) > 0; }

    int letters(string name) {
        if (!names.count(name)) return 0;
        for (size_t length = 1; length <= name.size(); length++) {
            if (begin[name.substr(0, length)] == 1) return length;
        }
        return name.size() + 1;
    }
};
