package io.github.dblifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/**
 * Goals and parameters are what users' builds are written against: none changes without somebody seeing it in review.
 * {@code -Ddescriptor.update} writes the golden file, and docs/GOALS.md, anew.
 */
class PluginDescriptorTest {

    private static final Path ROOT = Path.of(System.getProperty("basedir", ""));
    private static final String UPDATE = "descriptor.update";

    @Test
    void goalsAndParametersAreThoseOfTheGoldenFile() throws Exception {
        GoldenFile golden = new GoldenFile(ROOT.resolve("src/test/resources/plugin-descriptor.txt"), UPDATE);

        golden.assertIs(describe(PluginDescriptor.read()));
    }

    @Test
    void theReferenceForUsersIsMadeOfThem() throws Exception {
        new GoldenFile(ROOT.resolve("docs/GOALS.md"), UPDATE)
                .assertIs(new GoalsDocument(PluginDescriptor.read()).text());
    }

    @Test
    void everyGoalMayRunInAParallelBuild() throws Exception {
        assertThat(PluginDescriptor.read().goals())
                .hasSizeGreaterThan(5)
                .allSatisfy(
                        goal -> assertThat(goal.isThreadSafe()).as(goal.name()).isTrue());
    }

    @Test
    void everyParameterOfOursSaysWhatItIsFor() throws Exception {
        for (PluginDescriptor.Goal goal : PluginDescriptor.read().goals()) {
            assertThat(goal.parameters()).allSatisfy(parameter -> assertThat(parameter.description())
                    .as(goal.name() + ": " + parameter.name())
                    .isNotBlank());
        }
    }

    private static String describe(PluginDescriptor plugin) {
        StringBuilder text = new StringBuilder();
        for (PluginDescriptor.Goal goal : plugin.goals()) {
            text.append(plugin.prefix()).append(':').append(goal.name());
            goal.phase().ifPresent(phase -> text.append(" phase ").append(phase));
            text.append(goal.isThreadSafe() ? " thread-safe" : "");
            text.append(goal.isAggregator() ? " aggregator" : "");
            text.append(goal.needsProject() ? "" : " without a project");
            goal.resolution().ifPresent(scope -> text.append(" dependencies ").append(scope));
            text.append('\n');
            for (PluginDescriptor.Parameter parameter : goal.parameters()) {
                text.append("  ").append(parameter.name()).append(' ').append(parameter.type());
                parameter.expression().ifPresent(expression -> text.append(' ').append(expression));
                parameter.defaultValue().ifPresent(value -> text.append(" default ")
                        .append(value));
                text.append(parameter.isRequired() ? " required" : "");
                text.append(parameter.isDeprecated() ? " deprecated" : "");
                text.append('\n');
            }
        }
        return text.toString();
    }
}
