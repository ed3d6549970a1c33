function fleaMarket(price, joy, coins) {
    const without = new Array(coins + 1).fill(0);
    const voucher = new Array(coins + 1).fill(0);
    for (let i = 0; i < price.length; i++) {
        const half = Math.floor(price[i] / 2);
        for (let c = coins; c >= half; c--) {
            voucher[c] = Math.max(voucher[c], without[c - half] + joy[i]);
            if (c >= price[i]) {
                voucher[c] = Math.max(voucher[c], voucher[c - price[i]] + joy[i]);
                without[c] = Math.max(without[c], without[c - price[i]] + joy[i]);
            }
        }
    }
    return voucher[coins];
}
