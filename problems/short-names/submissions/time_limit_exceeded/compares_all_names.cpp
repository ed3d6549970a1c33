// Compares each beginning with the other names, until one of them has it, too.
class ShortNames {
    vector<string> names;

public:
    bool add(string name) {
        if (find(names.begin(), names.end(), name) != names.end()) return false;
        names.push_back(name);
        return true;
    }

    bool remove(string name) {
        auto place = find(names.begin(), names.end(), name);
        if (place == names.end()) return false;
        names.erase(place);
        return true;
    }

    string shorten(string name) {
        if (find(names.begin(), names.end(), name) == names.end()) return "";
        for (size_t length = 1; length < name.size(); length++) {
            bool unique = true;
            for (const string& other : names) {
                if (other != name && other.compare(0, length, name, 0, length) == 0) {
                    unique = false;
                    break;
                }
            }
            if (unique) return name.substr(0, length);
        }
        return name;
    }
};
