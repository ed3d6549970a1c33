function milkCost(need: number[], price: number[], keep: number): number {
    const days = new Int32Array(need.length);
    let total = 0, front = 0, back = 0;
    for (let today = 0; today < need.length; today++) {
        while (back > front && price[days[back - 1]] >= price[today]) back--;
        days[back++] = today;
        if (days[front] <= today - keep) front++;
        total += need[today] * price[days[front]];
    }
    return total;
}
