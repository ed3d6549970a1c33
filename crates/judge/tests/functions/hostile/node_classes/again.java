// Attack: declares a class of nodes without the constructors that the driver calls
// Problem: list
// Verdict: run_time_error
// Says: Expected ListNode and TreeNode with
class ListNode {
    int val;
    ListNode next;
}

class Solution {
    public ListNode f(ListNode x) { return x; }
}
