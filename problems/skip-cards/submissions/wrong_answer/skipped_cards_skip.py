# A skip card that is skipped itself still skips cards.
class Solution:
    def skipCards(self, cards: Optional[ListNode]) -> Optional[ListNode]:
        start = end = ListNode()
        skip = 0
        while cards:
            if cards.val < 0:
                skip = max(skip - 1, -cards.val)
            elif skip:
                skip -= 1
            else:
                end.next = cards
                end = cards
            cards = cards.next
        end.next = None
        return start.next
