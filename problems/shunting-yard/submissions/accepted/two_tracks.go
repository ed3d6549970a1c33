func shunt(train *ListNode) *ListNode {
	start := &ListNode{}
	end := start
	var deadEnd *ListNode
	for toA := true; train != nil; toA = !toA {
		wagon := train
		train = train.Next
		if toA {
			end.Next = wagon
			end = wagon
		} else {
			wagon.Next = deadEnd
			deadEnd = wagon
		}
	}
	end.Next = deadEnd
	return start.Next
}
