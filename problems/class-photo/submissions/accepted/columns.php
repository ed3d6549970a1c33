class Solution {
    function classPhoto($heights) {
        $hidden = 0;
        for ($place = 0; $place < count($heights[0]); $place++) {
            $tallest = 0;
            foreach ($heights as $row) {
                if ($row[$place] <= $tallest) $hidden++;
                else $tallest = $row[$place];
            }
        }
        return $hidden;
    }
}
