impl Solution {
    pub fn shunt(mut train: Option<Box<ListNode>>) -> Option<Box<ListNode>> {
        let mut start = ListNode::new(0);
        let mut end = &mut start;
        let mut dead_end = None;
        let mut to_a = true;
        while let Some(mut wagon) = train {
            train = wagon.next.take();
            if to_a {
                end = end.next.insert(wagon);
            } else {
                wagon.next = dead_end;
                dead_end = Some(wagon);
            }
            to_a = !to_a;
        }
        end.next = dead_end;
        start.next
    }
}
