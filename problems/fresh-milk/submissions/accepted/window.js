function milkCost(need, price, keep) {
    // The queue is days[front], days[front + 1], and so on.
    const days = [];
    let total = 0, front = 0;
    for (let today = 0; today < need.length; today++) {
        while (days.length > front && price[days[days.length - 1]] >= price[today]) days.pop();
        days.push(today);
        if (days[front] <= today - keep) front++;
        total += need[today] * price[days[front]];
    }
    return total;
}
