function numbersFound(plan, low, high) {
    if (plan === null || low > high) return 0;
    const guess = plan.val;
    return (low <= guess && guess <= high ? 1 : 0)
        + numbersFound(plan.left, low, Math.min(high, guess - 1))
        + numbersFound(plan.right, Math.max(low, guess + 1), high);
}
