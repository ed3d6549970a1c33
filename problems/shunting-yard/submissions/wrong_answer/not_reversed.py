class Solution:
    def shunt(self, train: Optional[ListNode]) -> Optional[ListNode]:
        numbers = []
        while train:
            numbers.append(train.val)
            train = train.next
        start = end = ListNode()
        for number in numbers[::2] + numbers[1::2]:
            end.next = ListNode(number)
            end = end.next
        return start.next
