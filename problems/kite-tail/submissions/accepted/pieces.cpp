class Solution {
public:
    ListNode* retie(ListNode* tail) {
        ListNode* done = nullptr;
        while (tail) {
            ListNode *first = tail, *last = tail;
            while (last->next && last->next->val <= first->val) last = last->next;
            tail = last->next;
            last->next = done;
            done = first;
        }
        return done;
    }
};
