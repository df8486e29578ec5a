package io.github.dblifecycle.workflow;

import io.github.dblifecycle.install.Template;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The templates that this plugin brings in its jar. */
final class ShippedTemplates {

    private static final String DIRECTORY = "ci-templates";

    private ShippedTemplates() {}

    /** @param path below {@code ci-templates} */
    static Template get(String path) {
        try (InputStream input = ShippedTemplates.class.getResourceAsStream("/" + DIRECTORY + "/" + path)) {
            if (input == null) {
                throw new IllegalStateException("the plugin's jar lacks " + DIRECTORY + "/" + path);
            }
            return new Template(path, new String(input.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + path + " in the plugin's jar", e);
        }
    }

    /** The paths of all below a directory of templates, sorted; none where there is no such directory. */
    static List<String> below(String directory) {
        try {
            Path origin = Path.of(ShippedTemplates.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
            if (Files.isDirectory(origin)) {
                return list(origin.resolve(DIRECTORY), directory);
            }
            try (FileSystem jar = FileSystems.newFileSystem(origin)) {
                return list(jar.getPath("/" + DIRECTORY), directory);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the templates in the plugin's jar", e);
        } catch (URISyntaxException e) {
            throw new IllegalStateException("the plugin's jar lies where it cannot be read", e);
        }
    }

    private static List<String> list(Path templates, String directory) throws IOException {
        Path start = templates.resolve(directory);
        if (!Files.isDirectory(start)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(start)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> templates.relativize(file).toString().replace('\\', '/'))
                    .sorted()
                    .toList();
        }
    }
}
