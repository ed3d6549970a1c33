// Attack: returns a list of a million nodes in the second case
// Problem: list
// Time: 6
// Verdict: accepted, wrong_answer, accepted
func f(x *ListNode) *ListNode {
	if x.Val == 3 {
		for i := 0; i < 1000000; i++ {
			x = &ListNode{i, x}
		}
	}
	return x
}
