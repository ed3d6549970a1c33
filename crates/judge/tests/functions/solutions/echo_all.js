var echoAll = function(i, l, d, b, c, s, grid, words, cells, cube, list, root, flags, reals) {
    const tree = (node) => (node ? node.val + tree(node.left) + tree(node.right) : 0);
    const sum = (values) => values.flat(3).reduce((a, x) => a + x, 0);
    let linked = 0;
    for (; list; list = list.next) linked += list.val;
    return [i, l, b, c, s, sum(grid), words.length, cells[0].join(''), sum(cube), linked, tree(root),
            flags.filter((flag) => flag === true).length, d + reals[0] === 0.75].map(String);
};
