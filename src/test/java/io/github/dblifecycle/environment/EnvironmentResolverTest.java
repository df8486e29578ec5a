package io.github.dblifecycle.environment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EnvironmentResolverTest {

    private static final String URL = "postgres://h/db";

    private static Environment resolve(EnvironmentSources sources) {
        return new EnvironmentResolver().resolve(sources);
    }

    private static List<ConfigurationProblem> problems(EnvironmentSources sources) {
        return catchThrowableOfType(ConfigurationException.class, () -> resolve(sources))
                .problems();
    }

    /** A bit for each source of the name, strongest first; every source names an environment of its own. */
    @ParameterizedTest
    @ValueSource(ints = {31, 30, 28, 24, 16, 17, 18, 20, 9, 10, 12, 5, 6, 3})
    void theStrongestSourceNamesTheEnvironment(int present) {
        List<String> origins = List.of(
                "-Ddb.env", "-Denv", "-Penv=c", "environment variable DB_ENV", "environment variable ENVIRONMENT");
        List<String> names = List.of("a", "b", "c", "d", "e");
        Map<String, String> properties = new TreeMap<>(Map.of("db.url", URL));
        Map<String, String> variables = new TreeMap<>();
        put(present, 0, properties, "db.env", "a");
        put(present, 1, properties, "env", "b");
        put(present, 3, variables, "DB_ENV", "d");
        put(present, 4, variables, "ENVIRONMENT", "e");
        int strongest = Integer.numberOfTrailingZeros(present);

        Environment environment = resolve(EnvironmentSources.none()
                .withUserProperties(properties)
                .withRequestedProfiles((present & 4) == 0 ? List.of() : List.of("env=c"))
                .withProcessEnvironment(variables));

        assertThat(environment.name())
                .isEqualTo(new Setting<>(new EnvironmentName(names.get(strongest)), origins.get(strongest)));
    }

    private static void put(int present, int bit, Map<String, String> into, String key, String value) {
        if ((present & 1 << bit) != 0) {
            into.put(key, value);
        }
    }

    @Test
    void aProfileCountsOnlyIfItIsActivated() {
        Environment environment = resolve(EnvironmentSources.none()
                .withUserProperties(Map.of("db.url", URL))
                .withRequestedProfiles(List.of("!env=a", "-env=b", "fast,?env=c", "+env=c")));

        assertThat(environment.name().value()).hasToString("c");
    }

    @Test
    void twoProfilesWithDifferentNamesAreAProblemThatNamesBoth() {
        assertThat(problems(EnvironmentSources.none().withRequestedProfiles(List.of("env=b,x", "env=a"))))
                .singleElement()
                .satisfies(problem -> assertThat(problem.message()).contains("a and b"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1a", "a b", "ä", "a/b", "postgres://u:hunter2@h/db"})
    void whatIsNoNameIsAProblemAndIsNotQuoted(String name) {
        List<ConfigurationProblem> problems =
                problems(EnvironmentSources.none().withUserProperties(Map.of("db.env", name)));

        assertThat(problems).singleElement().satisfies(problem -> {
            assertThat(problem.setting()).isEqualTo("-Ddb.env");
            assertThat(problem.toString()).doesNotContain("hunter2");
        });
    }

    @Test
    void namesEndAt63Letters() {
        assertThat(EnvironmentName.isValid("a".repeat(63))).isTrue();
        assertThat(EnvironmentName.isValid("a".repeat(64))).isFalse();
    }

    @Test
    void withNothingSetItIsTheEmbeddedDatabaseWhichMayBeReset() {
        Environment environment = resolve(EnvironmentSources.none());

        assertThat(environment).isInstanceOf(Environment.Embedded.class);
        assertThat(environment.name()).isEqualTo(Setting.byDefault(EnvironmentName.LOCAL));
        assertThat(environment.permissions().mayReset()).isTrue();
        assertThat(environment.permissions().isProtected()).isFalse();
    }

    @Test
    void databaseUrlWithoutANameIsTheProtectedEnvironmentDefault() {
        Environment environment = resolve(
                EnvironmentSources.none().withProcessEnvironment(Map.of("DATABASE_URL", "postgres://localhost/db")));

        assertThat(environment.name().value()).isEqualTo(EnvironmentName.DEFAULT);
        assertThat(environment.name().origin()).isEqualTo("environment variable DATABASE_URL");
        assertThat(environment.permissions().isProtected()).isTrue();
        assertThat(environment.permissions().mayReset()).isFalse();
    }

    @Test
    void databaseUrlIsNeverThatOfLocal() {
        Map<String, String> variables = Map.of("DATABASE_URL", URL, "DB_ENV", "local");

        assertThat(resolve(EnvironmentSources.none().withProcessEnvironment(variables)))
                .isInstanceOf(Environment.Embedded.class);
    }

    @Test
    void anEmptyVariableIsAnUnsetOne() {
        Map<String, String> variables = Map.of("DATABASE_URL", "", "DB_ENV", " ", "ENVIRONMENT", "");

        assertThat(resolve(EnvironmentSources.none().withProcessEnvironment(variables)))
                .isInstanceOf(Environment.Embedded.class);
    }

    @ParameterizedTest
    @CsvSource({
        "localhost, true",
        "LOCALHOST, true",
        "db.localhost, true",
        "127.0.0.1, true",
        "127.255.0.9, true",
        "[::1], true",
        "[0:0:0:0:0:0:0:1], true",
        "[::ffff:127.0.0.1], true",
        "128.0.0.1, false",
        "127.0.0.1.example.com, false",
        "localhost.example.com, false",
        "notlocalhost, false",
        "10.0.0.1, false",
        "[::2], false",
        "db, false",
        "127.0.0.256, false"
    })
    void localIsResetOnlyOnThisMachine(String host, boolean mayReset) {
        Environment environment =
                resolve(EnvironmentSources.none().withUserProperties(Map.of("db.url", "postgres://" + host + "/db")));

        assertThat(environment.permissions().mayReset()).isEqualTo(mayReset);
        if (!mayReset) {
            assertThat(environment.permissions().resetRefusal().orElseThrow().toString())
                    .contains("another machine", "/db")
                    .contains("fix: ");
        }
    }

    @Test
    void oneHostElsewhereIsEnoughToRefuseAReset() {
        Environment environment = resolve(EnvironmentSources.none()
                .withUserProperties(Map.of("db.url", "postgres://localhost,prod.example.com/db")));

        assertThat(environment.permissions().mayReset()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "production, , true",
        "Prod, , true",
        "live, , true",
        "default, , true",
        "staging, , false",
        "production, false, false",
        "staging, true, true",
        "local, true, true"
    })
    void protectionFollowsTheDeclarationElseTheName(String name, Boolean declared, boolean isProtected) {
        EnvironmentDeclaration entry = EnvironmentDeclaration.named(name).withUrl("postgres://localhost/db");
        Environment environment = resolve(EnvironmentSources.none()
                .withUserProperties(Map.of("env", name))
                .withDeclarations(List.of(declared == null ? entry : entry.withProtect(declared))));

        assertThat(environment.permissions().isProtected()).isEqualTo(isProtected);
        assertThat(environment.permissions().mayReset()).isFalse();
        assertThat(environment.permissions().protection().origin())
                .isEqualTo(
                        declared != null
                                ? "pom.xml <environments>/" + name + "/protect"
                                : isProtected ? "default for the name " + name : "default");
    }

    @Test
    void anEnvironmentWithoutUrlTellsEverythingThatCanBeSet() {
        assertThat(problems(EnvironmentSources.none()
                        .withUserProperties(Map.of("env", "my-stage"))
                        .withDeclarations(List.of(EnvironmentDeclaration.named("my-stage")))))
                .singleElement()
                .hasToString("-Denv: environment my-stage has no URL; known environments: local, my-stage"
                        + System.lineSeparator()
                        + "    fix: set one of -Ddb.url=postgresql://…; <environments><environment><name>my-stage</name>"
                        + "<url>…</url></environment></environments> in pom.xml; the environment variable"
                        + " DATABASE_URL_MY_STAGE, DATABASE_URL");
    }

    @ParameterizedTest
    @CsvSource({"stagin, staging", "Staging, staging", "stgaing, staging", "prodution, production", "qb, qa"})
    void aMisspeltNameIsRecognised(String written, String meant) {
        EnvironmentSources sources = EnvironmentSources.none()
                .withUserProperties(Map.of("env", written))
                .withDeclarations(List.of(EnvironmentDeclaration.named("staging"), EnvironmentDeclaration.named("qa")));

        assertThat(problems(sources)).singleElement().satisfies(problem -> assertThat(problem.message())
                .contains("did you mean " + meant + "?"));
        assertThat(problems(sources.withProcessEnvironment(Map.of("DATABASE_URL", URL))))
                .as("DATABASE_URL answers to any name, but not to a misspelt one")
                .singleElement()
                .satisfies(problem -> assertThat(problem.message()).contains("did you mean " + meant + "?"));
    }

    @Test
    void aNameThatResemblesNothingGetsNoSuggestion() {
        assertThat(problems(EnvironmentSources.none().withUserProperties(Map.of("env", "preview"))))
                .singleElement()
                .satisfies(problem -> assertThat(problem.message()).doesNotContain("did you mean"));
    }

    @Test
    void allProblemsAreReportedAtOnce() {
        ConfigurationException exception = catchThrowableOfType(
                ConfigurationException.class,
                () -> resolve(EnvironmentSources.none()
                        .withUserProperties(Map.of("env", "staging", "db.user", " ", "db.password", "${env.PW}"))
                        .withDeclarations(List.of(EnvironmentDeclaration.named("staging")
                                .withUrl("mysql://h/db")
                                .withServer("nowhere")))));

        assertThat(exception.problems())
                .extracting(ConfigurationProblem::setting)
                .containsExactly(
                        "-Ddb.password",
                        "-Ddb.user",
                        "pom.xml <environments>/staging/server",
                        "pom.xml <environments>/staging/url");
        assertThat(exception.problems())
                .allSatisfy(problem -> assertThat(exception).hasMessageContaining(problem.toString()));
    }

    @Test
    void declarationsAreCheckedWhicheverIsMeant() {
        assertThat(problems(EnvironmentSources.none()
                        .withDeclarations(List.of(
                                EnvironmentDeclaration.named("a"),
                                EnvironmentDeclaration.named("a"),
                                EnvironmentDeclaration.named("")))))
                .extracting(ConfigurationProblem::setting)
                .containsExactly("pom.xml <environments>", "pom.xml <environments>/a");
    }

    @Test
    void everyValueIsShownWithItsOriginAndNoSecret() {
        Environment environment = resolve(EnvironmentSources.none()
                .withUserProperties(Map.of("env", "staging"))
                .withProcessEnvironment(Map.of("DATABASE_URL_STAGING", "postgres://joe@h/db?sslmode=require"))
                .withServers(id ->
                        Optional.of(new ServerCredentials(Optional.of("joe"), Optional.of(new Secret("hunter2"))))));

        assertThat(environment.settings().toString())
                .isEqualTo("{environment=staging (-Denv), url=h:5432/db (environment variable DATABASE_URL_STAGING),"
                        + " url parameter sslmode=require (environment variable DATABASE_URL_STAGING),"
                        + " user=joe (environment variable DATABASE_URL_STAGING),"
                        + " password=**** (settings.xml server staging), protected=false (default)}");
    }
}
