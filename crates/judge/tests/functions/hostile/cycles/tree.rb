# Attack: returns a tree with a cycle in the second case
# Problem: tree
# Verdict: accepted, run_time_error, accepted
# Says: The returned tree has a cycle.
def f(x)
  if x.val == 3
    x.left = TreeNode.new(4, nil, x)
  end
  x
end
