class Solution {
    function numbersFound($plan, $low, $high) {
        if ($plan === null || $low > $high) return 0;
        $guess = $plan->val;
        return ($low <= $guess && $guess <= $high ? 1 : 0)
            + $this->numbersFound($plan->left, $low, min($high, $guess - 1))
            + $this->numbersFound($plan->right, max($low, $guess + 1), $high);
    }
}
