package io.github.dblifecycle.telemetry;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ServerSocketFactory;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/** A service that is not there for anybody, in one of the ways in which services are not. */
public final class FaultyPeer implements AutoCloseable {

    public enum Fault {
        /** Takes the connection, and neither reads nor writes. */
        HANGS,
        /** Reads the request and says nothing. */
        NEVER_ANSWERS,
        CLOSES_AT_ONCE,
        /** Half of the first line of an answer. */
        CLOSES_EARLY,
        /** An answer whose body never ends, a byte now and then. */
        DRIPS,
        /** An answer whose body never ends, as fast as it can. */
        FLOODS,
        NO_HTTP,
        REDIRECTS,
        ANSWERS_400,
        ANSWERS_413,
        ANSWERS_429,
        ANSWERS_500,
        /** A certificate that nobody knows. */
        UNKNOWN_CERTIFICATE
    }

    private static final byte[] NOISE = "x".repeat(8192).getBytes(StandardCharsets.US_ASCII);

    private final Fault fault;
    private final ServerSocket server;
    private final List<Socket> sockets = new CopyOnWriteArrayList<>();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final AtomicInteger connections = new AtomicInteger();

    public FaultyPeer(Fault fault) {
        this(fault, ServerSocketFactory.getDefault());
    }

    private FaultyPeer(Fault fault, ServerSocketFactory sockets) {
        this.fault = fault;
        try {
            server = sockets.createServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        daemon(this::accept);
    }

    /** @param directory where a key may be written */
    public static FaultyPeer withUnknownCertificate(Path directory)
            throws IOException, InterruptedException, GeneralSecurityException {
        Path keys = directory.resolve("unknown.p12");
        String keytool =
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
        new ProcessBuilder(
                        keytool,
                        "-genkeypair",
                        "-alias",
                        "peer",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=127.0.0.1",
                        "-storetype",
                        "PKCS12",
                        "-keystore",
                        keys.toString(),
                        "-storepass",
                        "changeit")
                .inheritIO()
                .start()
                .waitFor();
        char[] password = "changeit".toCharArray();
        KeyStore store = KeyStore.getInstance(keys.toFile(), password);
        KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(store, password);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), null, null);
        return new FaultyPeer(Fault.UNKNOWN_CERTIFICATE, context.getServerSocketFactory());
    }

    /** An address where nobody listens. */
    public static String nobody() throws IOException {
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return "http://127.0.0.1:" + free.getLocalPort();
        }
    }

    public String address() {
        return (fault == Fault.UNKNOWN_CERTIFICATE ? "https" : "http") + "://127.0.0.1:" + server.getLocalPort();
    }

    public int connections() {
        return connections.get();
    }

    private void accept() {
        try {
            while (true) {
                Socket socket = server.accept();
                connections.incrementAndGet();
                sockets.add(socket);
                daemon(() -> serve(socket));
            }
        } catch (IOException e) {
            closed.countDown();
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            OutputStream out = socket.getOutputStream();
            switch (fault) {
                case HANGS -> closed.await();
                case NEVER_ANSWERS -> readUntilClosed(socket.getInputStream());
                case CLOSES_AT_ONCE -> {}
                case CLOSES_EARLY -> {
                    readRequest(socket.getInputStream());
                    out.write("HTTP/1.1 2".getBytes(StandardCharsets.US_ASCII));
                }
                case DRIPS -> {
                    readRequest(socket.getInputStream());
                    out.write("HTTP/1.1 200 OK\r\nContent-Length: 9999999\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
                    do {
                        out.write('x');
                        out.flush();
                    } while (!closed.await(100, TimeUnit.MILLISECONDS));
                }
                case FLOODS -> {
                    readRequest(socket.getInputStream());
                    out.write("HTTP/1.1 200 OK\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
                    while (closed.getCount() > 0) {
                        out.write(NOISE);
                    }
                }
                case NO_HTTP -> answer(socket, "220 mail.example.com ESMTP\r\n");
                case REDIRECTS ->
                    answer(
                            socket,
                            "HTTP/1.1 307 Temporary Redirect\r\nLocation: /elsewhere\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
                case ANSWERS_400 ->
                    answer(socket, "HTTP/1.1 400 Bad Request\r\nContent-Length: 3\r\nConnection: close\r\n\r\nno!");
                case ANSWERS_413 ->
                    answer(socket, "HTTP/1.1 413 Too Large\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
                case ANSWERS_429 ->
                    answer(
                            socket,
                            "HTTP/1.1 429 Too Many\r\nRetry-After: 3600\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
                case ANSWERS_500 ->
                    answer(socket, "HTTP/1.1 500 Error\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
                case UNKNOWN_CERTIFICATE -> readUntilClosed(socket.getInputStream());
            }
        } catch (IOException | InterruptedException e) {
            sockets.remove(socket);
        }
    }

    private static void answer(Socket socket, String text) throws IOException {
        readRequest(socket.getInputStream());
        socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
        socket.getOutputStream().flush();
        socket.shutdownOutput();
        readUntilClosed(socket.getInputStream());
    }

    /** Some of it; requests of tests are small. */
    private static void readRequest(InputStream in) throws IOException {
        byte[] some = new byte[65_536];
        if (in.read(some) < 0) {
            throw new IOException("no request");
        }
    }

    private static void readUntilClosed(InputStream in) throws IOException {
        in.transferTo(OutputStream.nullOutputStream());
    }

    private static void daemon(Runnable work) {
        Thread thread = new Thread(work, "faulty-peer");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() throws IOException {
        closed.countDown();
        server.close();
        for (Socket socket : sockets) {
            socket.close();
        }
    }
}
