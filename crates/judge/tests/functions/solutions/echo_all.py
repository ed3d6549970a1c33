class Solution:
    def echoAll(self, i, l, d, b, c, s, grid, words, cells, cube, list, root, flags, reals):
        def tree(node):
            return node.val + tree(node.left) + tree(node.right) if node else 0
        linked = 0
        while list:
            linked += list.val
            list = list.next
        return [str(i), str(l), str(b).lower(), c, s, str(sum(map(sum, grid))), str(len(words)), ''.join(cells[0]),
                str(sum(x for level in cube for row in level for x in row)), str(linked), str(tree(root)),
                str(flags.count(True)), str(d + reals[0] == 0.75).lower()]
