package io.github.dblifecycle.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Small projects: the README's sample, and one in which Maven has nothing to do. */
final class SampleProject {

    private SampleProject() {}

    static void copy(Path sample, Path to, String version) throws IOException {
        try (Stream<Path> files = Files.walk(sample)) {
            List<Path> all = files.filter(Files::isRegularFile).toList();
            for (Path file : all) {
                Path target = to.resolve(sample.relativize(file).toString());
                Files.createDirectories(target.getParent());
                Files.write(target, Files.readAllBytes(file));
            }
        }
        Files.writeString(to.resolve("pom.xml"), pom("sample", version));
    }

    static void empty(Path to) throws IOException {
        Files.createDirectories(to);
        Files.writeString(
                to.resolve("pom.xml"),
                """
                <project xmlns="http://maven.apache.org/POM/4.0.0">
                  <modelVersion>4.0.0</modelVersion>
                  <groupId>bench</groupId>
                  <artifactId>empty</artifactId>
                  <version>1</version>
                </project>
                """);
    }

    static String pom(String name, String version) {
        return """
                <project xmlns="http://maven.apache.org/POM/4.0.0">
                  <modelVersion>4.0.0</modelVersion>
                  <groupId>bench</groupId>
                  <artifactId>%s</artifactId>
                  <version>1</version>
                  <build>
                    <plugins>
                      <plugin>
                        <groupId>io.github.dblifecycle</groupId>
                        <artifactId>db-maven-plugin</artifactId>
                        <version>%s</version>
                        <executions>
                          <execution>
                            <goals>
                              <goal>validate</goal>
                            </goals>
                          </execution>
                        </executions>
                      </plugin>
                    </plugins>
                  </build>
                </project>
                """
                .formatted(name, version);
    }
}
