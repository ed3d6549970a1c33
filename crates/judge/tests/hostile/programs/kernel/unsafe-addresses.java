// Attack: writes to addresses that are not the program's, past all checks of the virtual machine.
// Verdict: run_time_error
import java.lang.reflect.Field;
import sun.misc.Unsafe;

public class Main {
    public static void main(String[] arguments) throws ReflectiveOperationException {
        Field field = Unsafe.class.getDeclaredField("theUnsafe");
        field.setAccessible(true);
        Unsafe unsafe = (Unsafe) field.get(null);
        System.out.println("unharmed 42");
        for (long address : new long[] {0xFFFF_8000_0000_0000L, 0xFFFF_FFFF_FF60_0000L, 8}) unsafe.putLong(address, 42);
    }
}
