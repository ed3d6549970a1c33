//! Lists and trees that are not as they should be.

use assay_domain::Verdict;

use crate::problem::{Problem, judge};

#[test]
fn cyclic_and_shared_nodes_end() {
    let list = Problem::new(
        "kind: function\nname: f\nparams: [{name: h, type: ListNode}]\nreturns: ListNode\n",
        &[("[1,2]\n", "[1,2]\n")],
    );
    let tree = Problem::new(
        "kind: function\nname: f\nparams: [{name: r, type: TreeNode}]\nreturns: TreeNode\n",
        &[("[1,2]\n", "[1,2,2]\n")],
    );
    let mut judge = judge();
    let (verdict, said) = list.said(
        &mut judge,
        "cpp",
        "class Solution {\npublic:\n  ListNode* f(ListNode* h) { h->next->next = h; return h; }\n};",
    );
    assert!(verdict == Verdict::RunTimeError && said.contains("The returned list has a cycle"), "{verdict} {said}");
    let (verdict, said) = tree.said(
        &mut judge,
        "cpp",
        "class Solution {\npublic:\n  TreeNode* f(TreeNode* r) { r->left->left = r; return r; }\n};",
    );
    assert!(verdict == Verdict::RunTimeError && said.contains("The returned tree has a cycle"), "{verdict} {said}");
    // The same node twice is two nodes.
    let (verdict, said) = tree.said(
        &mut judge,
        "cpp",
        "class Solution {\npublic:\n  TreeNode* f(TreeNode* r) { r->right = r->left; return r; }\n};",
    );
    assert_eq!(verdict, Verdict::Accepted, "{said}");
}

#[test]
fn solutions_may_extend_nodes() {
    let list = Problem::new(
        "kind: function\nname: f\nparams: [{name: head, type: ListNode}]\nreturns: int\n",
        &[("[3,1,2]\n", "3\n"), ("[]\n", "0\n")],
    );
    let mut judge = judge();
    for (language, source) in [
        (
            "java",
            "class ListNode {\n  int val;\n  ListNode next;\n  ListNode() {}\n  ListNode(int val) { this.val = val; }\n  \
             int length() { return next == null ? 1 : 1 + next.length(); }\n}\n\
             class Solution { int f(ListNode head) { return head == null ? 0 : head.length(); } }\n",
        ),
        (
            "go",
            "func (n *ListNode) length() int { if n == nil { return 0 }; return 1 + n.Next.length() }\n\
             func f(head *ListNode) int { return head.length() }\n",
        ),
        (
            "rust",
            "trait Long { fn long(&self) -> i32; }\n\
             impl Long for ListNode { fn long(&self) -> i32 { 1 + self.next.as_ref().map_or(0, |next| next.long()) } }\n\
             impl PartialOrd for ListNode {\n  \
             fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> { self.val.partial_cmp(&other.val) }\n}\n\
             impl Solution { pub fn f(head: Option<Box<ListNode>>) -> i32 { head.map_or(0, |head| head.long()) } }\n",
        ),
    ] {
        let (verdict, said) = list.said(&mut judge, language, source);
        assert_eq!(verdict, Verdict::Accepted, "{language}: {said}");
    }
}
