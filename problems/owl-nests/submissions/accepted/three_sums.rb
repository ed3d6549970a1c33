def sums(fork)
  return [-1_000_000_000, 0, 0] if fork.nil?
  here_left, child_left, none_left = sums(fork.left)
  here_right, child_right, none_right = sums(fork.right)
  left, right = [child_left, none_left].max, [child_right, none_right].max
  [fork.val + none_left + none_right, [here_left + right, here_right + left].max, left + right]
end

def owl_nests(tree)
  sums(tree).max
end
