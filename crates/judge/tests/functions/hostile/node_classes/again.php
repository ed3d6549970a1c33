// Attack: declares the class of nodes again
// Problem: tree
// Verdict: compile_error or run_time_error
// Says: TreeNode
class TreeNode {
    public $val = 1;
}

class Solution {
    function f($x) {
        return $x;
    }
}
