function time(rolls: number, oven: number[]): number {
    const [batch, minutes, pause] = oven;
    const loads = Math.ceil(rolls / batch);
    return loads * minutes + (loads - 1) * pause;
}

function twoBakers(rolls: number, first: number[], second: number[]): number {
    const one = time(rolls, first);
    const two = time(rolls, second);
    if (one < two) return 1;
    if (two < one) return 2;
    return 0;
}
