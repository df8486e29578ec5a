package io.github.dblifecycle.jpa;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.dblifecycle.finding.Finding;
import io.github.dblifecycle.sql.Identifier;
import io.github.dblifecycle.sql.QualifiedName;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With Hibernate 6, whose jars the build puts beside the classes. */
class EntityDdlTest {

    private static final Path JARS = Path.of("target/jpa/hibernate-6").toAbsolutePath();
    private static final int MAJOR = 18;

    @TempDir
    private Path directory;

    private final List<String> packages = new ArrayList<>();
    private final List<String> units = new ArrayList<>();
    private final List<String> profiles = new ArrayList<>();
    private final TreeMap<String, String> properties = new TreeMap<>();

    @BeforeEach
    void jarsAreThere() {
        assumeTrue(Files.isDirectory(JARS), "no jars in " + JARS + ": mvn process-test-resources puts them there");
    }

    private EntityDdl ddl() throws EntityDdlException {
        return EntityDdl.write(settings(jars()), MAJOR);
    }

    private EntitySettings settings(List<Path> libraries) {
        return new EntitySettings(
                directory,
                List.of(directory.resolve("classes")),
                libraries,
                List.of(directory.resolve("src")),
                packages,
                units,
                profiles,
                properties);
    }

    private static List<Path> jars() {
        try (Stream<Path> files = Files.list(JARS)) {
            return files.sorted().toList();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private EntityDdlTest file(String path, String text) throws IOException {
        Path file = directory.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
        return this;
    }

    private EntityDdlTest compile(String className, String text) throws IOException {
        String path = "src/" + className.replace('.', '/') + ".java";
        String name = className.substring(className.lastIndexOf('.') + 1);
        String inPackage = className.substring(0, className.lastIndexOf('.'));
        file(path, "package " + inPackage + ";\nimport jakarta.persistence.*;\n" + text.replace("NAME", name));
        int result = ToolProvider.getSystemJavaCompiler()
                .run(
                        null,
                        null,
                        null,
                        "-proc:none",
                        "-d",
                        directory.resolve("classes").toString(),
                        "-cp",
                        directory.resolve("classes")
                                + File.pathSeparator
                                + jars().stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator)),
                        directory.resolve(path).toString());
        assertThat(result).isZero();
        return this;
    }

    private EntityDdlTest thing() throws IOException {
        return compile("shop.Thing", "@Entity public class NAME {\n  @Id Long id;\n  String longName;\n}");
    }

    private EntityDdlTest onSpringBoot() throws IOException {
        return compile("org.springframework.boot.SpringApplication", "public class NAME {}");
    }

    private static String code(Throwable thrown) {
        return ((EntityDdlException) thrown)
                .findings().stream().map(Finding::code).collect(Collectors.joining());
    }

    @Test
    void saysWhereTheEntitiesAreNotCompiled() {
        assertThatThrownBy(this::ddl)
                .hasMessageContaining("they are not compiled")
                .satisfies(thrown -> assertThat(code(thrown)).isEqualTo("DB910"));
    }

    @Test
    void saysThatThereIsNoProvider() throws Exception {
        thing();

        assertThatThrownBy(() -> EntityDdl.write(settings(List.of()), MAJOR))
                .satisfies(thrown -> assertThat(code(thrown)).isEqualTo("DB911"));
    }

    @Test
    void saysThatThereIsNoEntity() throws Exception {
        compile("shop.Nothing", "public class NAME {}");

        assertThatThrownBy(this::ddl)
                .satisfies(thrown -> assertThat(code(thrown)).isEqualTo("DB912"));
    }

    @Test
    void saysWhatTheProviderDoesNotLike() throws Exception {
        compile("shop.Wrong", "@Entity public class NAME {\n  String noId;\n}");

        assertThatThrownBy(this::ddl)
                .hasMessageContaining("unit 'default'")
                .hasMessageContaining("Wrong")
                .satisfies(thrown -> assertThat(code(thrown)).isEqualTo("DB913"));
    }

    @Test
    void leavesNothingBehindInTheBuild() throws Exception {
        thing();
        ClassLoader before = Thread.currentThread().getContextClassLoader();

        assertThat(ddl().sql()).startsWith("create table Thing (");
        assertThat(Thread.currentThread().getContextClassLoader()).isSameAs(before);
        assertThat(Thread.getAllStackTraces().keySet())
                .noneMatch(thread -> thread.isAlive()
                        && !thread.getName().equals("db-entities")
                        && thread.getContextClassLoader() instanceof ProjectClassLoader);
    }

