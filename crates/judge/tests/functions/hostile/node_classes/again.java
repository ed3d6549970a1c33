// Attack: declares the class of nodes again
// Problem: list
// Verdict: compile_error
// Says: duplicate class
class ListNode {
    int val;
    ListNode next;
}

class Solution {
    public ListNode f(ListNode x) { return x; }
}
