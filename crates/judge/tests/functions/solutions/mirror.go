func mirror(head *ListNode, root *TreeNode) {
	if root == nil {
		return
	}
	root.Left, root.Right = root.Right, root.Left
	mirror(head, root.Left)
	mirror(head, root.Right)
}
