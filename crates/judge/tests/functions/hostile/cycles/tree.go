// Attack: returns a tree with a cycle in the second case
// Problem: tree
// Verdict: accepted, run_time_error, accepted
// Says: The returned tree has a cycle.
func f(x *TreeNode) *TreeNode {
	if x.Val == 3 {
		x.Left = &TreeNode{4, nil, x}
	}
	return x
}
