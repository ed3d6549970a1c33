func twoSum(nums []int, target int) []int {
	seen := map[int]int{}
	for i, x := range nums {
		if j, ok := seen[target-x]; ok {
			result := []int{i, j}
			sort.Ints(result)
			return result
		}
		seen[x] = i
	}
	return nil
}
