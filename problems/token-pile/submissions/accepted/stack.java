class Solution {
    public int[] tokenPile(int[] tokens) {
        int[] pile = new int[tokens.length];
        int n = 0;
        for (int token : tokens) {
            pile[n++] = token;
            while (n >= 3 && pile[n - 1] == pile[n - 2] && pile[n - 2] == pile[n - 3]) {
                n -= 2;
                pile[n - 1]++;
            }
        }
        return Arrays.copyOf(pile, n);
    }
}
