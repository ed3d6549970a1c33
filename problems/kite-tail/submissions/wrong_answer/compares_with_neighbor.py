# Compares a ribbon only with the one before it, not with the longest one.
class Solution:
    def retie(self, tail: Optional[ListNode]) -> Optional[ListNode]:
        done = None
        while tail:
            first = last = tail
            while last.next and last.next.val <= last.val:
                last = last.next
            tail = last.next
            last.next = done
            done = first
        return done
