struct Sums { int here, child, none; };

static int larger(int a, int b) { return a > b ? a : b; }

static struct Sums sums(struct TreeNode* fork) {
    if (!fork) return (struct Sums){-1000000000, 0, 0};
    struct Sums l = sums(fork->left), r = sums(fork->right);
    int left = larger(l.child, l.none), right = larger(r.child, r.none);
    return (struct Sums){fork->val + l.none + r.none, larger(l.here + right, r.here + left), left + right};
}

int owlNests(struct TreeNode* tree) {
    struct Sums all = sums(tree);
    return larger(all.here, larger(all.child, all.none));
}
