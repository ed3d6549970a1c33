class Solution {
    public String lostMittens(String[] left, String[] right) {
        Map<String, Integer> counts = new HashMap<>();
        for (String color : left) counts.merge(color, 1, Integer::sum);
        for (String color : right) counts.put(color, counts.getOrDefault(color, 0) - 1);
        String best = "";
        int most = 0;
        for (Map.Entry<String, Integer> entry : counts.entrySet()) {
            int stay = Math.abs(entry.getValue());
            if (stay > most || (stay == most && entry.getKey().compareTo(best) < 0)) {
                best = entry.getKey();
                most = stay;
            }
        }
        return best;
    }
}
