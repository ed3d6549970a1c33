class Solution:
    def retie(self, tail: Optional[ListNode]) -> Optional[ListNode]:
        done = None
        while tail:
            first = last = tail
            while last.next and last.next.val <= first.val:
                last = last.next
            tail = last.next
            last.next = done
            done = first
        return done
