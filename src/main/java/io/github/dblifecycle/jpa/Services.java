package io.github.dblifecycle.jpa;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Names of the classes that offer a service, without loading them. */
final class Services {

    private Services() {}

    static List<String> of(ProjectClassLoader loader, String service) throws IOException {
        List<String> names = new ArrayList<>();
        for (URL file : Collections.list(loader.findResources("META-INF/services/" + service))) {
            try (InputStream stream = file.openStream()) {
                new String(stream.readAllBytes(), StandardCharsets.UTF_8)
                        .lines()
                        .map(line -> line.replaceFirst("#.*", "").strip())
                        .filter(line -> !line.isEmpty())
                        .forEach(names::add);
            }
        }
        return names;
    }
}
