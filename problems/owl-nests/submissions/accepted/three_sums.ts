function owlNests(tree: TreeNode | null): number {
    const sums = (fork: TreeNode | null): [number, number, number] => {
        if (fork === null) return [-Infinity, 0, 0];
        const [hereLeft, childLeft, noneLeft] = sums(fork.left);
        const [hereRight, childRight, noneRight] = sums(fork.right);
        const left = Math.max(childLeft, noneLeft), right = Math.max(childRight, noneRight);
        return [fork.val + noneLeft + noneRight, Math.max(hereLeft + right, hereRight + left), left + right];
    };
    return Math.max(...sums(tree));
}
