package io.github.dblifecycle.workflow;

import io.github.dblifecycle.plan.PlannedScript;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Migration scripts with what Flyway has to know about them, written all or none, over no file that is there. */
final class ScriptFiles {

    private static final String UTF_8 = "UTF-8";

    private final SortedMap<String, String> texts = new TreeMap<>();
    private final Map<String, String> flyway;

    /** @param flyway settings in Flyway's own spelling */
    ScriptFiles(Map<String, String> flyway) {
        this.flyway = flyway;
    }

    /** @param script what the text was written from */
    void add(String name, PlannedScript script, String text) {
        texts.put(name, text);
        StringBuilder configuration = new StringBuilder();
        if (!script.transactional()) {
            configuration.append("executeInTransaction=false\n");
        }
        String placeholder = flyway.getOrDefault("flyway.placeholderPrefix", "${");
        if (text.contains(placeholder)) {
            configuration.append("placeholderReplacement=false\n");
        }
        if (!flyway.getOrDefault("flyway.encoding", UTF_8).equalsIgnoreCase(UTF_8)) {
            configuration.append("encoding=UTF-8\n");
        }
        if (!configuration.isEmpty()) {
            texts.put(name + ".conf", configuration.toString());
        }
    }

    /** @param text comments alone */
    void addNothing(String name, String text) {
        texts.put(name, text);
    }

    /** Their names, sorted. */
    List<String> names() {
        return List.copyOf(texts.keySet());
    }

    /**
     * Writes them into a directory, which is created where it is not there.
     *
     * @return the files, in the order of their names
     * @throws FileAlreadyExistsException if one is there already; then none is written
     */
    List<Path> write(Path directory) throws IOException {
        Files.createDirectories(directory);
        List<Path> written = new ArrayList<>();
        try {
            for (Map.Entry<String, String> file : texts.entrySet()) {
                Path path = directory.resolve(file.getKey());
                Path created = Files.createFile(path);
                written.add(created);
                Files.writeString(created, file.getValue(), StandardCharsets.UTF_8);
            }
            return written;
        } catch (IOException e) {
            for (Path path : written) {
                Files.deleteIfExists(path);
            }
            throw e;
        }
    }
}
