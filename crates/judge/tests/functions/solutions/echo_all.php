class Solution {
    private function tree($node) {
        return $node ? $node->val + $this->tree($node->left) + $this->tree($node->right) : 0;
    }

    function echoAll($i, $l, $d, $b, $c, $s, $grid, $words, $cells, $cube, $list, $root, $flags, $reals) {
        $linked = 0;
        for (; $list; $list = $list->next) $linked += $list->val;
        $text = fn($yes) => $yes ? 'true' : 'false';
        $deep = array_sum(array_map(fn($level) => array_sum(array_map('array_sum', $level)), $cube));
        return [strval($i), strval($l), $text($b), $c, $s, strval(array_sum(array_map('array_sum', $grid))), strval(count($words)),
                implode('', $cells[0]), strval($deep), strval($linked), strval($this->tree($root)),
                strval(count(array_filter($flags))), $text($d + $reals[0] === 0.75)];
    }
}
