function landings(roofs, drop) {
    const result = new Array(roofs.length).fill(-1), open = [];
    for (let j = 0; j < roofs.length; j++) {
        while (open.length > 0) {
            const i = open[open.length - 1];
            const line = roofs[i] - (j - i) * drop;
            if (line > roofs[j]) break;
            if (line > 0) result[i] = j;
            open.pop();
        }
        open.push(j);
    }
    return result;
}
