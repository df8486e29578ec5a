package io.github.dblifecycle.jpa;

import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.lang.reflect.InvocationTargetException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What {@code application.properties} and {@code application.yml} of a project say, without the application. */
final class ApplicationConfiguration {

    private static final List<String> PLACES = List.of("", "config/");
    private static final int DEEPEST = 20;

    private final ProjectClassLoader loader;
    private final SortedMap<String, String> values = new TreeMap<>();

    ApplicationConfiguration(ProjectClassLoader loader) {
        this.loader = loader;
    }

    /** A part of a file; Spring Boot separates several with {@code ---} or {@code #---}. */
    private record Document(SortedMap<String, String> values) {}

    /**
     * Reads a file of this name in either format; what is read later wins. Nothing happens where there is none.
     *
     * @param profiles those that count: parts for others are passed over
     * @param condition the key that says for which profiles a part is
     */
    ApplicationConfiguration read(String name, List<String> profiles, String condition)
            throws ConfigurationFileException {
        for (String place : PLACES) {
            for (String ending : List.of(".yaml", ".yml", ".properties")) {
                URL file = loader.findResource(place + name + ending);
                if (file != null) {
                    documents(file, ending).stream()
                            .filter(document -> counts(document, profiles, condition))
                            .forEach(document -> values.putAll(document.values()));
                }
            }
        }
        return this;
    }

    private static boolean counts(Document document, List<String> profiles, String condition) {
        String wanted = document.values().get(condition);
        return wanted == null
                || Arrays.stream(wanted.split("[,|]"))
                        .map(String::strip)
                        .anyMatch(one -> one.startsWith("!")
                                ? !profiles.contains(one.substring(1).strip())
                                : profiles.contains(one));
    }

    private List<Document> documents(URL file, String ending) throws ConfigurationFileException {
        try (InputStream stream = file.openStream()) {
            return ending.equals(".properties") ? ofProperties(stream) : ofYaml(stream);
        } catch (IOException | ReflectiveOperationException | RuntimeException e) {
            Throwable cause = e instanceof InvocationTargetException && e.getCause() != null ? e.getCause() : e;
            throw new ConfigurationFileException(file + " cannot be read: " + cause.getMessage(), cause);
        }
    }

    private static List<Document> ofProperties(InputStream stream) throws IOException {
        List<Document> documents = new ArrayList<>();
        String text = new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        for (String part : text.split("(?m)^[#!]---\\s*$", -1)) {
            Properties properties = new Properties();
            properties.load(new StringReader(part));
            SortedMap<String, String> values = new TreeMap<>();
            properties.stringPropertyNames().forEach(name -> values.put(name, properties.getProperty(name)));
            documents.add(new Document(values));
        }
        return documents;
    }

    /** By the reader of YAML that the application itself has. */
    private List<Document> ofYaml(InputStream stream) throws ReflectiveOperationException {
        Class<?> type = loader.loadClass("org.yaml.snakeyaml.Yaml");
        Object parts = type.getMethod("loadAll", InputStream.class)
                .invoke(type.getConstructor().newInstance(), stream);
        List<Document> documents = new ArrayList<>();
        for (Object part : (Iterable<?>) parts) {
            SortedMap<String, String> values = new TreeMap<>();
            flatten("", part, values);
            documents.add(new Document(values));
        }
        return documents;
    }

    private static void flatten(String name, @Nullable Object value, SortedMap<String, String> values) {
        if (value instanceof Map<?, ?> map) {
            map.forEach(
                    (key, below) -> flatten(name.isEmpty() ? String.valueOf(key) : name + "." + key, below, values));
        } else if (value instanceof List<?> list) {
            values.put(name, String.join(",", list.stream().map(String::valueOf).toList()));
        } else if (value != null) {
            values.put(name, String.valueOf(value));
        }
    }

    /** With all placeholders put in that the files themselves or the environment know; empty where one is not known. */
    Optional<String> get(String name) {
        return Optional.ofNullable(values.get(name))
                .or(() -> values.entrySet().stream()
                        .filter(entry -> relaxed(entry.getKey()).equals(relaxed(name)))
                        .map(Map.Entry::getValue)
                        .findFirst())
                .flatMap(value -> resolved(value, 0));
    }

    private static String relaxed(String name) {
        return name.replace("-", "").replace("_", "").toLowerCase(Locale.ROOT);
    }

    /** All below a prefix, by what follows it. */
    Map<String, String> below(String prefix) {
        Map<String, String> below = new LinkedHashMap<>();
        values.forEach((name, value) -> {
            if (name.startsWith(prefix)) {
                resolved(value, 0).ifPresent(text -> below.put(unquoted(name.substring(prefix.length())), text));
            }
        });
        return below;
    }

    /** Keys with dots may stand in quotes or brackets. */
    private static String unquoted(String key) {
        boolean wrapped = key.length() > 1
                && ((key.startsWith("[") && key.endsWith("]")) || (key.startsWith("\"") && key.endsWith("\"")));
        return wrapped ? key.substring(1, key.length() - 1) : key;
    }

    private Optional<String> resolved(String text, int depth) {
        int start = text.lastIndexOf("${");
        if (start < 0) {
            return Optional.of(text);
        }
        int end = text.indexOf('}', start);
        if (end < 0 || depth > DEEPEST) {
            return Optional.empty();
        }
        String inside = text.substring(start + 2, end);
        int colon = inside.indexOf(':');
        String name = colon < 0 ? inside : inside.substring(0, colon);
        Optional<String> value = Optional.ofNullable(values.get(name))
                .or(() -> Optional.ofNullable(System.getenv(name)))
                .or(() -> colon < 0 ? Optional.empty() : Optional.of(inside.substring(colon + 1)));
        return value.flatMap(known -> resolved(text.substring(0, start) + known + text.substring(end + 1), depth + 1));
    }

    /**
     * Takes what is said under {@code %PROFILE.}, or {@code %{ONE,OTHER}.}, for what is said under all, as Quarkus does; of
     * several profiles, the last wins.
     */
    ApplicationConfiguration choose(List<String> profiles) {
        SortedMap<String, String> chosen = new TreeMap<>();
        for (String profile : profiles) {
            values.forEach((name, value) -> {
                int end = name.startsWith("%{") ? name.indexOf("}.") + 1 : name.indexOf('.');
                if (name.startsWith("%")
                        && end > 0
                        && List.of(name.substring(1, end)
                                        .replaceAll("[{}\\s]", "")
                                        .split(","))
                                .contains(profile)) {
                    chosen.put(name.substring(end + 1), value);
                }
            });
        }
        values.keySet().removeIf(name -> name.startsWith("%"));
        values.putAll(chosen);
        return this;
    }

    /** The names in a list, which stands in one line, or has a line for each: {@code name[0]}. */
    List<String> list(String name) {
        List<String> lines = new ArrayList<>();
        for (int i = 0; lines.size() == i; i++) {
            get(name + "[" + i + "]").ifPresent(lines::add);
        }
        return (lines.isEmpty() ? get(name) : Optional.of(String.join(",", lines)))
                .stream()
                        .flatMap(text -> Arrays.stream(text.split(",")))
                        .map(String::strip)
                        .filter(text -> !text.isEmpty())
                        .toList();
    }
}
