class Solution {
public:
    vector<int> beadBox(string beads, string name) {
        vector<int> box(128);
        int inside = 0, threaded = 0, most = 0, length = name.size();
        for (char bead : beads) {
            if (bead == name[threaded % length]) {
                threaded++;
                while (box[name[threaded % length]] > 0) {
                    box[name[threaded % length]]--;
                    inside--;
                    threaded++;
                }
            } else {
                box[bead]++;
                inside++;
                most = max(most, inside);
            }
        }
        return {threaded, most};
    }
};
