// Attack: returns a list of a million nodes in the second case
// Problem: list
// Time: 6
// Verdict: accepted, wrong_answer, accepted
class Solution {
public:
    ListNode* f(ListNode* x) {
        if (x->val == 3) {
            for (int i = 0; i < 1000000; i++) x = new ListNode(i, x);
        }
        return x;
    }
};
