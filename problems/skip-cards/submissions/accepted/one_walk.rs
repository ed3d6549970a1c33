impl Solution {
    pub fn skip_cards(mut cards: Option<Box<ListNode>>) -> Option<Box<ListNode>> {
        let mut start = ListNode::new(0);
        let mut end = &mut start;
        let mut skip = 0;
        while let Some(mut card) = cards {
            cards = card.next.take();
            if skip > 0 {
                skip -= 1;
            } else if card.val < 0 {
                skip = -card.val;
            } else {
                end = end.next.insert(card);
            }
        }
        start.next
    }
}
