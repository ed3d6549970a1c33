function leastWaiting(scenes, minutes) {
    const n = scenes.length;
    const actors = scenes.map((scene) => scene.reduce((bits, actor) => bits | 1 << actor, 0));
    const castOf = (chosen) => actors.reduce((bits, scene, i) => (chosen >> i & 1 ? bits | scene : bits), 0);
    const count = (bits) => {
        let ones = 0;
        for (; bits !== 0; bits &= bits - 1) ones++;
        return ones;
    };
    const everything = (1 << n) - 1;
    const known = new Map([[everything, 0]]);

    /** The least waiting time from now on, after the scenes in `before`. */
    const rest = (before) => {
        if (known.has(before)) return known.get(before);
        const here = castOf(before);
        let best = Infinity;
        for (let i = 0; i < n; i++) {
            if (before >> i & 1) continue;
            const after = before | 1 << i;
            const waiting = here & castOf(everything ^ after) & ~actors[i];
            best = Math.min(best, minutes[i] * count(waiting) + rest(after));
        }
        known.set(before, best);
        return best;
    };
    return rest(0);
}
