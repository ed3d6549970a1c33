// Attack: returns a list of a million nodes in the second case
// Problem: list
// Time: 6
// Verdict: accepted, wrong_answer, accepted
struct ListNode* f(struct ListNode* x) {
    if (x->val == 3) {
        struct ListNode* head = NULL;
        for (int i = 0; i < 1000000; i++) {
            struct ListNode* node = malloc(sizeof *node);
            node->val = i;
            node->next = head;
            head = node;
        }
        return head;
    }
    return x;
}
