func retie(tail *ListNode) *ListNode {
	var done *ListNode
	for tail != nil {
		first, last := tail, tail
		for last.Next != nil && last.Next.Val <= first.Val {
			last = last.Next
		}
		tail = last.Next
		last.Next = done
		done = first
	}
	return done
}
