function riverFlow(mouth) {
    if (mouth === null) return null;
    for (const child of [riverFlow(mouth.left), riverFlow(mouth.right)]) {
        if (child !== null) mouth.val += child.val;
    }
    return mouth;
}
