package io.github.dblifecycle;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleName;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The layers of ARCHITECTURE.md: an arrow only ever points down, and every vendor stays where it belongs. */
class ArchitectureTest {

    private static final String BASE = "io.github.dblifecycle";

    /** With fewer than these, the classes that were looked at are not the plugin's. */
    private static final int FEWEST_CLASSES = 150;

    private static final Set<String> BOTTOM = Set.of("sql", "trace", "finding", "environment");
    private static final Set<String> SIBLINGS = Set.of(
            "plan",
            "lint",
            "migrate",
            "backup",
            "provider",
            "rollback",
            "scratch",
            "declared",
            "jpa",
            "telemetry",
            "install");

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages(BASE);

    /** For each layer, those it may see. */
    private static Map<String, Set<String>> arrows() {
        Set<String> schema = with(BOTTOM, Set.of("catalog", "catalog.read", "diff", "diff.entity"));
        Map<String, Set<String>> arrows = new TreeMap<>();
        arrows.put("sql", Set.of());
        arrows.put("environment", Set.of());
        arrows.put("trace", Set.of("sql"));
        arrows.put("finding", Set.of("sql"));
        arrows.put("catalog", BOTTOM);
        arrows.put("catalog.read", with(BOTTOM, Set.of("catalog")));
        arrows.put("diff", with(BOTTOM, Set.of("catalog")));
        arrows.put("diff.entity", with(BOTTOM, Set.of("catalog", "diff")));
        SIBLINGS.forEach(sibling -> arrows.put(sibling, schema));
        arrows.put("workflow", with(schema, SIBLINGS));
        arrows.put("report", with(schema, Set.of("plan")));
        arrows.put("mojo", Set.copyOf(arrows.keySet()));
        return arrows;
    }

    private static Set<String> with(Set<String> some, Set<String> more) {
        return Stream.concat(some.stream(), more.stream()).collect(Collectors.toCollection(TreeSet::new));
    }

    private static String[] names(Stream<String> layers) {
        return layers.map(layer -> BASE + "." + layer).toArray(String[]::new);
    }

    @Test
    void thePluginsClassesWereLookedAt() {
        assertThat(CLASSES).hasSizeGreaterThan(FEWEST_CLASSES);
    }

    @Test
    void everyPackageIsALayer() {
        assertThat(packages()).isNotEmpty().isSubsetOf(List.of(names(arrows().keySet().stream())));
    }

    @Test
    void arrowsOnlyPointDown() {
        arrows().forEach((layer, below) -> mayOnlySee(layer, below).check(CLASSES));
    }

    @Test
    void anArrowThatPointsUpIsNoticed() {
        assertThat(mayOnlySee("workflow", Set.of()).evaluate(CLASSES).hasViolation())
                .isTrue();
        assertThat(onlyIn("org.flywaydb..", "diff").evaluate(CLASSES).hasViolation())
                .isTrue();
    }

    @Test
    void packagesFormNoCycles() {
        slices().matching(BASE + ".(**)").should().beFreeOfCycles().check(CLASSES);
    }

    @ParameterizedTest
    @CsvSource({
        "org.apache.maven.., mojo",
        "org.eclipse.aether.., mojo",
        "org.codehaus.plexus.., mojo",
        "javax.inject.., mojo",
        "org.flywaydb.., migrate",
        "com.electronwill.nightconfig.., migrate",
        "com.github.difflib.., install",
        "io.opentelemetry.., telemetry",
        "org.apache.commons.compress.., scratch",
        "org.snakeyaml.., install"
    })
    void vendorsAreConfined(String vendor, String layer) {
        onlyIn(vendor, layer).check(CLASSES);
    }

    /** Each in one class, as every other talks to services through it. */
    @Test
    void providersAndTelemetrySpeakHttp() {
        noClasses()
                .that(not(resideInAnyPackage(BASE + ".provider")
                        .or(resideInAPackage(BASE + ".telemetry")
                                .and(simpleName("HttpPosts").or(simpleName("BeginningOfBody"))))))
                .should()
                .dependOnClassesThat(resideInAPackage("java.net.http.."))
                .check(CLASSES);
    }

    /** A backup's sidecar is read again; providers, and those who are told of events, speak JSON. */
    @Test
    void jsonIsWrittenInReportsBesideBackupsToProvidersAndInEvents() {
        noClasses()
                .that(not(resideInAnyPackage(
                        BASE + ".report", BASE + ".backup", BASE + ".provider", BASE + ".telemetry")))
                .should()
                .dependOnClassesThat(resideInAPackage("com.google.gson.."))
                .check(CLASSES);
    }

    @Test
    void whatIsPureKnowsNoDatabase() {
        noClasses()
                .that()
                .resideInAnyPackage(names(
                        Stream.of("catalog", "diff", "diff.entity", "plan", "report", "finding", "sql", "install")))
                .and(not(simpleName("SqlError")))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.sql..", "javax.sql..", "org.postgresql..")
                .check(CLASSES);
    }

    @Test
    void whatIsPureKnowsNoFiles() {
        noClasses()
                .that()
                .resideInAnyPackage(names(Stream.of("catalog", "diff", "diff.entity", "plan", "install")))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.io..", "java.nio.file..", "java.net..")
                .check(CLASSES);
    }

    @Test
    void nobodySpeaksPastTheLogger() {
        noClasses()
                .should()
                .accessField(System.class, "out")
                .orShould()
                .accessField(System.class, "err")
                .orShould()
                .callMethod(Throwable.class, "printStackTrace")
                .check(CLASSES);
    }

    @Test
    void nobodyChangesTheJvmForOthers() {
        noClasses()
                .should()
                .callMethod(System.class, "setProperty", String.class, String.class)
                .orShould()
                .callMethod(System.class, "exit", int.class)
                .check(CLASSES);
        fields().that().areStatic().should().beFinal().check(CLASSES);
    }

    /**
     * A server that starts tells its state in a file, and nothing tells that the file was written but its content. A provider
     * tells what it does when it is asked.
     */
    @Test
    void onlyTheStartOfAServerAndAProviderArePolled() {
        noClasses()
                .that(not(simpleName("PostmasterFile")).and(not(simpleName("SleepingPause"))))
                .should()
                .callMethod(Thread.class, "sleep", long.class)
                .check(CLASSES);
    }

    @Test
    void everyPackageTakesNothingForNull() {
        assertThat(packages()).allSatisfy(name -> {
            JavaPackage found = CLASSES.getPackage(name);
            assertThat(found.tryGetPackageInfo()).as("package-info of " + name).isPresent();
            assertThat(found.isAnnotatedWith(NullMarked.class))
                    .as("@NullMarked on " + name)
                    .isTrue();
        });
    }

    private static Set<String> packages() {
        return CLASSES.stream().map(JavaClass::getPackageName).collect(Collectors.toCollection(TreeSet::new));
    }

    private static ArchRule mayOnlySee(String layer, Set<String> below) {
        return noClasses()
                .that(resideInAPackage(BASE + "." + layer))
                .should()
                .dependOnClassesThat(resideInAPackage(BASE + "..")
                        .and(not(resideInAnyPackage(names(Stream.concat(Stream.of(layer), below.stream()))))))
                .as("layer " + layer + " sees nothing of ours but " + below)
                .allowEmptyShould(true);
    }

    private static ArchRule onlyIn(String vendor, String layer) {
        return noClasses()
                .that(not(resideInAPackage(BASE + "." + layer)))
                .should()
                .dependOnClassesThat(resideInAPackage(vendor));
    }
}
