package io.github.dblifecycle.migrate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UsedClassesTest {

    @TempDir
    Path directory;

    private Path classes = Path.of("");

    private void compile(String... sources) throws IOException {
        classes = Files.createDirectories(directory.resolve("classes"));
        List<String> arguments = new ArrayList<>(List.of("-d", classes.toString()));
        for (int i = 0; i < sources.length; i += 2) {
            Path file = directory.resolve("src").resolve(sources[i]);
            Files.createDirectories(file.resolveSibling("."));
            Files.writeString(file, sources[i + 1]);
            arguments.add(file.toString());
        }
        int status = ToolProvider.getSystemJavaCompiler().run(null, null, null, arguments.toArray(String[]::new));
        assertThat(status).isZero();
    }

    private List<String> used(String name) throws IOException {
        byte[] bytes = Files.readAllBytes(classes.resolve(name + ".class"));
        return List.copyOf(
                new UsedClasses(classes).of(name.replace('/', '.'), bytes).keySet());
    }

    @Test
    void findsWhatIsUsedDirectlyAndThroughOthersAndLeavesTheRestOut() throws IOException {
        compile(
                "db/migration/V1.java",
                "package db.migration; public class V1 extends help.Base { Object o = help.Names.FIRST;"
                        + " Runnable r = () -> new Object() { { help.Deep.run(); } }; }",
                "help/Base.java",
                "package help; public class Base { Inner i; record Inner(Far far) {} }",
                "help/Far.java",
                "package help; public interface Far { Far[][] all(java.util.List<? extends OnlyInASignature> x); }",
                "help/OnlyInASignature.java",
                "package help; public class OnlyInASignature {}",
                "help/Names.java",
                "package help; public enum Names { FIRST }",
                "help/Deep.java",
                "package help; public class Deep { static String NAME = \"help.ByName\"; public static void run() {} }",
                "help/ByName.java",
                "package help; public class ByName {}",
                "help/Unrelated.java",
                "package help; public class Unrelated { db.migration.V1 v; }");

        assertThat(used("db/migration/V1"))
                .containsExactly(
                        "db/migration/V1$1",
                        "help/Base",
                        "help/Base$Inner",
                        "help/ByName",
                        "help/Deep",
                        "help/Far",
                        "help/Names",
                        "help/OnlyInASignature");
    }

    @Test
    void aMigrationIsAnotherOneOnceAClassThatItUsesIs() throws IOException {
        String migration = "package db; public class V1 { int n = new help.Names().count(); }";
        compile(
                "db/V1.java",
                migration,
                "help/Names.java",
                "package help; public class Names { public int count() { return 1; } }");
        String before = content();
        assertThat(content()).isEqualTo(before);
        compile(
                "db/V1.java",
                migration,
                "help/Names.java",
                "package help; public class Names { public int count() { return 2; } }");

        assertThat(content()).isNotEqualTo(before);
    }

    private String content() throws IOException {
        try (URLClassLoader loader =
                new URLClassLoader(new URL[] {classes.toUri().toURL()})) {
            MigrationSettings settings =
                    new MigrationProject(directory).classes(classes, loader).settings();
            return MigrationContent.ofCode("db.V1", null, settings);
        }
    }

    @Test
    void aClassOfTheDefaultPackageIsFound() throws IOException {
        compile("V1.java", "public class V1 { Object o = new Help(); }", "Help.java", "class Help {}");

        assertThat(used("V1")).containsExactly("Help");
    }

    @Test
    void whatIsNoClassFileIsSaidToBeNone() throws IOException {
        compile("V1.java", "public class V1 { Object o = new Help(); }", "Help.java", "class Help {}");
        Files.writeString(classes.resolve("Help.class"), "nothing");

        assertThatThrownBy(() -> used("V1")).isInstanceOf(IOException.class).hasMessage("not a class file");
    }
}
