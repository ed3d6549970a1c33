# Walks from the first card to card i for each i.
class Solution:
    def card(self, cards, i):
        for _ in range(i):
            if cards is None:
                return None
            cards = cards.next
        return cards

    def skipCards(self, cards: Optional[ListNode]) -> Optional[ListNode]:
        start = end = ListNode()
        i = 0
        while True:
            card = self.card(cards, i)
            if card is None:
                return start.next
            if card.val > 0:
                end.next = ListNode(card.val)
                end = end.next
                i += 1
            else:
                i += 1 - card.val
