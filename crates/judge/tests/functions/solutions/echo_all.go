import "strconv"

func tree(node *TreeNode) int {
	if node == nil {
		return 0
	}
	return node.Val + tree(node.Left) + tree(node.Right)
}

func echoAll(i int, l int64, d float64, b bool, c byte, s string, grid [][]int, words []string, cells [][]byte, cube [][][]int, list *ListNode, root *TreeNode, flags []bool, reals []float64) []string {
	sum, deep, linked, yes := 0, 0, 0, 0
	for _, row := range grid {
		for _, x := range row {
			sum += x
		}
	}
	for _, level := range cube {
		for _, row := range level {
			for _, x := range row {
				deep += x
			}
		}
	}
	for ; list != nil; list = list.Next {
		linked += list.Val
	}
	for _, flag := range flags {
		if flag {
			yes++
		}
	}
	return []string{strconv.Itoa(i), fmt.Sprint(l), fmt.Sprint(b), string(rune(c)), s, strconv.Itoa(sum), strconv.Itoa(len(words)),
		string(cells[0]), strconv.Itoa(deep), strconv.Itoa(linked), strconv.Itoa(tree(root)), strconv.Itoa(yes), fmt.Sprint(d+reals[0] == 0.75)}
}
