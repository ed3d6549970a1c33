func riverFlow(mouth *TreeNode) *TreeNode {
	if mouth == nil {
		return nil
	}
	for _, child := range []*TreeNode{riverFlow(mouth.Left), riverFlow(mouth.Right)} {
		if child != nil {
			mouth.Val += child.Val
		}
	}
	return mouth
}
