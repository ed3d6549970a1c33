import java.util.List;

public class Main {
    record Word(String text) {}

    static class Said {
        static final List<Word> WORDS = List.of(new Word("hello"));
    }

    public static void main(String[] arguments) {
        if (System.getProperty("ONLINE_JUDGE") == null || System.getenv("DOMJUDGE") == null) throw new IllegalStateException();
        Said.WORDS.forEach(word -> System.out.println(word.text()));
    }
}
