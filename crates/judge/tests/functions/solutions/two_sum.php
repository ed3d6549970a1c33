class Solution {

    /**
     * @param Integer[] $nums
     * @param Integer $target
     * @return Integer[]
     */
    function twoSum($nums, $target) {
        $seen = [];
        foreach ($nums as $i => $num) {
            if (isset($seen[$target - $num])) return [$seen[$target - $num], $i];
            $seen[$num] = $i;
        }
        return [];
    }
}
