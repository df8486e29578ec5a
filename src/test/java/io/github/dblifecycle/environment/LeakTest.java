package io.github.dblifecycle.environment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.postgresql.util.PSQLException;
import org.postgresql.util.PSQLState;
import org.postgresql.util.ServerErrorMessage;

/** A password with every awkward character, sent down every path that ends in a text. */
class LeakTest {

    private static final String NASTY = "p@ss:/w#rd?&%ü \"'\\";

    /** Pieces that would give parts of it away; none is a part of any ordinary word of a message. */
    private static final List<String> PIECES =
            List.of("p@ss", "w#rd", "ss:/w", "rd?&", "%ü", "%C3%BC", "%40ss", "%23rd");

    static Stream<String> forms() {
        String percent = URLEncoder.encode(NASTY, StandardCharsets.UTF_8);
        return Stream.of(
                NASTY,
                percent,
                percent.toLowerCase(Locale.ROOT),
                percent.replace("+", "%20"),
                URLEncoder.encode(percent.replace("+", "%20"), StandardCharsets.UTF_8),
                everyByte(NASTY),
                "p@ss:/w#rd?&%ü \\\"'\\\\",
                "p@ss:\\/w#rd?&%\\u00fc \\\"'\\\\",
                "p@ss:/w#rd?&%\\u00FC \\u0022\\u0027\\u005c",
                "p@ss:/w#rd?&amp;%ü &quot;&apos;\\",
                "p@ss:/w#rd?&#38;%&#xFC; &#34;&#39;&#92;",
                "p@ss:/w#rd?&%ü \"''\\",
                Base64.getEncoder().encodeToString(NASTY.getBytes(StandardCharsets.UTF_8)),
                Base64.getUrlEncoder().withoutPadding().encodeToString(NASTY.getBytes(StandardCharsets.UTF_8)));
    }

    private static String everyByte(String text) {
        StringBuilder all = new StringBuilder();
        for (byte octet : text.getBytes(StandardCharsets.UTF_8)) {
            all.append(String.format(Locale.ROOT, "%%%02X", octet));
        }
        return all.toString();
    }

    @ParameterizedTest
    @MethodSource("forms")
    void everyFormIsMasked(String form) {
        Redactor redactor = new Redactor(List.of(new Secret(NASTY)));

        assertThat(redactor.isRevealedIn("before " + form + " after")).isTrue();
        assertThat(redactor.redact("before " + form + " after")).isEqualTo("before **** after");
    }

    @Test
    void isFoundInsideTheBase64OfALongerText() {
        Redactor redactor = new Redactor(List.of(new Secret("correct-horse")));
        for (String user : List.of("", "a", "ab", "abc", "abcd")) {
            String header =
                    Base64.getEncoder().encodeToString((user + ":correct-horse;x").getBytes(StandardCharsets.UTF_8));

            assertThat(redactor.isRevealedIn("Authorization: Basic " + header))
                    .as(user)
                    .isTrue();
            assertThat(redactor.redact(header)).contains("****");
        }
    }

    /** URLs that cannot be taken apart, or only with the wrong parts, whatever form the password has. */
    @ParameterizedTest
    @MethodSource("forms")
    void noErrorOfAUrlHoldsAnyPieceOfThePassword(String form) {
        List<String> urls = List.of(
                "postgres://joe:" + form + "@h:x/db",
                "postgres://joe:" + form + "@h/db",
                "postgres://joe:" + form + "/db",
                "postgres://" + form + "@h/db/x",
                "jdbc:postgresql://h/db?password=" + form + "&sslmode=x",
                "jdbc:postgresql://h/db?sslmode=x&password=" + form,
                "jdbc:postgresql://" + form + "/db",
                "jdbc:postgresql:" + form,
                "mysql://joe:" + form + "@h/db",
                "/" + form);
        for (String url : urls) {
            for (EnvironmentSources sources : List.of(
                    EnvironmentSources.none().withUserProperties(Map.of("db.url", url)),
                    EnvironmentSources.none().withUserProperties(Map.of("db.env", url)),
                    EnvironmentSources.none().withRequestedProfiles(List.of("env=" + url, "env=a")),
                    EnvironmentSources.none().withProcessEnvironment(Map.of("DATABASE_URL", url)),
                    EnvironmentSources.none()
                            .withDeclarations(List.of(
                                    EnvironmentDeclaration.named("local").withUrl(url))),
                    EnvironmentSources.none().withDeclarations(List.of(EnvironmentDeclaration.named(url))))) {
                Throwable thrown = catchThrowable(() -> new EnvironmentResolver().resolve(sources));
                if (thrown != null) {
                    assertThat(thrown).isInstanceOf(ConfigurationException.class);
                    assertThat(everythingOf(thrown)).doesNotContain(PIECES).doesNotContain(form);
                }
                assertThat(sources + " " + sources.declarations())
                        .doesNotContain(PIECES)
                        .doesNotContain(form);
            }
        }
    }

