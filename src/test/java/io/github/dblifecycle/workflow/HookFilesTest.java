package io.github.dblifecycle.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dblifecycle.install.HookScript;
import io.github.dblifecycle.install.LefthookFile;
import io.github.dblifecycle.install.PlannedFile;
import io.github.dblifecycle.install.PreCommitFile;
import io.github.dblifecycle.install.ShellHook;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is put into files that belong to somebody else, and what is not. */
class HookFilesTest {

    @TempDir
    private Path directory;

    private static PlannedFile lefthook(String before) {
        return LefthookFile.plan("lefthook.yml", Optional.of(before));
    }

    @Test
    void aJobComesFirstAndAllElseStays() {
        assertThat(lefthook(crlf("pre-commit:\n  jobs: # all\n  # why\n  - run: x\n"))
                        .after())
                .isEqualTo(crlf("""
                pre-commit:
                  jobs: # all
                  - name: db-schema-check
                    run: sh .githooks/db-schema-check.sh
                  # why
                  - run: x
                """));
        assertThat(lefthook("pre-commit:\n    commands:\n        lint:\n            run: x\n")
                        .after())
                .isEqualTo("""
                pre-commit:
                    commands:
                        db-schema-check:
                          run: sh .githooks/db-schema-check.sh
                        lint:
                            run: x
                """);
        assertThat(lefthook("pre-push:\n  jobs:\n    - run: x").after()).isEqualTo("""
                pre-push:
                  jobs:
                    - run: x

                pre-commit:
                  jobs:
                    - name: db-schema-check
                      run: sh .githooks/db-schema-check.sh
                """);
        assertThat(lefthook("pre-commit:\n  parallel: true\n").after()).isEqualTo("""
                pre-commit:
                  jobs:
                    - name: db-schema-check
                      run: sh .githooks/db-schema-check.sh
                  parallel: true
                """);
    }

    private static String crlf(String text) {
        return text.replace("\n", "\r\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "pre-commit: {jobs: [{run: x}]}\n",
                "pre-commit:\n  jobs: []\n",
                "pre-commit:\n",
                "pre-commit:\n  jobs:\n",
                "a: 1\n---\nb: 2\n",
                "a: 1\n...\n",
                "- a\n",
                "a: [\n",
                "a: 1\na: 2\n",
                "x: &x\n  jobs:\n    - run: x\npre-commit: *x\n"
            })
    void whereNoLineCanBeAddedSafelyTheLinesAreTold(String before) {
        PlannedFile planned = lefthook(before);

        assertThat(planned.refusal()).isPresent();
        assertThat(planned.refusal().get().fix()).contains("run: sh .githooks/db-schema-check.sh");
        assertThat(planned.after()).isEqualTo(before);
    }

    @Test
    void aJobThatWouldBeSkippedIsNotTakenForOurs() {
        String job = "pre-commit:\n  jobs:\n    - name: db-schema-check\n      run: sh .githooks/db-schema-check.sh\n";
        assertThat(lefthook(job + "      priority: 1\n").state()).isEqualTo(PlannedFile.State.UNCHANGED);
        assertThat(lefthook(job + "      priority: 1\n").refusal()).isEmpty();
        assertThat(lefthook(job + "      glob: '*.sql'\n").refusal()).isPresent();
        assertThat(PreCommitFile.plan(
                                "x",
                                Optional.of(
                                        "repos:\n- repo: local\n  hooks:\n  - {id: db-schema-check, name: x, entry: sh"
                                                + " .githooks/db-schema-check.sh, language: system, files: sql}\n"))
                        .refusal())
                .isPresent();
    }