    @Test
    void takesUnitsAsPersistenceXmlSaysThem() throws Exception {
        thing().compile("shop.Other", "@Entity public class NAME {\n  @Id Long id;\n}");
        file("classes/META-INF/persistence.xml", """
                <persistence xmlns="https://jakarta.ee/xml/ns/persistence" version="3.0">
                  <persistence-unit name="one">
                    <class>shop.Thing</class>
                    <exclude-unlisted-classes/>
                    <properties>
                      <property name="hibernate.default_schema" value="app"/>
                      <property name="jakarta.persistence.jdbc.url" value="jdbc:postgresql://nowhere/x"/>
                      <property name="hibernate.hbm2ddl.auto" value="create-drop"/>
                    </properties>
                  </persistence-unit>
                  <persistence-unit name="two">
                    <class>shop.Other</class>
                    <exclude-unlisted-classes>true</exclude-unlisted-classes>
                  </persistence-unit>
                </persistence>
                """);

        assertThat(ddl().sql())
                .contains("create schema if not exists app;", "create table app.Thing (", "create table Other (");
        units.add("two");
        assertThat(ddl().sql()).contains("create table Other (").doesNotContain("Thing");
        units.add("three");
        assertThatThrownBy(this::ddl).hasMessage("there is no persistence unit three");
    }

    @Test
    void saysThatAFileCannotBeRead() throws Exception {
        thing().file("classes/META-INF/persistence.xml", "<persistence>");

        assertThatThrownBy(this::ddl)
                .satisfies(thrown -> assertThat(code(thrown)).isEqualTo("DB914"));
    }

    @Test
    void namesThingsAsSpringBootDoes() throws Exception {
        thing().onSpringBoot();

        assertThat(ddl().sql()).contains("long_name varchar(255)");
        EntityPlace place = ddl().places()
                .column(QualifiedName.of("public", "thing"), new Identifier("long_name"))
                .orElseThrow();
        assertThat(place.words()).isEqualTo("shop.Thing.longName");
        assertThat(place.position()).hasToString("Optional[src/shop/Thing.java:5]");
    }

    @Test
    void takesWhatTheConfigurationOfAProfileSays() throws Exception {
        thing().onSpringBoot()
                .file("classes/application.properties", """
                        spring.jpa.properties.hibernate.default_schema=${schema:none}
                        schema=app
                        #---
                        spring.config.activate.on-profile=other
                        schema=of_other
                        """)
                .file(
                        "classes/application-plain.properties",
                        "spring.jpa.hibernate.naming.physical-strategy="
                                + "org.hibernate.boot.model.naming.PhysicalNamingStrategyStandardImpl");

        assertThat(ddl().sql()).contains("create table app.thing (", "long_name");
        profiles.add("plain");
        assertThat(ddl().sql()).contains("create table app.Thing (", "longName");
        profiles.add("other");
        assertThat(ddl().sql()).contains("create table of_other.Thing (");
        properties.put("hibernate.default_schema", "mine");
        assertThat(ddl().sql()).contains("create table mine.Thing (");
    }

    @Test
    void takesThePackagesThatAreAskedFor() throws Exception {
        thing().compile("shop.audit.Entry", "@Entity public class NAME {\n  @Id Long id;\n}");

        packages.add("shop.audit");

        assertThat(ddl().sql()).contains("Entry").doesNotContain("Thing");
    }

    @Test
    void loggersOfTheApplicationStaySilent() throws Exception {
        compile("org.slf4j.helpers.NOP_FallbackServiceProvider", "public class NAME {}");
        compile("shop.Loud", """
                @Entity
                public class NAME {
                    @Id Long id;
                    @Convert(converter = Words.class) Integer number;

                    public static class Words implements AttributeConverter<Integer, String> {
                        public Words() throws java.io.IOException {
                            if (!getClass().getClassLoader()
                                    .getResources("META-INF/services/org.slf4j.spi.SLF4JServiceProvider")
                                    .hasMoreElements()) {
                                throw new IllegalStateException("SLF4J complains of having no provider");
                            }
                        }
                        public String convertToDatabaseColumn(Integer number) {
                            return String.valueOf(number);
                        }
                        public Integer convertToEntityAttribute(String text) {
                            return Integer.valueOf(text);
                        }
                    }
                }
                """);

        assertThat(ddl().sql()).contains("Loud");
    }
}
