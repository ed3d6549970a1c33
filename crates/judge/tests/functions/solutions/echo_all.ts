function echoAll(i: number, l: number, d: number, b: boolean, c: string, s: string, grid: number[][], words: string[],
                 cells: string[][], cube: number[][][], list: ListNode | null, root: TreeNode | null, flags: boolean[],
                 reals: number[]): string[] {
    const tree = (node: TreeNode | null): number => (node ? node.val + tree(node.left) + tree(node.right) : 0);
    const sum = (values: any[]): number => values.flat(3).reduce((a, x) => a + x, 0);
    let linked = 0;
    for (; list; list = list.next) linked += list.val;
    return [i, l, b, c, s, sum(grid), words.length, cells[0].join(''), sum(cube), linked, tree(root),
            flags.filter((flag) => flag === true).length, d + reals[0] === 0.75].map(String);
};
