// Keeps the beads in a string and searches it.
class Solution {
public:
    vector<int> beadBox(string beads, string name) {
        string box;
        int threaded = 0, most = 0, length = name.size();
        for (char bead : beads) {
            if (bead != name[threaded % length]) {
                box += bead;
                most = max(most, (int)box.size());
                continue;
            }
            threaded++;
            for (size_t place; (place = box.find(name[threaded % length])) != string::npos; threaded++) box.erase(place, 1);
        }
        return {threaded, most};
    }
};
