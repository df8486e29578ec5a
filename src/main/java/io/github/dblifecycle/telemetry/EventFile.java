package io.github.dblifecycle.telemetry;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Optional;

/**
 * The file of events: one JSON object in a line, appended by each run. A line is written at once, so that runs at the same
 * time and a kill leave whole lines; when the file has grown large, it is set aside under another name, the last one only.
 */
final class EventFile implements Sink {

    static final long LARGE = 16L << 20;

    private final Path file;
    private final long large;
    private long lost;
    private Optional<String> reason = Optional.empty();

    EventFile(Path file) {
        this(file, LARGE);
    }

    EventFile(Path file, long large) {
        this.file = file;
        this.large = large;
    }

    @Override
    public String name() {
        return "file of events";
    }

    @Override
    public String host() {
        return file.toString();
    }

    @Override
    public void accept(RunIdentity run, Event event) {
        ByteBuffer line = ByteBuffer.wrap((EventLine.of(run, event) + "\n").getBytes(StandardCharsets.UTF_8));
        try {
            if (append(line) > large) {
                Files.move(file, setAside(), StandardCopyOption.REPLACE_EXISTING);
            }
        } catch (IOException e) {
            lost++;
            reason = Optional.of(String.valueOf(e.getMessage()));
        }
    }

    private long append(ByteBuffer line) throws IOException {
        Path directory = file.toAbsolutePath().getParent();
        if (directory != null && !Files.isDirectory(directory)) {
            Files.createDirectories(directory);
        }
        try (FileChannel channel = FileChannel.open(
                file, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.APPEND)) {
            while (line.hasRemaining()) {
                channel.write(line);
            }
            return channel.size();
        }
    }

    private Path setAside() {
        String name = String.valueOf(file.getFileName());
        int dot = name.lastIndexOf('.');
        return file.resolveSibling(dot < 0 ? name + ".1" : name.substring(0, dot) + ".1" + name.substring(dot));
    }

    @Override
    public Optional<String> flush(Duration left) {
        return reason.map(why -> lost + (lost == 1 ? " event was" : " events were") + " not written: " + why);
    }
}
