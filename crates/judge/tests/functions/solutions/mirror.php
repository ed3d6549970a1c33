class Solution {
    function mirror($head, $root) {
        if ($root === null) return;
        [$root->left, $root->right] = [$root->right, $root->left];
        $this->mirror($head, $root->left);
        $this->mirror($head, $root->right);
    }
}
