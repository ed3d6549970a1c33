// Attack: memory beside the heap, which no flag of the virtual machine bounds.
// Verdict: memory_limit_exceeded
import java.lang.reflect.Field;
import sun.misc.Unsafe;

public class Main {
    public static void main(String[] arguments) throws ReflectiveOperationException {
        Field field = Unsafe.class.getDeclaredField("theUnsafe");
        field.setAccessible(true);
        Unsafe unsafe = (Unsafe) field.get(null);
        for (;;) unsafe.setMemory(unsafe.allocateMemory(8 << 20), 8 << 20, (byte) 1);
    }
}
