function time(rolls, [batch, minutes, pause]) {
    const loads = Math.ceil(rolls / batch);
    return loads * minutes + (loads - 1) * pause;
}

function twoBakers(rolls, first, second) {
    const one = time(rolls, first);
    const two = time(rolls, second);
    if (one < two) return 1;
    if (two < one) return 2;
    return 0;
}
