class Solution {
    public int[] ropeTeams(int[] strength, int teams) {
        int n = strength.length;
        Integer[] line = new Integer[n];
        for (int i = 0; i < n; i++) line[i] = i;
        Arrays.sort(line, (a, b) -> strength[b] - strength[a]);
        int[] answer = new int[n];
        for (int place = 0; place < n; place++) {
            int turn = place / teams, number = place % teams;
            answer[line[place]] = turn % 2 == 0 ? number : teams - 1 - number;
        }
        return answer;
    }
}
