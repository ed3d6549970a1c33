function dryBeds(tap: TreeNode | null, liters: number): number {
    if (tap === null) return 0;
    let rest = Math.max(0, liters - tap.val);
    if (tap.left === null && tap.right === null) return rest === 0 ? 1 : 0;
    if (tap.left !== null && tap.right !== null) rest = Math.floor(rest / 2);
    return dryBeds(tap.left, rest) + dryBeds(tap.right, rest);
}
