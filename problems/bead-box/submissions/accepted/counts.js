function beadBox(beads, name) {
    const box = new Map();
    let inside = 0, threaded = 0, most = 0;
    for (const bead of beads) {
        let next = name[threaded % name.length];
        if (bead !== next) {
            box.set(bead, (box.get(bead) ?? 0) + 1);
            most = Math.max(most, ++inside);
            continue;
        }
        next = name[++threaded % name.length];
        while (box.get(next) > 0) {
            box.set(next, box.get(next) - 1);
            inside--;
            next = name[++threaded % name.length];
        }
    }
    return [threaded, most];
}
