// Attack: declares the class of nodes again
// Problem: list
// Verdict: compile_error
// Says: redefinition of
struct ListNode {
    int val;
    ListNode* next;
};

class Solution {
public:
    ListNode* f(ListNode* x) { return x; }
};
