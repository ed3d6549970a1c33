// Attack: returns a list with a cycle in the second case
// Problem: list
// Verdict: accepted, run_time_error, accepted
// Says: The returned list has a cycle.
struct ListNode* f(struct ListNode* x) {
    if (x->val == 3) {
        struct ListNode* next = malloc(sizeof *next);
        next->val = 4;
        next->next = x;
        x->next = next;
    }
    return x;
}
