class Solution {
    function fleaMarket($price, $joy, $coins) {
        $without = $voucher = array_fill(0, $coins + 1, 0);
        foreach ($price as $i => $p) {
            $j = $joy[$i];
            $half = intdiv($p, 2);
            for ($c = $coins; $c >= $half; $c--) {
                $voucher[$c] = max($voucher[$c], $without[$c - $half] + $j);
                if ($c >= $p) {
                    $voucher[$c] = max($voucher[$c], $voucher[$c - $p] + $j);
                    $without[$c] = max($without[$c], $without[$c - $p] + $j);
                }
            }
        }
        return $voucher[$coins];
    }
}