    @Test
    void aHookInShellGetsLinesInFrontAndAnyOtherStaysAsItIs() {
        ShellHook hook = new ShellHook(false);
        String husky = "#!/usr/bin/env sh\n. \"$(dirname -- \"$0\")/_/husky.sh\"\n\nnpm test\n";
        String after = hook.plan("p", Optional.of(husky), false).after();
        assertThat(after)
                .startsWith("#!/usr/bin/env sh\n. \"$(dirname -- \"$0\")/_/husky.sh\"\n# >>> db-maven-plugin")
                .endsWith("\n\nnpm test\n");
        assertThat(hook.plan("p", Optional.of(after), false).after()).isEqualTo(after);
        String edited = after.replace("|| exit $?", "|| true");
        assertThat(hook.plan("p", Optional.of(edited), false).refusal()).isPresent();
        assertThat(hook.plan("p", Optional.of(edited), true).after()).isEqualTo(after);
        assertThat(hook.plan("p", Optional.of("#!/usr/bin/env python3\n"), true).refusal())
                .isPresent();
        for (String shell :
                List.of("#!/bin/sh", "#!/bin/bash -e", "#! /usr/bin/env bash", "#!/usr/bin/env -S zsh -f")) {
            assertThat(hook.plan("p", Optional.of(shell + "\nx\n"), false).after())
                    .startsWith(shell + "\n# >>> ");
        }
    }

    @Test
    void aScriptThatSomebodyChangedIsNotOverwritten() {
        HookRepository repository = project();
        repository.install();
        String installed = repository.text(HookScript.PATH);
        repository.file(HookScript.PATH, installed.replace("configured_base=''", "configured_base='origin/trunk'"));
        assertThat(repository.install().installation().files().get(0).state()).isEqualTo(PlannedFile.State.UNCHANGED);

        repository.file(HookScript.PATH, installed.replace("failed=1", "failed=0"));
        assertThat(repository.install().installation().refused()).hasSize(1);
        assertThat(repository.install("", Optional.empty(), true).installation().written())
                .isTrue();
        assertThat(repository.text(HookScript.PATH)).isEqualTo(installed);
    }

    @Test
    void aModuleThatIsGoneGoes() throws Exception {
        HookRepository repository = project();
        repository.file("old/pom.xml", "x").file("old/" + HookRepository.SCHEMA, "x");
        repository.install("old", Optional.empty(), false);
        assertThat(HookScript.modulesOf(repository.text(HookScript.PATH))).containsOnlyKeys("old");
        repository.install();
        assertThat(HookScript.modulesOf(repository.text(HookScript.PATH))).containsOnlyKeys(".", "old");
        Files.delete(directory.resolve("old/pom.xml"));

        repository.install();
        assertThat(HookScript.modulesOf(repository.text(HookScript.PATH))).containsOnlyKeys(".");
    }

    @Test
    void hooksOfAllRepositoriesAreLeftAlone() throws Exception {
        Path elsewhere = Files.createTempDirectory(directory.getParent(), "hooks");
        HookRepository repository = project().git("config", "core.hooksPath", elsewhere.toString());

        assertThatThrownBy(repository::install).hasMessageContaining("outside this repository");
        assertThat(elsewhere).isEmptyDirectory();
    }

    @Test
    void moreThanOneProgramForHooksIsAQuestion() {
        HookRepository repository = project()
                .file("lefthook.yml", "a: 1\n")
                .file(".pre-commit-config.yaml", "repos:\n- repo: meta\n  hooks:\n  - id: identity\n");

        assertThatThrownBy(repository::install)
                .hasMessageContaining("lefthook, pre-commit")
                .hasMessageContaining("-Ddb.hooks=");
        assertThat(repository.install(HookKind.LEFTHOOK).installation().written())
                .isTrue();
    }

    @Test
    void anUndeclaredModuleIsLeftInPeace() {
        HookRepository repository = new HookRepository(directory).file("pom.xml", "x");

        assertThat(repository.outcome("", Optional.empty(), List.of(), false))
                .isInstanceOf(InstallHooks.Outcome.Nothing.class);
        assertThat(directory.resolve(".githooks")).doesNotExist();
    }

    private HookRepository project() {
        return new HookRepository(directory).file("pom.xml", "x").file(HookRepository.SCHEMA, "CREATE TABLE a ();\n");
    }
}
