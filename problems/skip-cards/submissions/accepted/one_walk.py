class Solution:
    def skipCards(self, cards: Optional[ListNode]) -> Optional[ListNode]:
        start = end = ListNode()
        while cards:
            if cards.val > 0:
                end.next = cards
                end = cards
                cards = cards.next
            else:
                skip = 1 - cards.val
                while cards and skip:
                    cards = cards.next
                    skip -= 1
        end.next = None
        return start.next
