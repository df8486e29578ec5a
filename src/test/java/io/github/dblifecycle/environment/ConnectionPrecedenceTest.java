package io.github.dblifecycle.environment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Which source gives URL, user and password, and above all which password goes nowhere. */
class ConnectionPrecedenceTest {

    private static final List<String> URL_ORIGINS = List.of(
            "-Ddb.url",
            "pom.xml <environments>/production/url",
            "environment variable DATABASE_URL_PRODUCTION",
            "environment variable DATABASE_URL_PROD",
            "environment variable DATABASE_URL",
            "pom.xml property flyway.url");

    static Stream<Arguments> pairs() {
        List<Arguments> pairs = new ArrayList<>();
        for (int strong = 0; strong < URL_ORIGINS.size(); strong++) {
            for (int weak = strong; weak < URL_ORIGINS.size(); weak++) {
                pairs.add(Arguments.of(strong, weak));
            }
        }
        return pairs.stream();
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void theStrongerUrlWinsWithItsOwnCredentials(int strong, int weak) {
        Sources sources = new Sources("production");
        sources.url(weak, "postgres://u" + weak + ":p" + weak + "@h" + weak + "/db");
        sources.url(strong, "postgres://u" + strong + ":p" + strong + "@h" + strong + "/db");

        Environment.Server server = sources.resolve();

        assertThat(server.url().origin()).isEqualTo(URL_ORIGINS.get(strong));
        assertThat(server.url().value().display()).isEqualTo("h" + strong + ":5432/db");
        assertThat(server.user()).contains(new Setting<>("u" + strong, URL_ORIGINS.get(strong)));
        assertThat(server.password()).contains(new Setting<>(new Secret("p" + strong), URL_ORIGINS.get(strong)));
    }

    /** A weaker URL has a password, the stronger has none: it must not travel. */
    @ParameterizedTest
    @MethodSource("pairs")
    void thePasswordOfAWeakerUrlIsNeverSentToTheStrongerOnesHost(int strong, int weak) {
        Sources sources = new Sources("production");
        sources.url(weak, "postgres://u:weak@weakhost/db");
        sources.url(strong, "postgres://u@stronghost/db");

        assertThat(sources.resolve().password()).isEmpty();
    }

    @Test
    void thePomsPasswordIsNotSentToTheHostOfTheCommandLine() {
        Sources sources = new Sources("staging");
        sources.properties.put("db.url", "postgres://elsewhere/db");
        sources.declaration =
                sources.declaration.withUrl("postgres://h/db").withUser("u").withPassword(new Secret("staging-pw"));

        Environment.Server server = sources.resolve();

        assertThat(server.password()).isEmpty();
        assertThat(server.user()).isEmpty();
        assertThat(server.notes())
                .containsExactly("the credentials of pom.xml <environments>/staging/user were not used:"
                        + " the URL comes from -Ddb.url");
    }

    @Test
    void flywaysPasswordIsNotSentToAnotherHost() {
        Sources sources = new Sources("staging");
        sources.variables.put("DATABASE_URL_STAGING", "postgres://h/db");
        sources.flyway("flyway.user", "f");
        sources.flyway("flyway.password", "flyway-pw");

        assertThat(sources.resolve().password()).isEmpty();
    }

    @Test
    void flywaysValuesBelongTogether() {
        Sources sources = new Sources("staging");
        sources.flyway("flyway.url", "jdbc:postgresql://h/db");
        sources.flyway("flyway.user", "f");
        sources.flyway("flyway.password", "flyway-pw");

        assertThat(sources.resolve().user()).contains(new Setting<>("f", "pom.xml property flyway.user"));
        assertThat(sources.password()).isEqualTo("flyway-pw");
    }

    @Test
    void aStrongerUserAndPasswordOverrideThoseInsideTheUrl() {
        Sources sources = new Sources("staging");
        sources.variables.put("DATABASE_URL_STAGING", "postgres://u:url-pw@h/db");
        sources.properties.put("db.user", "me");
        sources.properties.put("db.password", "mine");

        assertThat(sources.resolve().user()).contains(new Setting<>("me", "-Ddb.user"));
        assertThat(sources.password()).isEqualTo("mine");
    }

    @Test
    void theSeparateUserOfASourceOverridesThatInsideItsUrl() {
        Sources sources = new Sources("staging");
        sources.declaration = sources.declaration
                .withUrl("postgres://u:url-pw@h/db")
                .withUser("v")
                .withPassword(new Secret("v-pw"));

        assertThat(sources.resolve().user()).contains(new Setting<>("v", "pom.xml <environments>/staging/user"));
        assertThat(sources.password()).isEqualTo("v-pw");
    }

    @Test
    void aPasswordAloneIsForTheUrlsUser() {
        Sources sources = new Sources("staging");
        sources.variables.put("DATABASE_URL_STAGING", "postgres://u@h/db");
        sources.properties.put("db.password", "mine");

        assertThat(sources.resolve().user().map(Setting::value)).contains("u");
        assertThat(sources.password()).isEqualTo("mine");
    }

    @Test
    void aPasswordIsNeverTriedForAnotherUserThanItsOwn() {
        Sources sources = new Sources("staging");
        sources.variables.put("DATABASE_URL_STAGING", "postgres://u:url-pw@h/db");
        sources.properties.put("db.user", "me");
        sources.server("staging", "deploy", "settings-pw");
        sources.variables.put("PGUSER", "pg");
        sources.variables.put("PGPASSWORD", "pg-pw");

        assertThat(sources.resolve().password()).isEmpty();
    }

    @Test
    void settingsFillWhatIsMissingByTheEnvironmentsName() {
        Sources sources = new Sources("staging");
        sources.variables.put("DATABASE_URL", "postgres://h/db");
        sources.server("staging", "deploy", "settings-pw");

        assertThat(sources.resolve().user()).contains(new Setting<>("deploy", "settings.xml server staging"));
        assertThat(sources.password()).isEqualTo("settings-pw");
    }

    @Test
    void theDeclaredServerReplacesThatOfTheName() {
        Sources sources = new Sources("staging");
        sources.declaration = sources.declaration.withUrl("postgres://h/db").withServer("other");
        sources.server("staging", "deploy", "settings-pw");
        sources.server("other", "other", "other-pw");

        assertThat(sources.resolve().user()).contains(new Setting<>("other", "settings.xml server other"));
        assertThat(sources.password()).isEqualTo("other-pw");
    }

    @Test
    void thePasswordInsideTheUrlIsStrongerThanSettings() {
        Sources sources = new Sources("staging");
        sources.variables.put("DATABASE_URL_STAGING", "postgres://u:url-pw@h/db");
        sources.server("staging", "u", "settings-pw");

        assertThat(sources.resolve().password().map(Setting::origin))
                .contains("environment variable DATABASE_URL_STAGING");
    }

    @Test
    void settingsAreStrongerThanFlyway() {
        Sources sources = new Sources("staging");
        sources.flyway("flyway.url", "jdbc:postgresql://h/db?user=u&password=url-pw");
        sources.server("staging", "u", "settings-pw");

        assertThat(sources.resolve().password().map(Setting::origin)).contains("settings.xml server staging");
    }

    @Test
    void libpqsVariablesComeLast() {
        Sources sources = new Sources("staging");
        sources.variables.put("DATABASE_URL_STAGING", "postgres://h/db");
        sources.variables.put("PGUSER", "pg");
        sources.variables.put("PGPASSWORD", "pg-pw");

        assertThat(sources.resolve().user()).contains(new Setting<>("pg", "environment variable PGUSER"));
        assertThat(sources.password()).isEqualTo("pg-pw");

        sources.server("staging", "deploy", "settings-pw");
        assertThat(sources.password()).isEqualTo("settings-pw");
    }

    @Test
    void libpqsPasswordIsKeptForTheHostItIsSaidToBelongTo() {
        Sources sources = new Sources("staging");
        sources.variables.put("DATABASE_URL_STAGING", "postgres://h/db");
        sources.variables.put("PGPASSWORD", "pg-pw");
        sources.variables.put("PGHOST", "elsewhere");

        assertThat(sources.resolve().password()).isEmpty();

        sources.variables.put("PGHOST", "h");
        assertThat(sources.password()).isEqualTo("pg-pw");
    }

    @Test
    void anotherEnvironmentsVariableAndEntryAreNotRead() {
        Sources sources = new Sources("staging");
        sources.variables.put("DATABASE_URL_PROD", "postgres://u:prod-pw@prod/db");
        sources.variables.put("DATABASE_URL_STAGING", "postgres://u@h/db");
        sources.server("production", "u", "prod-pw");

        assertThat(sources.resolve().password()).isEmpty();
        assertThat(sources.resolve().url().value().display()).isEqualTo("h:5432/db");
    }

    /** The sources of one environment, to be filled by a test. */
    private static final class Sources {

        private final String name;
        private final Map<String, String> properties = new TreeMap<>();
        private final Map<String, String> variables = new TreeMap<>();
        private final Map<String, Setting<String>> flyway = new TreeMap<>();
        private final Map<String, ServerCredentials> servers = new TreeMap<>();
        private EnvironmentDeclaration declaration;

        Sources(String name) {
            this.name = name;
            this.declaration = EnvironmentDeclaration.named(name);
        }

        void flyway(String key, String value) {
            flyway.put(key, new Setting<>(value, "pom.xml property " + key));
        }

        void server(String id, String user, String password) {
            servers.put(id, new ServerCredentials(Optional.of(user), Optional.of(new Secret(password))));
        }

        void url(int source, String url) {
            switch (source) {
                case 0 -> properties.put("db.url", url);
                case 1 -> declaration = declaration.withUrl(url);
                case 2 -> variables.put("DATABASE_URL_PRODUCTION", url);
                case 3 -> variables.put("DATABASE_URL_PROD", url);
                case 4 -> variables.put("DATABASE_URL", url);
                default -> flyway("flyway.url", url);
            }
        }

        Environment.Server resolve() {
            Map<String, String> all = new TreeMap<>(properties);
            all.put("env", name);
            return (Environment.Server) new EnvironmentResolver()
                    .resolve(EnvironmentSources.none()
                            .withUserProperties(all)
                            .withDeclarations(List.of(declaration))
                            .withProcessEnvironment(variables)
                            .withServers(id -> Optional.ofNullable(servers.get(id)))
                            .withFlyway(flyway));
        }

        String password() {
            return resolve().password().orElseThrow().value().reveal();
        }
    }
}
