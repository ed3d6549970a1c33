// Attack: reaches out by every way the library has.
// Verdict: accepted
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.channels.SocketChannel;
import java.util.Scanner;

public class Main {
    interface Attempt {
        void make() throws Exception;
    }

    static void attempt(String name, Attempt attempt) {
        try {
            attempt.make();
            System.out.println(name);
        } catch (Exception | Error refused) {
            return;
        }
    }

    public static void main(String[] arguments) {
        attempt("a socket", () -> new Socket().connect(new InetSocketAddress("127.0.0.1", 22), 100));
        attempt("a server", () -> new ServerSocket(0));
        attempt("a datagram", () -> new DatagramSocket().send(new DatagramPacket(new byte[1], 1, InetAddress.getByAddress(new byte[] {1, 1, 1, 1}), 53)));
        attempt("a channel", () -> SocketChannel.open(new InetSocketAddress("1.1.1.1", 80)));
        attempt("a name", () -> InetAddress.getByName("example.org"));
        attempt("an interface", () -> {
            if (NetworkInterface.networkInterfaces().noneMatch(one -> !one.getName().equals("lo"))) throw new IOException();
        });
        System.out.println("unharmed " + new Scanner(System.in).next());
    }
}
