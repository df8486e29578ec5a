package io.github.dblifecycle.mojo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dblifecycle.environment.ConfigurationException;
import io.github.dblifecycle.environment.Secret;
import io.github.dblifecycle.report.Style;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugin.logging.SystemStreamLog;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BuildServerTest {

    @TempDir
    private Path directory;

    /** What reaches Maven's log, without its prefix. */
    private static final class Kept extends SystemStreamLog {

        private final List<String> lines = new ArrayList<>();

        @Override
        public void info(CharSequence content) {
            lines.add(content.toString());
        }
    }

    @Test
    void withoutVariablesThereIsNoServer() {
        BuildServer server = BuildServer.of(Map.of("GITHUB_STEP_SUMMARY", "s.md", "CI", "false"));
        assertThat(server.present()).isFalse();
        assertThat(server.commands()).isFalse();
        assertThat(server.summary()).isEmpty();
    }

    @Test
    void aModuleIsKnownByItsPlaceInTheRepository() throws IOException {
        Path module = Files.createDirectories(directory.resolve("services/orders"));
        Path other = Files.createDirectories(directory.resolve("elsewhere"));
        BuildServer github = BuildServer.of(Map.of("GITHUB_ACTIONS", "true", "GITHUB_WORKSPACE", directory.toString()));
        assertThat(github.directoryOf(module, other)).isEqualTo("services/orders");
        assertThat(github.directoryOf(directory, other)).isEmpty();
        BuildServer wrong = BuildServer.of(Map.of("GITHUB_ACTIONS", "true", "GITHUB_WORKSPACE", other.toString()));
        assertThat(wrong.directoryOf(module, directory.resolve("services"))).isEqualTo("orders");
        assertThat(wrong.directoryOf(module, directory.resolve("gone"))).isEmpty();
    }

    @Test
    void aFormThatIsNotKnownIsRefused() {
        assertThat(ReportForm.parse(List.of("html", " SARIF", ""))).containsExactly(ReportForm.HTML, ReportForm.SARIF);
        assertThat(ReportForm.parse(List.of("none"))).isEmpty();
        assertThat(ReportForm.parse(List.of())).containsExactly(ReportForm.HTML);
        assertThatThrownBy(() -> ReportForm.parse(List.of("pdf")))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("no report has the form 'pdf'")
                .hasMessageContaining("html, sarif, codequality, junit");
    }

    @Test
    void everyFormOfASecretIsMaskedOnce() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        RunnerCommands commands = new RunnerCommands(out);
        commands.mask(new Secret("a b'c/%"));
        commands.mask(new Secret("a b'c/%"));
        commands.mask(new Secret("abc"));
        commands.mask(new Secret("postgres"));
        assertThat(out.toString(StandardCharsets.UTF_8).lines())
                .containsExactly(
                        "::add-mask::a b'c/%25",
                        "::add-mask::a+b%2527c%252F%2525",
                        "::add-mask::a%2520b%2527c%252F%2525",
                        "::add-mask::a%2520b%2527c%252f%2525",
                        "::add-mask::a b''c/%25",
                        "::add-mask::YSBiJ2MvJQ==");
    }

    @Test
    void theLogObeysNothingThatIsSaid() {
        Kept log = new Kept();
        Console console = new Console(log, Style.PLAIN, true);
        console.line("first\n::add-mask::x\r\n  ::error::y\r##[add-mask]z");
        console.line("a\u001B]0;title\u0007b \u001B[31mred\u001B[0m");
        assertThat(log.lines)
                .containsExactly(
                        "first",
                        ": :add-mask::x",
                        "  : :error::y",
                        "# #[add-mask]z",
                        "a\uFFFD]0;title\uFFFDb \u001B[31mred\u001B[0m");
    }

    @Test
    void aFailureSaysNothingThatABuildServerObeys() {
        Failures failures = new Failures(BuildServer.of(Map.of("CI", "true")));
        Exception plain = new MojoFailureException("it fails", new IllegalStateException("why"));
        assertThat(failures.shown(plain)).isSameAs(plain);
        Exception cause = new MojoFailureException("it fails", new IllegalStateException("a\n::stop-commands::x"));
        assertThat(failures.shown(cause)).hasMessage("it fails").hasNoCause().isInstanceOf(MojoFailureException.class);
        Exception message = new MojoFailureException("table \"a\n::error::b ##[c]\" fails");
        assertThat(failures.shown(message)).hasMessage("table \"a\n: :error::b # #[c]\" fails");
        Failures elsewhere = new Failures(BuildServer.of(Map.of()));
        assertThat(elsewhere.shown(message)).isSameAs(message);
    }
}
