class Solution {
    public String fridgeLetters(String word, int[][] moves) {
        StringBuilder letters = new StringBuilder(word);
        for (int[] move : moves) {
            char letter = letters.charAt(move[0]);
            letters.deleteCharAt(move[0]);
            letters.insert(move[1], letter);
        }
        return letters.toString();
    }
}
