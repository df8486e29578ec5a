package io.github.dblifecycle.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.fail;

import io.github.dblifecycle.scratch.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;

/** Proves each case of our own corpus; {@code -Dcorpus.update} writes what is planned now as what is right. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CorpusTest {

    /** With fewer than these, cases got lost. */
    private static final int FEWEST_CASES = 250;

    private static final int NEWEST = 18;
    private static final int OLDEST = 14;

    private static final Path CORPUS = Path.of(System.getProperty("basedir", ""))
            .resolve("src/test/corpus")
            .toAbsolutePath();

    private static final boolean UPDATE = System.getProperty("corpus.update") != null;

    /** Two at a time: one prepares on the server while the other compares. */
    private final ExecutorService pool = Executors.newFixedThreadPool(2);

    private final List<CorpusCase> cases = CorpusCase.below(CORPUS);
    private final CorpusGaps gaps = CorpusGaps.read(CORPUS);

    @AfterAll
    void endPool() {
        pool.shutdownNow();
    }

    @Test
    void noCaseIsLost() {
        assertThat(cases).hasSizeGreaterThanOrEqualTo(FEWEST_CASES);
        assertThat(CorpusCase.unknownFiles(CORPUS)).isEmpty();
        assertThat(gaps.withoutCase(cases)).isEmpty();
    }

    @Test
    void goldensAreNotRewrittenWhereNobodyReviewsThem() {
        assertThat(UPDATE && System.getenv("CI") != null)
                .as("-Dcorpus.update in CI")
                .isFalse();
    }

    /** {@code -Dcorpus.case=enum} runs those whose name contains it. */
    @TestFactory
    Stream<DynamicTest> everyCaseConverges() {
        String wanted = System.getProperty("corpus.case", "");
        return majors().flatMap((Integer major) -> {
            CorpusRun run = new CorpusRun(EmbeddedPostgres.server(major));
            List<CorpusCase> chosen = cases.stream()
                    .filter(one -> one.facts().holdsOn(major) && one.name().contains(wanted))
                    .toList();
            List<Future<CorpusRun.Result>> results = chosen.stream()
                    .map(one -> pool.submit(() -> run.run(one, one.facts().online())))
                    .toList();
            return java.util.stream.IntStream.range(0, chosen.size())
                    .mapToObj(i -> DynamicTest.dynamicTest(
                            chosen.get(i).name() + " on " + major,
                            chosen.get(i).directory().toUri(),
                            () -> judge(chosen.get(i), major, results.get(i).get())));
        });
    }

    private static Stream<Integer> majors() {
        return Arrays.stream(System.getProperty("corpus.majors", NEWEST + "," + OLDEST)
                        .split(",", -1))
                .map(major -> Integer.valueOf(major.strip()));
    }

    private void judge(CorpusCase one, int major, CorpusRun.Result result) throws IOException {
        Optional<CorpusFailure> failure = failure(one, result);
        if (failure.isEmpty()) {
            failure = golden(one, major, CorpusPlanText.of(result.plan().orElseThrow()));
        }
        Optional<String> gap = gaps.reason(one.name(), major);
        if (failure.isPresent() && gap.isEmpty()) {
            fail(one.directory() + " does not converge on PostgreSQL " + major + "\n  " + failure.get());
        }
        if (failure.isEmpty() && gap.isPresent()) {
            fail(one.name() + " converges now: take it out of " + CorpusGaps.FILE);
        }
    }

    private static Optional<CorpusFailure> failure(CorpusCase one, CorpusRun.Result result) {
        if (result.there().isPresent()) {
            return result.there();
        }
        if (result.back().isPresent()) {
            return result.back()
                    .map(back -> new CorpusFailure(back.step(), "back: " + back.reason(), back.statement()));
        }
        if (!result.notCompared().isEmpty()) {
            return Optional.of(
                    CorpusFailure.of(CorpusFailure.Step.DIFFERENCE, "not compared are " + result.notCompared()));
        }
        if (result.plan().orElseThrow().isEmpty() != one.facts().empty()) {
            return Optional.of(CorpusFailure.of(
                    CorpusFailure.Step.PLAN,
                    one.facts().empty() ? "the case says that nothing differs" : "the plan is empty"));
        }
        return Optional.empty();
    }

    private static Optional<CorpusFailure> golden(CorpusCase one, int major, String plan) throws IOException {
        if (UPDATE && System.getenv("CI") == null && (major == NEWEST || major == OLDEST)) {
            update(one, major, plan);
        }
        Set<String> goldens = major == NEWEST || major == OLDEST
                ? Set.of(text(one.golden(major)))
                : Stream.of(text(one.golden(NEWEST)), text(one.golden(OLDEST))).collect(Collectors.toSet());
        return goldens.contains(plan)
                ? Optional.empty()
                : Optional.of(CorpusFailure.of(
                        CorpusFailure.Step.GOLDEN,
                        "planned is\n" + plan + "\nand " + one.golden(major) + " is another"));
    }

    private static String text(Path golden) throws IOException {
        return Files.exists(golden) ? Files.readString(golden) : "";
    }

    private static void update(CorpusCase one, int major, String plan) throws IOException {
        Path common = one.directory().resolve("plan.sql");
        Path own = one.directory().resolve("plan-" + major + ".sql");
        Files.deleteIfExists(own);
        if (major == NEWEST) {
            Files.writeString(common, plan);
        } else if (!text(common).equals(plan)) {
            Files.writeString(own, plan);
        }
    }
}
