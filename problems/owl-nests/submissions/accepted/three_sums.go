func larger(a, b int) int {
	if a > b {
		return a
	}
	return b
}

func sums(fork *TreeNode) (int, int, int) {
	if fork == nil {
		return math.MinInt32, 0, 0
	}
	hereLeft, childLeft, noneLeft := sums(fork.Left)
	hereRight, childRight, noneRight := sums(fork.Right)
	left, right := larger(childLeft, noneLeft), larger(childRight, noneRight)
	return fork.Val + noneLeft + noneRight, larger(hereLeft+right, hereRight+left), left + right
}

func owlNests(tree *TreeNode) int {
	here, child, none := sums(tree)
	return larger(here, larger(child, none))
}
