class Solution {
    public ListNode shunt(ListNode train) {
        ListNode start = new ListNode(), end = start, deadEnd = null;
        for (boolean toA = true; train != null; toA = !toA) {
            ListNode wagon = train;
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
}