    @Test
    void whatWasResolvedPrintsNoPassword() {
        Environment environment = new EnvironmentResolver()
                .resolve(EnvironmentSources.none()
                        .withUserProperties(Map.of("db.url", "postgres://u@h/db", "db.password", NASTY)));
        ConnectionUrl parsed = ConnectionUrl.parse("postgres://joe:" + everyByte(NASTY) + "@h/db");

        assertThat(((Environment.Server) environment).database().password()).contains(new Secret(NASTY));
        assertThat(parsed.password()).contains(new Secret(NASTY));
        assertThat(environment + " " + environment.settings() + " " + ((Environment.Server) environment).database()
                        + parsed)
                .contains("****")
                .doesNotContain(PIECES);
    }

    @ParameterizedTest
    @MethodSource("forms")
    void aFailureWhoseCauseHoldsThePasswordLosesThatCause(String form) {
        Database database = database(NASTY);
        SQLException inMessage = new SQLException("login with " + form + " failed", "28P01");
        SQLException inCause = new SQLException("failed", "08001", new IllegalStateException(form));
        SQLException inNext = new SQLException("failed", "08001");
        inNext.setNextException(new SQLException(form));
        SQLException inSuppressed = new SQLException("failed", "08001");
        inSuppressed.addSuppressed(new IllegalStateException(form));
        SQLException unknown = new SQLException("cannot use " + form, "XX000");
        SQLException inDetail = new PSQLException(new ServerErrorMessage("SFATAL\0C28000\0Mno\0D" + form + "\0"));

        for (SQLException thrown : List.of(inMessage, inCause, inNext, inSuppressed, unknown, inDetail)) {
            ConnectionFailure failure = ConnectionFailure.of(database, thrown);

            assertThat((Throwable) failure).as(thrown.getSQLState()).hasNoCause();
            assertThat(everythingOf(failure)).doesNotContain(PIECES).doesNotContain(form);
        }
    }

    @Test
    void aHarmlessCauseIsKept() {
        SQLException thrown = new PSQLException("no", PSQLState.CONNECTION_FAILURE);

        assertThat((Throwable) ConnectionFailure.of(database(NASTY), thrown)).hasCause(thrown);
    }

    @Test
    void aShortOrOrdinarySecretIsMaskedOnlyWhereAPasswordStands() {
        Redactor redactor = new Redactor(List.of(new Secret("abc"), new Secret("postgres"), new Secret("")));

        assertThat(redactor.redact("jdbc:postgresql://h/abc?user=postgres&password=postgres"))
                .isEqualTo("jdbc:postgresql://h/abc?user=postgres&password=****");
        assertThat(redactor.redact("postgres://abc:abc@abc/abc PGPASSWORD=abc abcd password: 'abc'"))
                .isEqualTo("postgres://abc:****@abc/abc PGPASSWORD=**** abcd password: '****'");
    }

    @Test
    void aSecretInsideALongerOneDoesNotLeaveItsRest() {
        Redactor redactor = new Redactor(List.of(new Secret("hunter"), new Secret("hunter2hunter")));

        assertThat(redactor.redact("x hunter2hunter y hunter z")).isEqualTo("x **** y **** z");
    }

    private static Database database(String password) {
        return new Database(
                DatabaseUrl.of(new HostAndPort("h", 5432), "db"),
                Optional.of("joe"),
                Optional.of(new Secret(password)));
    }

    private static String everythingOf(Throwable throwable) {
        StringWriter trace = new StringWriter();
        throwable.printStackTrace(new PrintWriter(trace));
        return trace.toString() + throwable.getMessage();
    }
}
