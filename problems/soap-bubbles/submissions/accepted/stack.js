function rowOfBubbles(bubbles) {
    const row = [];
    for (let bubble of bubbles) {
        while (row.length > 0 && row[row.length - 1] <= bubble) bubble += row.pop();
        row.push(bubble);
    }
    return row;
}
