class Solution {
    function dryBeds($tap, $liters) {
        if ($tap === null) return 0;
        $rest = max(0, $liters - $tap->val);
        if ($tap->left === null && $tap->right === null) return $rest === 0 ? 1 : 0;
        if ($tap->left !== null && $tap->right !== null) $rest = intdiv($rest, 2);
        return $this->dryBeds($tap->left, $rest) + $this->dryBeds($tap->right, $rest);
    }
}
