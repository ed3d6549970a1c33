// Walks through the whole piece again to append each ribbon.
class Solution {
    ListNode* join(ListNode* piece, ListNode* done) {
        if (!piece) return done;
        ListNode* last = piece;
        while (last->next) last = last->next;
        last->next = done;
        return piece;
    }

public:
    ListNode* retie(ListNode* tail) {
        ListNode *done = nullptr, *first = nullptr;
        while (tail) {
            ListNode* ribbon = tail;
            tail = tail->next;
            ribbon->next = nullptr;
            if (first && ribbon->val <= first->val) {
                join(first, ribbon);
            } else {
                done = join(first, done);
                first = ribbon;
            }
        }
        return join(first, done);
    }
};
