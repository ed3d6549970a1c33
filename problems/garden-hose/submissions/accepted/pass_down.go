func dryBeds(tap *TreeNode, liters int) int {
	if tap == nil {
		return 0
	}
	rest := liters - tap.Val
	if rest < 0 {
		rest = 0
	}
	if tap.Left == nil && tap.Right == nil {
		if rest == 0 {
			return 1
		}
		return 0
	}
	if tap.Left != nil && tap.Right != nil {
		rest /= 2
	}
	return dryBeds(tap.Left, rest) + dryBeds(tap.Right, rest)
}
