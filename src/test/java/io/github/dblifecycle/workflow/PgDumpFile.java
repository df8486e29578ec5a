package io.github.dblifecycle.workflow;

import io.github.dblifecycle.scratch.ScratchDatabase;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;

/** Files as pg_dump writes them. */
final class PgDumpFile {

    private PgDumpFile() {}

    static Path write(Path file, ScratchDatabase of, String... options) throws IOException, InterruptedException {
        List<String> words = new ArrayList<>(List.of("pg_dump", "--no-password"));
        words.addAll(Arrays.asList(options));
        Process process = PsqlCopy.process(words, of)
                .redirectOutput(file.toFile())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        if (process.waitFor() != 0) {
            throw new IOException("pg_dump failed");
        }
        return file;
    }

    static Path gzip(Path file) throws IOException {
        Path packed = file.resolveSibling(file.getFileName() + ".gz");
        try (InputStream in = Files.newInputStream(file);
                OutputStream out = new GZIPOutputStream(Files.newOutputStream(packed))) {
            in.transferTo(out);
        }
        return packed;
    }
}
