// Walks from the first card to card i for each i.
class Solution {
    ListNode* card(ListNode* cards, int i) {
        while (cards && i-- > 0) cards = cards->next;
        return cards;
    }

public:
    ListNode* skipCards(ListNode* cards) {
        ListNode start(0), *end = &start;
        long long i = 0;
        while (ListNode* now = i > INT_MAX ? nullptr : card(cards, i)) {
            if (now->val > 0) {
                end->next = new ListNode(now->val);
                end = end->next;
                i++;
            } else {
                i += 1LL - now->val;
            }
        }
        return start.next;
    }
};
