// Attack: returns a list with a cycle in the second case
// Problem: list
// Verdict: accepted, run_time_error, accepted
// Says: The returned list has a cycle.
func f(x *ListNode) *ListNode {
	if x.Val == 3 {
		x.Next = &ListNode{4, &ListNode{5, nil}}
		x.Next.Next.Next = x.Next
	}
	return x
}
