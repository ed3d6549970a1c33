class Solution {
    public int drumRolls(int beats) {
        final long mod = 1_000_000_007;
        long[] sound = new long[beats + 1], rest = new long[beats + 1];
        sound[0] = 1;
        for (int beat = 1; beat <= beats; beat++) {
            sound[beat] = sound[beat - 1] + rest[beat - 1];
            if (beat >= 2) {
                sound[beat] += sound[beat - 2] + rest[beat - 2];
                rest[beat] = sound[beat - 1];
            }
            sound[beat] %= mod;
        }
        return (int) ((sound[beats] + rest[beats]) % mod);
    }
}
