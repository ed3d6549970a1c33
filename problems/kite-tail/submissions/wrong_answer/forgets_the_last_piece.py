# Ties a piece only when the next one begins, so the last piece is lost.
class Solution:
    def retie(self, tail: Optional[ListNode]) -> Optional[ListNode]:
        done, first, last = None, tail, None
        while tail:
            if tail.val > first.val:
                last.next = done
                done, first = first, tail
            last = tail
            tail = tail.next
        return done
