class Solution {
public:
    ListNode* shunt(ListNode* train) {
        ListNode start, *end = &start, *deadEnd = nullptr;
        for (bool toA = true; train; toA = !toA) {
            ListNode* wagon = train;
            train = train->next;
            if (toA) {
                end = end->next = wagon;
            } else {
                wagon->next = deadEnd;
                deadEnd = wagon;
            }
        }
        end->next = deadEnd;
        return start.next;
    }
};
