package io.github.dblifecycle.scratch;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Objects;

/** Finds jars in the local Maven repository, and fetches them into it from Maven Central if they are not there. */
final class LocalRepository implements BinariesSource {

    private static final String CENTRAL = "https://repo.maven.apache.org/maven2/";

    private final Path directory;
    private final boolean offline;

    private LocalRepository(Path directory, boolean offline) {
        this.directory = directory;
        this.offline = offline;
    }

    static LocalRepository ofThisUser() {
        String configured = System.getProperty("maven.repo.local", "");
        Path home = Path.of(System.getProperty("user.home"), ".m2", "repository");
        return new LocalRepository(configured.isEmpty() ? home : Path.of(configured), false);
    }

    LocalRepository offline() {
        return new LocalRepository(directory, true);
    }

    @Override
    public Path resolve(BinariesArtifact artifact) throws IOException {
        String path = artifact.groupId().replace('.', '/') + "/" + artifact.artifactId() + "/" + artifact.version()
                + "/" + artifact.artifactId() + "-" + artifact.version() + ".jar";
        Path jar = directory.resolve(path);
        if (Files.exists(jar)) {
            return jar;
        }
        if (offline) {
            throw new IOException(artifact + " is not in " + directory + ", and this is offline");
        }
        Path parent = Objects.requireNonNull(jar.getParent());
        Files.createDirectories(parent);
        Path partial = Files.createTempFile(parent, "embedded", ".part");
        try {
            fetch(URI.create(CENTRAL + path), partial);
            Files.move(partial, jar, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(partial);
        }
        return jar;
    }

    private static void fetch(URI from, Path to) throws IOException {
        HttpClient client = HttpClient.newBuilder()
                .connectTimeout(Duration.ofSeconds(20))
                .followRedirects(HttpClient.Redirect.NORMAL)
                .build();
        HttpRequest request =
                HttpRequest.newBuilder(from).timeout(Duration.ofMinutes(5)).build();
        try {
            HttpResponse<Path> response = client.send(request, HttpResponse.BodyHandlers.ofFile(to));
            if (response.statusCode() != 200) {
                throw new IOException(from + " answered " + response.statusCode());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while fetching " + from, e);
        }
    }
}
