package io.github.dblifecycle.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dblifecycle.environment.ConfigurationException;
import io.github.dblifecycle.install.PlannedFile;
import io.github.dblifecycle.install.Stamp;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

class InstallTemplatesTest {

    private static final String STAGING = ".github/workflows/deploy-staging.yml";

    @TempDir
    private Path directory;

    private HookRepository repository;

    @BeforeEach
    void aRepository() {
        repository = new HookRepository(directory);
    }

    private Installation install(
            CiService service, List<String> workflows, Map<String, String> settings, boolean force) {
        return install("", service, workflows, settings, force, false);
    }

    private Installation install(
            String module,
            CiService service,
            List<String> workflows,
            Map<String, String> settings,
            boolean force,
            boolean dryRun) {
        try {
            return new InstallTemplates()
                    .run(new InstallTemplates.Request(
                            directory.resolve(module),
                            Optional.of(service),
                            workflows,
                            settings,
                            Optional.of("21"),
                            "1.0",
                            force,
                            dryRun));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private Installation staging(Map<String, String> settings) {
        return install(CiService.GITHUB, List.of("deploy-staging"), settings, false);
    }

    @ParameterizedTest
    @EnumSource
    void everyTemplateIsInstalledOnceAndTheSameTheSecondTime(CiService service) throws Exception {
        List<String> names = List.copyOf(TemplateChoice.all(service).keySet());
        assertThat(names).hasSizeGreaterThan(4);

        Installation first = install(service, names, Map.of(), false);

        assertThat(first.written()).isTrue();
        assertThat(first.files()).allSatisfy(file -> assertThat(file.state()).isEqualTo(PlannedFile.State.NEW));
        for (PlannedFile file : first.files()) {
            String text = repository.text(file.path());
            if (file.path().endsWith(".yml") && !file.path().equals(".gitlab-ci.yml")) {
                Stamp stamp = Stamp.of(text).orElseThrow();
                assertThat(stamp.isUntouched(text)).as(file.path()).isTrue();
                assertThat(stamp.version()).isEqualTo("1.0");
            }
        }
        assertThat(install(service, names, Map.of(), false).files())
                .allSatisfy(file -> assertThat(file.state()).as(file.path()).isEqualTo(PlannedFile.State.UNCHANGED));
    }

    @Test
    void namesOfTheProjectAreFilledIn() throws Exception {
        repository.git("checkout", "--quiet", "-b", "master");
        Files.createDirectories(directory.resolve("services/a b"));
        repository.file("mvnw", "#!/bin/sh\n");

        install(
                "services/a b",
                CiService.GITHUB,
                List.of("deploy-staging"),
                Map.of("deploy-command", "./ship 'it' # now"),
                false,
                false);

        assertThat(repository.text(STAGING))
                .contains("working-directory: 'services/a b' # setting: directory")
                .contains("MAVEN: '../../mvnw' # setting: maven")
                .contains("java-version: '21' # setting: java-version")
                .contains("branches: [master] # setting: branch")
                .contains("DEPLOY_COMMAND: './ship ''it'' # now' # setting: deploy-command");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a: b",
                "'",
                "\"",
                "# x",
                "it's # setting: branch",
                "- a",
                "[a, b]",
                "{a: b}",
                "*a",
                "&a",
                "!a",
                "|",
                ">",
                "%",
                "@",
                "yes",
                "null",
                "17",
                "1e3",
                "~",
                " a ",
                "ü €",
                "$(x) `y` $Z",
                "\\n",
                "a'' ''b"
            })
    void aValueMeansItselfWhateverIsInIt(String value) {
        staging(Map.of("deploy-command", value));

        assertThat(environmentOf(repository.text(STAGING))).containsEntry("DEPLOY_COMMAND", value);
        assertThat(staging(Map.of()).files()).as("kept, byte by byte").allSatisfy(file -> assertThat(file.state())
                .isEqualTo(PlannedFile.State.UNCHANGED));
    }

    /** Wherever in the file it stands. */
    private static Map<String, Object> environmentOf(String text) {
        Map<String, Object> found = new TreeMap<>();
        collect(new Load(LoadSettings.builder().build()).loadFromString(text), found);
        return found;
    }

    private static void collect(Object node, Map<String, Object> found) {
        if (node instanceof Map<?, ?> map) {
            map.forEach((key, value) -> {
                if (value instanceof String text) {
                    found.put(String.valueOf(key), text);
                }
                collect(value, found);
            });
        } else if (node instanceof List<?> list) {
            list.forEach(one -> collect(one, found));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"a\nb: c", "a\rb", "x ${{ github.event.issue.title }}", "$[[ inputs.x ]]", "a\u2028b", "a\u0000"
            })
    void aValueThatWouldBeMoreThanAValueIsRefused(String value) {
        assertThatThrownBy(() -> staging(Map.of("deploy-command", value)))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("db.setting.deploy-command");
        assertThat(directory.resolve(".github")).doesNotExist();
    }

    @Test
    void anUnknownNameIsRefusedWithThoseThereAre() {
        assertThatThrownBy(() -> install(
                        CiService.GITHUB,
                        List.of("deploy-stagin"),
                        Map.of("deploy", "x", "drift-check.approval", "x"),
                        false))
                .hasMessageContaining("there is no template deploy-stagin for github")
                .hasMessageContaining("deploy-staging")
                .hasMessageContaining("db.setting.deploy: no template for github has such a setting")
                .hasMessageContaining("deploy-command")
                .hasMessageContaining("db.setting.drift-check.approval");
    }

    @Test
    void aSettingOfOneWorkflowIsItsOwn() {
        install(
                CiService.GITHUB,
                List.of("deploy-staging", "deploy-production"),
                Map.of("deploy-command", "all", "deploy-production.deploy-command", "one"),
                false);

        assertThat(environmentOf(repository.text(STAGING))).containsEntry("DEPLOY_COMMAND", "all");
        assertThat(environmentOf(repository.text(".github/workflows/deploy-production.yml")))
                .containsEntry("DEPLOY_COMMAND", "one");
    }

    @Test
    void whatSomebodyChangedIsNotOverwrittenButSettingsMayBeChangedByHand() {
        staging(Map.of());
        String installed = repository.text(STAGING);
        repository.file(
                STAGING,
                installed
                        .replace("DEPLOY_COMMAND: ''", "DEPLOY_COMMAND: by-hand")
                        .replace("\n", "\r\n"));
        assertThat(staging(Map.of("smoke-url", "https://x")).written()).isTrue();
        assertThat(repository.text(STAGING)).contains("DEPLOY_COMMAND: by-hand", "SMOKE_URL: 'https://x'");

        repository.file(STAGING, repository.text(STAGING).replace("timeout-minutes: ", "timeout-minutes: 9"));
        Installation refused = install(CiService.GITHUB, List.of("deploy-staging", "backup"), Map.of(), false);
        assertThat(refused.written()).isFalse();
        assertThat(refused.refused()).hasSize(1);
        assertThat(refused.refused().get(0).refusal().orElseThrow().reason())
                .contains("was changed by hand since version 1.0");
        assertThat(String.join("\n", refused.refused().get(0).diff())).contains("-    timeout-minutes: 9");
        assertThat(directory.resolve(".github/workflows/backup.yml")).doesNotExist();

        assertThat(install(CiService.GITHUB, List.of("deploy-staging"), Map.of(), true)
                        .written())
                .isTrue();
        assertThat(repository.text(STAGING)).contains("DEPLOY_COMMAND: by-hand").doesNotContain("minutes: 9");
    }

    @Test
    void aFileOfSomebodyElseIsNotOverwritten() {
        repository.file(STAGING, "name: ours\n");

        assertThat(staging(Map.of()).refused()).hasSize(1);
        assertThat(repository.text(STAGING)).isEqualTo("name: ours\n");
    }

    @Test
    void aDryRunWritesNothing() {
        Installation told = install("", CiService.GITHUB, List.of(), Map.of(), false, true);

        assertThat(told.written()).isFalse();
        assertThat(told.files()).isNotEmpty();
        assertThat(directory.resolve(".github")).doesNotExist();
    }

    @Test
    void whatIsToBeSetUpIsTold() {
        assertThat(install(CiService.GITHUB, List.of(), Map.of(), false).next())
                .anySatisfy(step -> assertThat(step).contains("Environments > staging: secret DATABASE_URL"))
                .anySatisfy(step -> assertThat(step)
                        .contains("Environments > production: secret DATABASE_URL", "PAGERDUTY_ROUTING_KEY"))
                .anySatisfy(step -> assertThat(step).contains("deploy-staging deploys nothing before this is set"))
                .anySatisfy(step -> assertThat(step).contains("required reviewers"));
        assertThat(install(CiService.GITLAB, List.of(), Map.of(), false).next())
                .anySatisfy(step -> assertThat(step).contains("environment scope staging"));
    }

    @Test
    void linesOfOthersStayInGitignoreAndGitlabCi() {
        repository
                .file(".gitignore", "target")
                .file(".gitlab-ci.yml", "# ours\nstages: [test]\ninclude:\n  # theirs\n  - local: a.yml\n");

        install(CiService.GITLAB, List.of("schema-check", "staging", "gitignore"), Map.of(), false);

        assertThat(repository.text(".gitignore"))
                .startsWith("target\n# >>> db-maven-plugin, sha256 ")
                .contains("\nbackups/*\n");
        assertThat(repository.text(".gitlab-ci.yml")).isEqualTo("""
                # ours
                stages: [test]
                include:
                  - local: .gitlab/ci/staging.yml
                  - local: .gitlab/ci/schema-check.yml
                  # theirs
                  - local: a.yml
                """);
    }

    @Test
    void anInstalledFileOfAnOlderTemplateIsFound() {
        repository.file("pom.xml", "x").file(HookRepository.SCHEMA, "CREATE TABLE a ();\n");
        install(CiService.GITHUB, List.of("deploy-staging", "backup", "gitignore"), Map.of(), false);
        repository.install();
        InstalledTemplates installed = new InstalledTemplates();
        assertThat(installed.findings(directory.resolve("src/main"))).isEmpty();

        repository.file(STAGING, repository.text(STAGING).replaceFirst("from [0-9a-f]{12}", "from 000000000000"));
        String script = ".githooks/db-schema-check.sh";
        repository.file(script, repository.text(script).replaceFirst("from [0-9a-f]{12}", "from 000000000000"));

        assertThat(installed.findings(directory.resolve("src/main")))
                .extracting(finding -> finding.severity() + " " + finding.code() + " "
                        + finding.position().orElseThrow())
                .containsExactly("WARNING DB881 .githooks/db-schema-check.sh:2", "WARNING DB880 " + STAGING + ":1");
    }
}
