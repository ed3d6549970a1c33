class Solution:
    def shunt(self, train: Optional[ListNode]) -> Optional[ListNode]:
        start = ListNode()
        dead_end, to_a = None, True
        while train:
            wagon, train = train, train.next
            wagon.next = None
            if to_a:
                end = start
                while end.next:
                    end = end.next
                end.next = wagon
            else:
                wagon.next = dead_end
                dead_end = wagon
            to_a = not to_a
        end = start
        while end.next:
            end = end.next
        end.next = dead_end
        return start.next
