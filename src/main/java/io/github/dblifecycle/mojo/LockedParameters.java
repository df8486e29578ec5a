package io.github.dblifecycle.mojo;

import io.github.dblifecycle.environment.ConfigurationException;
import io.github.dblifecycle.environment.ConfigurationProblem;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.descriptor.Parameter;
import org.apache.maven.plugin.descriptor.PluginDescriptor;
import org.apache.maven.project.MavenProject;
import org.codehaus.plexus.util.xml.Xpp3Dom;

/**
 * Refuses what a parent POM does not let its modules decide. The outermost POM that locks a parameter says what it is; what it is
 * in this execution must be the same.
 */
final class LockedParameters {

    private final MojoExecution execution;
    private final MavenProject project;
    private final Map<String, String> userProperties;
    private final PluginConfigurations configurations;

    LockedParameters(MojoExecution execution, MavenProject project, Map<String, String> userProperties) {
        this.execution = execution;
        this.project = project;
        this.userProperties = userProperties;
        this.configurations = new PluginConfigurations(execution);
    }

    /** @throws ConfigurationException where a locked parameter is something else here, or is no parameter */
    void check() {
        Map<String, MavenProject> authorities = new LinkedHashMap<>();
        for (MavenProject one : PluginConfigurations.lineage(project)) {
            configurations.locked(one).forEach(name -> authorities.putIfAbsent(name, one));
        }
        List<ConfigurationProblem> problems = new ArrayList<>();
        authorities.forEach((name, authority) -> problem(name, authority).ifPresent(problems::add));
        if (!problems.isEmpty()) {
            throw new ConfigurationException(problems);
        }
    }

    private Optional<ConfigurationProblem> problem(String name, MavenProject authority) {
        Parameter parameter = execution.getMojoDescriptor().getParameterMap().get(name);
        if (parameter == null || name.equals("locked")) {
            return isOfAnotherGoal(name)
                    ? Optional.empty()
                    : Optional.of(new ConfigurationProblem(
                            "<locked> in the POM of " + authority.getId(),
                            "'" + name + "' is a parameter of no goal, so nothing would be locked",
                            "correct the name; mvn db:help -Ddetail tells them all"));
        }
        String property = property(parameter);
        String there = value(configurations.child(authority, name), parameter)
                .or(() -> Optional.ofNullable(authority.getProperties().getProperty(property)))
                .orElse(Objects.requireNonNullElse(parameter.getDefaultValue(), ""));
        String typed = userProperties.get(property);
        if (typed != null && !typed.equals(there)) {
            return Optional.of(refusal(name, "-D" + property, authority));
        }
        Optional<Xpp3Dom> own =
                Optional.ofNullable(execution.getConfiguration()).map(dom -> dom.getChild(name));
        Optional<String> configured = value(own, parameter);
        String here = configured
                .or(() -> Optional.ofNullable(typed))
                .or(() -> Optional.ofNullable(project.getProperties().getProperty(property)))
                .orElse(Objects.requireNonNullElse(parameter.getDefaultValue(), ""));
        return here.equals(there)
                ? Optional.empty()
                : Optional.of(
                        refusal(name, configured.isPresent() ? "<" + name + ">" : "property " + property, authority));
    }

    private ConfigurationProblem refusal(String name, String origin, MavenProject authority) {
        return new ConfigurationProblem(
                origin,
                "'" + name + "' is locked by the parent POM " + authority.getId() + ", and is something else in "
                        + project.getArtifactId(),
                "take it away; whether it may be changed is decided where that POM is kept");
    }

    private boolean isOfAnotherGoal(String name) {
        PluginDescriptor plugin = execution.getMojoDescriptor().getPluginDescriptor();
        return !name.equals("locked")
                && plugin.getMojos().stream()
                        .anyMatch(goal -> goal.getParameterMap().containsKey(name));
    }

    /** Empty for a parameter that can be set in a POM alone. */
    private static String property(Parameter parameter) {
        String expression = Objects.requireNonNullElse(parameter.getExpression(), "");
        return expression.startsWith("${") ? expression.substring(2, expression.length() - 1) : "";
    }

    /** What is configured; Maven puts the parameter's own expression where nothing is. */
    private static Optional<String> value(Optional<Xpp3Dom> dom, Parameter parameter) {
        return dom.map(LockedParameters::text)
                .filter(text -> !text.isEmpty() && !text.equals(parameter.getExpression()));
    }

    private static String text(Xpp3Dom dom) {
        return dom.getChildCount() == 0
                ? Objects.requireNonNullElse(dom.getValue(), "").strip()
                : Arrays.stream(dom.getChildren())
                        .map(one -> "<" + one.getName() + ">" + text(one) + "</" + one.getName() + ">")
                        .collect(Collectors.joining());
    }
}
