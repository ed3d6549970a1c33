class Solution {
    public ListNode skipCards(ListNode cards) {
        ListNode start = new ListNode(), end = start;
        while (cards != null) {
            if (cards.val > 0) {
                end.next = cards;
                end = cards;
                cards = cards.next;
            } else {
                int skip = -cards.val;
                cards = cards.next;
                while (cards != null && skip > 0) {
                    cards = cards.next;
                    skip--;
                }
            }
        }
        end.next = null;
        return start.next;
    }
}
