struct ListNode* retie(struct ListNode* tail) {
    struct ListNode* done = NULL;
    while (tail) {
        struct ListNode *first = tail, *last = tail;
        while (last->next && last->next->val <= first->val) last = last->next;
        tail = last->next;
        last->next = done;
        done = first;
    }
    return done;
}
