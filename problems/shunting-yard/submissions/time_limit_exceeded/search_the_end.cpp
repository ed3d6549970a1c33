// Searches for the end of track A for each wagon.
class Solution {
    ListNode* last(ListNode* wagon) {
        while (wagon->next) wagon = wagon->next;
        return wagon;
    }

public:
    ListNode* shunt(ListNode* train) {
        ListNode start(0), *deadEnd = nullptr;
        for (bool toA = true; train; toA = !toA) {
            ListNode* wagon = train;
            train = train->next;
            wagon->next = nullptr;
            if (toA) {
                last(&start)->next = wagon;
            } else {
                wagon->next = deadEnd;
                deadEnd = wagon;
            }
        }
        last(&start)->next = deadEnd;
        return start.next;
    }
};
