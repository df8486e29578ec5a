package io.github.dblifecycle.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsParameters;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A collector with a certificate of its own, which wants one from whoever sends. */
class OtlpTlsTest {

    private static final char[] PASSWORD = "changeit".toCharArray();

    @TempDir
    Path directory;

    private final Map<String, String> variables = new HashMap<>();
    private final List<String> senders = new CopyOnWriteArrayList<>();
    private HttpsServer server;

    @BeforeEach
    void start() throws IOException, GeneralSecurityException, InterruptedException {
        KeyStore serverKeys = keys("server", "CN=collector");
        KeyStore clientKeys = keys("client", "CN=sender");
        pem("ca.pem", "CERTIFICATE", serverKeys.getCertificate("one").getEncoded());
        pem("client.pem", "CERTIFICATE", clientKeys.getCertificate("one").getEncoded());
        pem("key.pem", "PRIVATE KEY", clientKeys.getKey("one", PASSWORD).getEncoded());
        KeyStore trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        trusted.setCertificateEntry("client", clientKeys.getCertificate("one"));
        server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setHttpsConfigurator(new Mutual(context(serverKeys, trusted)));
        server.createContext("/", exchange -> {
            try (exchange) {
                exchange.getRequestBody().readAllBytes();
                senders.add(((com.sun.net.httpserver.HttpsExchange) exchange)
                        .getSSLSession()
                        .getPeerPrincipal()
                        .getName());
                exchange.sendResponseHeaders(200, -1);
            } catch (SSLPeerUnverifiedException e) {
                exchange.sendResponseHeaders(403, -1);
            }
        });
        server.start();
        variables.put(
                "OTEL_EXPORTER_OTLP_LOGS_ENDPOINT",
                "https://127.0.0.1:" + server.getAddress().getPort());
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void aCertificateThatIsNamedIsTrustedAndTheOwnOneShown() {
        variables.put(
                "OTEL_EXPORTER_OTLP_CERTIFICATE", directory.resolve("ca.pem").toString());
        variables.put(
                "OTEL_EXPORTER_OTLP_CLIENT_KEY", directory.resolve("key.pem").toString());
        variables.put(
                "OTEL_EXPORTER_OTLP_CLIENT_CERTIFICATE",
                directory.resolve("client.pem").toString());

        assertThat(told()).isEmpty();
        assertThat(senders).containsExactly("CN=sender");
    }

    @Test
    void aCertificateThatNobodyNamedIsNotTrusted() {
        assertThat(told()).hasValueSatisfying(text -> assertThat(text).contains("no trust in its certificate"));
        assertThat(senders).isEmpty();
    }

    @Test
    void whatIsNoKeyIsSaidAndNothingSent() throws IOException {
        Path nothing = Files.writeString(directory.resolve("nothing.pem"), "no key at all");
        variables.put("OTEL_EXPORTER_OTLP_CLIENT_KEY", nothing.toString());
        variables.put("OTEL_EXPORTER_OTLP_CLIENT_CERTIFICATE", nothing.toString());

        assertThat(told()).hasValueSatisfying(text -> assertThat(text)
                .startsWith("logs are not sent: the certificates or the key")
                .doesNotContain("no key at all"));
        assertThat(senders).isEmpty();
    }

    @Test
    void aFileThatIsNotThereIsSaid() {
        variables.put(
                "OTEL_EXPORTER_OTLP_CERTIFICATE", directory.resolve("gone.pem").toString());

        assertThat(told()).hasValueSatisfying(text -> assertThat(text).contains("(NoSuchFileException)"));
    }

    private Optional<String> told() {
        OtlpSink sink = OtlpRuns.sink(variables);
        OtlpRuns.good().forEach(event -> sink.accept(ExampleRuns.identity("migrate"), event));
        return sink.flush(Duration.ofSeconds(30));
    }

    private KeyStore keys(String name, String subject)
            throws IOException, InterruptedException, GeneralSecurityException {
        Path store = directory.resolve(name + ".p12");
        String keytool =
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
        int code = new ProcessBuilder(
                        keytool,
                        "-genkeypair",
                        "-alias",
                        "one",
                        "-keyalg",
                        "EC",
                        "-dname",
                        subject,
                        "-ext",
                        "san=ip:127.0.0.1",
                        "-storetype",
                        "PKCS12",
                        "-keystore",
                        store.toString(),
                        "-storepass",
                        new String(PASSWORD))
                .inheritIO()
                .start()
                .waitFor();
        assertThat(code).isZero();
        return KeyStore.getInstance(store.toFile(), PASSWORD);
    }

    private void pem(String file, String kind, byte[] content) throws IOException {
        Files.writeString(
                directory.resolve(file),
                "-----BEGIN " + kind + "-----\n" + Base64.getMimeEncoder().encodeToString(content) + "\n-----END "
                        + kind + "-----\n");
    }

    private static SSLContext context(KeyStore keys, KeyStore trusted) throws GeneralSecurityException {
        KeyManagerFactory own = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        own.init(keys, PASSWORD);
        TrustManagerFactory others = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        others.init(trusted);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(own.getKeyManagers(), others.getTrustManagers(), null);
        return context;
    }

    private static final class Mutual extends HttpsConfigurator {

        Mutual(SSLContext context) {
            super(context);
        }

        @Override
        public void configure(HttpsParameters parameters) {
            SSLParameters wanted = getSSLContext().getDefaultSSLParameters();
            wanted.setNeedClientAuth(true);
            parameters.setSSLParameters(wanted);
        }
    }
}
