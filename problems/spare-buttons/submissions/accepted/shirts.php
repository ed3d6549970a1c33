class Solution {
    function spareButtons($buttons, $cloth, $holes) {
        $perShirt = $holes + 1;
        $shirts = min($cloth, intdiv($buttons, $perShirt));
        return $buttons - $shirts * $perShirt;
    }
}
