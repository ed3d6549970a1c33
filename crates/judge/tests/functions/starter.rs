//! Starter code.

use assay_judge::Languages;

use crate::problem::two_sum;

#[test]
fn starter_code_compiles_or_parses_in_every_language() {
    let languages = Languages::builtin().unwrap();
    let problem = two_sum();
    let mut with_driver = 0;
    for id in languages.ids() {
        let Some(starter) = languages.starter(id, problem.signature()).unwrap() else { continue };
        with_driver += 1;
        let name = if ["rust", "ruby"].contains(&id.as_str()) { "two_sum" } else { "twoSum" };
        assert!(starter.contains(name) && starter.contains("nums") && starter.contains("target"), "{id}: {starter}");
        assert!(!starter.contains("{{") && !starter.starts_with('\n'), "{id}: {starter}");
    }
    assert!(with_driver >= 12, "{with_driver}");
    let python = languages.starter(&"python3".into(), problem.signature()).unwrap().unwrap();
    let expected = "class Solution:\n    def twoSum(self, nums: List[int], target: int) -> List[int]:\n        \n";
    assert_eq!(python, expected);
    let cpp = languages.starter(&"cpp".into(), problem.signature()).unwrap().unwrap();
    assert!(cpp.contains("    vector<int> twoSum(vector<int>& nums, int target) {\n"), "{cpp}");
    let rust = languages.starter(&"rust".into(), problem.signature()).unwrap().unwrap();
    assert!(rust.contains("pub fn two_sum(nums: Vec<i32>, target: i32) -> Vec<i32> {"), "{rust}");
}
