def tree(node)
  node.nil? ? 0 : node.val + tree(node.left) + tree(node.right)
end

def echo_all(i, l, d, b, c, s, grid, words, cells, cube, list, root, flags, reals)
  linked = 0
  until list.nil?
    linked += list.val
    list = list.next
  end
  [i, l, b, c, s, grid.flatten.sum, words.size, cells[0].join, cube.flatten.sum, linked, tree(root), flags.count(true),
   d + reals[0] == 0.75].map(&:to_s)
end
