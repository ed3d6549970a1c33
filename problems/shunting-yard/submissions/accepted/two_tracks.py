class Solution:
    def shunt(self, train: Optional[ListNode]) -> Optional[ListNode]:
        start = end = ListNode()
        dead_end, to_a = None, True
        while train:
            wagon, train = train, train.next
            if to_a:
                end.next = wagon
                end = wagon
            else:
                wagon.next = dead_end
                dead_end = wagon
            to_a = not to_a
        end.next = dead_end
        return start.next
