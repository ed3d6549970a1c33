func numbersFound(plan *TreeNode, low int, high int) int {
	if plan == nil || low > high {
		return 0
	}
	guess, found, leftHigh, rightLow := plan.Val, 0, high, low
	if low <= guess && guess <= high {
		found = 1
	}
	if guess <= high {
		leftHigh = guess - 1
	}
	if guess >= low {
		rightLow = guess + 1
	}
	return found + numbersFound(plan.Left, low, leftHigh) + numbersFound(plan.Right, rightLow, high)
}
