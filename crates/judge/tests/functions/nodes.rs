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
