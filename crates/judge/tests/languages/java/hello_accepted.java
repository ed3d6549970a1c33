import java.util.List;

public class Main {
    record Word(String text) {}

    static class Said {
        static final List<Word> WORDS = List.of(new Word("hello"));
    }

    public static void main(String[] arguments) {
        Said.WORDS.forEach(word -> System.out.println(word.text()));
    }
}
