function paperRound(steps) {
    const n = steps.length + 1;
    const order = [];
    const visited = new Set();
    const visit = (house) => {
        if (house < 1 || house > n || visited.has(house)) return false;
        order.push(house);
        visited.add(house);
        if (order.length === n) return true;
        const step = steps[order.length - 1];
        if (visit(house - step) || visit(house + step)) return true;
        order.pop();
        visited.delete(house);
        return false;
    };
    for (let first = 1; first <= n; first++) {
        if (visit(first)) break;
    }
    return order;
}
