# Gives the next nest to the best fork that is still allowed.
class Solution:
    def owlNests(self, tree: Optional[TreeNode]) -> int:
        near = defaultdict(list)
        forks = [tree]
        for fork in forks:
            for child in (fork.left, fork.right):
                if child:
                    near[fork].append(child)
                    near[child].append(fork)
                    forks.append(child)
        taken, total = set(), 0
        for fork in sorted(forks, key=lambda fork: -fork.val):
            around = {fork, *near[fork]} | {other for neighbor in near[fork] for other in near[neighbor]}
            if not around & taken:
                taken.add(fork)
                total += fork.val
        return total
