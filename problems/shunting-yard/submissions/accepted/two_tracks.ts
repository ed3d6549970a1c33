function shunt(train: ListNode | null): ListNode | null {
    const start = new ListNode();
    let end = start, deadEnd: ListNode | null = null;
    for (let toA = true; train !== null; toA = !toA) {
        const wagon = train;
        train = train.next;
        if (toA) {
            end.next = wagon;
            end = wagon;
        } else {
            wagon.next = deadEnd;
            deadEnd = wagon;
        }
    }
    end.next = deadEnd;
    return start.next;
}
