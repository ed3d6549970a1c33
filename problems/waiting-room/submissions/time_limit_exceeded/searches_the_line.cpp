// Searches the line of waiting people for every name.
class WaitingRoom {
    int seats;
    deque<string> line;

public:
    WaitingRoom(int seats) : seats(seats) {}

    bool arrive(string name) {
        if ((int)line.size() == seats || find(line.begin(), line.end(), name) != line.end()) return false;
        line.push_back(name);
        return true;
    }

    bool leave(string name) {
        auto place = find(line.begin(), line.end(), name);
        if (place == line.end()) return false;
        line.erase(place);
        return true;
    }

    string callNext() {
        if (line.empty()) return "";
        string name = line.front();
        line.pop_front();
        return name;
    }

    int waiting() { return line.size(); }
};
