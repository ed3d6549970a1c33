// Compares with the names of all residents after each letter.
class DoorbellPanel {
    vector<string> names;

public:
    bool moveIn(string name) {
        if (find(names.begin(), names.end(), name) != names.end()) return false;
        names.push_back(name);
        return true;
    }

    bool moveOut(string name) {
        auto place = find(names.begin(), names.end(), name);
        if (place == names.end()) return false;
        names.erase(place);
        return true;
    }

    int letters(string name) {
        if (find(names.begin(), names.end(), name) == names.end()) return 0;
        for (size_t length = 1; length <= name.size(); length++) {
            bool unique = true;
            for (const string& other : names) {
                if (other != name && other.compare(0, length, name, 0, length) == 0) {
                    unique = false;
                    break;
                }
            }
            if (unique) return length;
        }
        return name.size() + 1;
    }
};
