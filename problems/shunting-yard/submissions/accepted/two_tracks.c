struct ListNode* shunt(struct ListNode* train) {
    struct ListNode *first = NULL, **end = &first, *dead_end = NULL;
    bool to_a = true;
    while (train) {
        struct ListNode* wagon = train;
        train = train->next;
        if (to_a) {
            *end = wagon;
            end = &wagon->next;
        } else {
            wagon->next = dead_end;
            dead_end = wagon;
        }
        to_a = !to_a;
    }
    *end = dead_end;
    return first;
}
