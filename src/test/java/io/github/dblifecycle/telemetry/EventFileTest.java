package io.github.dblifecycle.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonParser;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EventFileTest {

    private static final Duration NO_TIME = Duration.ZERO;

    @TempDir
    private Path directory;

    @Test
    void runsAppend() throws Exception {
        Path file = directory.resolve("target/db/events.jsonl");
        write(new EventFile(file), 2);
        write(new EventFile(file), 3);

        assertThat(Files.readAllLines(file)).hasSize(5).allSatisfy(line -> assertThat(JsonParser.parseString(line)
                        .getAsJsonObject()
                        .get("event")
                        .getAsString())
                .isEqualTo("script.failed"));
    }

    @Test
    void linesOfRunsAtTheSameTimeStayWhole() throws Exception {
        Path file = directory.resolve("events.jsonl");
        List<Thread> runs = IntStream.range(0, 4)
                .mapToObj(i -> new Thread(() -> write(new EventFile(file), 100)))
                .toList();
        runs.forEach(Thread::start);
        for (Thread run : runs) {
            run.join();
        }

        assertThat(Files.readAllLines(file)).hasSize(400).allSatisfy(line -> assertThat(
                        JsonParser.parseString(line).isJsonObject())
                .isTrue());
    }

    @Test
    void aFileThatHasGrownLargeIsSetAside() throws Exception {
        Path file = directory.resolve("events.jsonl");
        write(new EventFile(file, 5_000), 40);

        List<String> lines = new ArrayList<>(Files.readAllLines(directory.resolve("events.1.jsonl")));
        assertThat(Files.size(directory.resolve("events.1.jsonl"))).isBetween(5_000L, 10_000L);
        assertThat(lines).isNotEmpty();
        try (var files = Files.list(directory)) {
            assertThat(files).hasSizeLessThanOrEqualTo(2);
        }
    }

    @Test
    void aFileThatCannotBeWrittenIsOneWarning() throws Exception {
        Path taken = Files.createFile(directory.resolve("db"));
        EventFile file = new EventFile(taken.resolve("events.jsonl"));
        write(file, 3);

        assertThat(file.flush(NO_TIME))
                .hasValueSatisfying(text -> assertThat(text).startsWith("3 events were not written"));
    }

    private static void write(EventFile file, int events) {
        for (int i = 0; i < events; i++) {
            file.accept(ExampleRuns.identity("migrate"), ExampleRuns.event(EventKind.SCRIPT_FAILED, Instant.EPOCH));
        }
    }
}
