class Solution {
public:
    ListNode* skipCards(ListNode* cards) {
        ListNode start, *end = &start;
        while (cards) {
            if (cards->val > 0) {
                end = end->next = cards;
                cards = cards->next;
            } else {
                int skip = 1 - cards->val;
                for (; cards && skip; --skip) cards = cards->next;
            }
        }
        end->next = nullptr;
        return start.next;
    }
};
