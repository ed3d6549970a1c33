def mirror(head, root)
  return if root.nil?
  root.left, root.right = root.right, root.left
  mirror(head, root.left)
  mirror(head, root.right)
end
