class Solution {
    private function sums($fork) {
        if ($fork === null) return [-1000000000, 0, 0];
        [$hereLeft, $childLeft, $noneLeft] = $this->sums($fork->left);
        [$hereRight, $childRight, $noneRight] = $this->sums($fork->right);
        $left = max($childLeft, $noneLeft);
        $right = max($childRight, $noneRight);
        return [$fork->val + $noneLeft + $noneRight, max($hereLeft + $right, $hereRight + $left), $left + $right];
    }

    function owlNests($tree) {
        return max($this->sums($tree));
    }
}
