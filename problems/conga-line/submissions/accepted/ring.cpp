class CongaLine {
    unordered_map<int, array<int, 2>> links{{0, {0, 0}}};
    int front = 0;

    void insert(int dancer, int ahead) {
        int back = 1 - front, behind = links[ahead][back];
        auto& mine = links[dancer];
        mine[front] = ahead;
        mine[back] = behind;
        links[ahead][back] = dancer;
        links[behind][front] = dancer;
    }

public:
    bool join(int dancer) {
        if (links.count(dancer)) return false;
        insert(dancer, links[0][front]);
        return true;
    }

    bool cutIn(int dancer, int buddy) {
        if (links.count(dancer) || !links.count(buddy)) return false;
        insert(dancer, buddy);
        return true;
    }

    bool leave(int dancer) {
        auto found = links.find(dancer);
        if (found == links.end()) return false;
        auto [a, b] = found->second;
        links.erase(found);
        links[a][1] = b;
        links[b][0] = a;
        return true;
    }

    void turn() { front = 1 - front; }

    int ahead(int dancer) {
        auto found = links.find(dancer);
        return found == links.end() ? 0 : found->second[front];
    }

    int leader() { return links[0][1 - front]; }
};
