// Attack: returns a list of a million nodes in the second case
// Problem: list
// Time: 6
// Verdict: accepted, wrong_answer, accepted
impl Solution {
    pub fn f(x: Option<Box<ListNode>>) -> Option<Box<ListNode>> {
        if x.as_ref().unwrap().val == 3 {
            let mut x = x;
            for val in 0..1_000_000 {
                x = Some(Box::new(ListNode { val, next: x }));
            }
            return x;
        }
        x
    }
}
