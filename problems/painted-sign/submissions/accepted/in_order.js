function paintedSigns(maze) {
    const signs = [];
    const read = (node) => {
        if (!node) return;
        read(node.left);
        signs.push(node.val);
        read(node.right);
    };
    read(maze);
    const last = signs.length - 1;
    const drops = [];
    for (let i = 0; i < last; i++) {
        if (signs[i] >= signs[i + 1]) drops.push(i);
    }
    if (drops.length > 1) return [];
    return [drops[0], drops[0] + 1]
        .filter((k) => k === 0 || k === last || signs[k + 1] - signs[k - 1] >= 2)
        .map((k) => signs[k]);
}
