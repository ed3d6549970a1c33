class Solution {
    function riverFlow($mouth) {
        if ($mouth === null) return null;
        foreach ([$this->riverFlow($mouth->left), $this->riverFlow($mouth->right)] as $child) {
            if ($child !== null) $mouth->val += $child->val;
        }
        return $mouth;
    }
}
