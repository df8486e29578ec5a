package io.github.dblifecycle.environment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.postgresql.Driver;
import org.postgresql.PGProperty;

class ConnectionUrlTest {

    @ParameterizedTest
    @MethodSource("understood")
    void takesApart(List<String> row) {
        ConnectionUrl url = ConnectionUrl.parse(row.get(0));

        assertThat(List.of(
                        url.url().hosts().stream().map(HostAndPort::toString).collect(Collectors.joining(",")),
                        url.url().database(),
                        url.user().orElse("-"),
                        url.password().map(Secret::reveal).orElse("-"),
                        parameters(url)))
                .isEqualTo(row.subList(1, row.size()));
    }

    /** The driver's own parser is an independent judge of what a jdbc: URL means. */
    @ParameterizedTest
    @MethodSource("forTheDriver")
    void readsAUrlAsTheDriverDoes(String text) {
        Properties driver = Objects.requireNonNull(Driver.parseURL(text, new Properties()), "taken by the driver");
        ConnectionUrl url = ConnectionUrl.parse(text);

        Map<String, String> expected = new TreeMap<>();
        driver.stringPropertyNames().stream()
                .filter(name -> !name.startsWith("PG"))
                .forEach(name -> expected.put(name, driver.getProperty(name)));
        Map<String, String> read = new TreeMap<>(url.url().parameters());
        url.user().ifPresent(user -> read.put("user", user));
        url.password().ifPresent(password -> read.put("password", password.reveal()));
        assertThat(read).isEqualTo(expected);
    }

    /** Without those the driver refuses (user before the host, no slash, a colon without a port). */
    static Stream<String> forTheDriver() {
        return understood()
                .map(row -> row.get(0))
                .filter(url -> url.startsWith("jdbc:"))
                .filter(url -> !url.contains("joe:pw@")
                        && !url.contains("://h?")
                        && !url.contains("dbname")
                        && !url.contains("://h:/"));
    }

    @ParameterizedTest
    @MethodSource("understood")
    void whatTheDriverIsGivenLeadsItToTheSamePlace(List<String> row) {
        ConnectionUrl url = ConnectionUrl.parse(row.get(0));
        Database database = new Database(url.url(), url.user(), url.password());

        Properties driver = Objects.requireNonNull(Driver.parseURL(database.jdbcUrl(), new Properties()));

        assertThat(driver.getProperty("PGDBNAME")).isEqualTo(url.url().database());
        assertThat(driver.getProperty("PGPORT"))
                .isEqualTo(url.url().hosts().stream()
                        .map(host -> Integer.toString(host.port()))
                        .collect(Collectors.joining(",")));
    }

    @ParameterizedTest
    @MethodSource("refused")
    void refusesAndQuotesNothingOfTheUrl(List<String> row) {
        Throwable thrown = catchThrowable(() -> ConnectionUrl.parse(row.get(0)));

        assertThat(thrown).isInstanceOf(InvalidConnectionUrl.class).hasMessageContaining(row.get(1));
        assertThat(thrown).hasNoCause();
        assertThat(thrown + ((InvalidConnectionUrl) thrown).fix()).doesNotContain("hunter", "ter2", "cloudsql");
    }

    @Test
    void surroundingBlanksAreNoPartOfTheUrl() {
        assertThat(ConnectionUrl.parse(" postgres://h/db\n").url().display()).isEqualTo("h:5432/db");
    }

    @Test
    void refusesALineBreakInside() {
        assertThatThrownBy(() -> ConnectionUrl.parse("postgres://h/db\npostgres://h/db"))
                .isInstanceOf(InvalidConnectionUrl.class)
                .hasMessageContaining("line break");
    }

    @Test
    void tellsWhichParametersWereLeftOut() {
        assertThat(ConnectionUrl.parse("postgres://h/db?tcp_user_timeout=1&keepalives_idle=60")
                        .notes())
                .containsExactly(
                        "the URL's parameter keepalives_idle is libpq's alone and was left out",
                        "the URL's parameter tcp_user_timeout is libpq's alone and was left out");
    }

    @Test
    void everyTranslatedParameterIsOneOfTheDriversOwn() {
        String url = "postgres://h/db?application_name=x&connect_timeout=1&channel_binding=prefer&gssencmode=allow"
                + "&krbsrvname=x&require_auth=md5&sslnegotiation=direct&target_session_attrs=any&keepalives=0"
                + "&load_balance_hosts=disable&sslrootcert=system&ssl=true&options=x&gsslib=gssapi&replication=database";

        assertThat(ConnectionUrl.parse(url).url().parameters().keySet())
                .allSatisfy(name -> assertThat(PGProperty.forName(name)).isNotNull());
    }

    @Test
    void thePasswordOfAClientKeyIsMaskedWhereverTheUrlIsShown() {
        DatabaseUrl url = ConnectionUrl.parse("postgres://h/db?sslpassword=hunter2&sslmode=require")
                .url();

        assertThat(url + " " + url.shownParameters()).doesNotContain("hunter2");
        assertThat(url.parameters()).containsEntry("sslpassword", "hunter2");
        assertThat(url.secrets()).containsExactly(new Secret("hunter2"));
    }

    @Test
    void theTablesAreNotEmptied() {
        assertThat(understood().count()).isGreaterThan(75);
        assertThat(refused().count()).isGreaterThan(70);
    }

    private static String parameters(ConnectionUrl url) {
        return url.url().parameters().isEmpty()
                ? "-"
                : url.url().parameters().entrySet().stream()
                        .map(Map.Entry::toString)
                        .collect(Collectors.joining(" "));
    }

    static Stream<List<String>> understood() {
        return rows("understood-urls.txt");
    }

    static Stream<List<String>> refused() {
        return rows("refused-urls.txt");
    }

    private static Stream<List<String>> rows(String table) {
        try (InputStream rows = Objects.requireNonNull(ConnectionUrlTest.class.getResourceAsStream(table), table)) {
            return new String(rows.readAllBytes(), StandardCharsets.UTF_8)
                            .lines()
                            .filter(line -> !line.startsWith("#"))
                            .map(line -> Stream.of(line.split(" \\| ", -1))
                                    .map(String::strip)
                                    .toList())
                            .toList()
                            .stream();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
