// Attack: brings an annotation processor of its own, which would run inside the compiler.
// Verdict: accepted
import java.io.FileWriter;
import java.io.IOException;
import java.util.Scanner;
import java.util.Set;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.ProcessingEnvironment;
import javax.annotation.processing.RoundEnvironment;
import javax.annotation.processing.SupportedAnnotationTypes;
import javax.lang.model.element.TypeElement;

@Deprecated
public class Main {
    @SupportedAnnotationTypes("*")
    public static class Processor extends AbstractProcessor {
        @Override
        public synchronized void init(ProcessingEnvironment environment) {
            try (FileWriter file = new FileWriter("/tmp/assay-hostile")) {
                file.write("processed");
            } catch (IOException error) {
                throw new IllegalStateException(error);
            }
        }

        @Override
        public boolean process(Set<? extends TypeElement> types, RoundEnvironment round) {
            for (;;) Thread.onSpinWait();
        }
    }

    public static void main(String[] arguments) {
        System.out.println("unharmed " + new Scanner(System.in).next());
    }
}
