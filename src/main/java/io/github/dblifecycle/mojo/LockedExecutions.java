package io.github.dblifecycle.mojo;

import io.github.dblifecycle.environment.ConfigurationException;
import io.github.dblifecycle.environment.ConfigurationProblem;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.maven.model.Plugin;
import org.apache.maven.model.PluginExecution;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.project.MavenProject;

/**
 * Looks, where a POM that locks {@code skip} is built together with its modules, whether all of them still run what it binds. A
 * goal that a module took out of its build cannot say so itself.
 */
final class LockedExecutions {

    private static final String SKIP = "skip";

    private final MavenProject project;
    private final List<MavenProject> all;
    private final PluginConfigurations configurations;

    /** @param all the projects of this build */
    LockedExecutions(MojoExecution execution, MavenProject project, List<MavenProject> all) {
        this.project = project;
        this.all = List.copyOf(all);
        this.configurations = new PluginConfigurations(execution);
    }

    /** @throws ConfigurationException where a module lacks an execution */
    void check() {
        if (!configurations.locked(project).contains(SKIP)) {
            return;
        }
        List<ConfigurationProblem> problems = new ArrayList<>();
        for (MavenProject module : all) {
            if (!module.equals(project) && PluginConfigurations.lineage(module).contains(project)) {
                problems.addAll(missing(module));
            }
        }
        if (!problems.isEmpty()) {
            throw new ConfigurationException(problems);
        }
    }

    private List<ConfigurationProblem> missing(MavenProject module) {
        Map<String, PluginExecution> there = executions(module);
        List<ConfigurationProblem> problems = new ArrayList<>();
        executions(project).forEach((id, wanted) -> {
            boolean inherited = !"false".equals(wanted.getInherited());
            PluginExecution found = there.get(id);
            boolean runs = found != null
                    && found.getGoals().containsAll(wanted.getGoals())
                    && !"none".equals(found.getPhase());
            if (inherited && !runs) {
                problems.add(new ConfigurationProblem(
                        "execution " + id + " in the POM of " + module.getArtifactId(),
                        "the module took it out of its build, and 'skip' is locked by the parent POM "
                                + project.getId(),
                        "leave the execution as the parent has it"));
            }
        });
        return problems;
    }

    private Map<String, PluginExecution> executions(MavenProject one) {
        Optional<Plugin> declared = configurations.plugin(one).filter(plugin -> one.getBuildPlugins().stream()
                .anyMatch(other -> other.getKey().equals(plugin.getKey())));
        return declared.map(Plugin::getExecutionsAsMap).orElse(Map.of());
    }
}
