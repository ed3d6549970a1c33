class CongaLine {
    unordered_map<string, array<string, 2>> links{{"", {"", ""}}};
    int front = 0;

    void insert(string dancer, string ahead) {
        int back = 1 - front;
        string behind = links[ahead][back];
        auto& mine = links[dancer];
        mine[front] = ahead;
        mine[back] = behind;
        links[ahead][back] = dancer;
        links[behind][front] = dancer;
    }

public:
    bool join(string dancer) {
        if (links.count(dancer)) return false;
        insert(dancer, links[""][front]);
        return true;
    }

    bool cutIn(string dancer, string buddy) {
        if (links.count(dancer) || !links.count(buddy)) return false;
        insert(dancer, buddy);
        return true;
    }

    bool leave(string dancer) {
        auto found = links.find(dancer);
        if (found == links.end()) return false;
        auto [a, b] = found->second;
        links.erase(found);
        links[a][1] = b;
        links[b][0] = a;
        return true;
    }

    void turn() { front = 1 - front; }

    string ahead(string dancer) {
        auto found = links.find(dancer);
        return found == links.end() ? "" : found->second[front];
    }

    string leader() { return links[""][1 - front]; }
};
