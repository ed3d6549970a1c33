class WaitingRoom {
    int seats, tickets = 0;
    unordered_map<string, int> people;
    queue<pair<int, string>> order;

public:
    WaitingRoom(int seats) : seats(seats) {}

    bool arrive(string name) {
        if ((int)people.size() == seats || people.count(name)) return false;
        people[name] = ++tickets;
        order.emplace(tickets, name);
        return true;
    }

    bool leave(string name) { return people.erase(name) > 0; }

    string callNext() {
        while (!order.empty()) {
            auto [ticket, name] = order.front();
            order.pop();
            auto found = people.find(name);
            if (found != people.end() && found->second == ticket) {
                people.erase(found);
                return name;
            }
        }
        return "";
    }

    int waiting() { return people.size(); }
};
