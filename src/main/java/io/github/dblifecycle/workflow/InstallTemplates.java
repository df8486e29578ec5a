package io.github.dblifecycle.workflow;

import io.github.dblifecycle.environment.ConfigurationException;
import io.github.dblifecycle.environment.ConfigurationProblem;
import io.github.dblifecycle.install.GitLabFile;
import io.github.dblifecycle.install.InstalledFile;
import io.github.dblifecycle.install.KeptValues;
import io.github.dblifecycle.install.PlannedFile;
import io.github.dblifecycle.install.SettingValue;
import io.github.dblifecycle.install.SetupSteps;
import io.github.dblifecycle.install.Stamp;
import io.github.dblifecycle.install.StampedBlock;
import io.github.dblifecycle.install.Template;
import io.github.dblifecycle.install.UnfitSetting;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Copies templates into a project's repository, with the project's settings in them. */
public final class InstallTemplates {

    private static final String GITLAB_FILE = ".gitlab-ci.yml";

    /**
     * What is asked of {@code db:install-templates}.
     *
     * @param project the module whose migrations are meant; its repository gets the files
     * @param service empty for the one the repository has a file of, else GitHub
     * @param workflows names; empty for those that everybody needs
     * @param settings by name, or by {@code WORKFLOW.NAME}, which wins
     * @param javaVersion the release the project is compiled for, if it says so
     * @param version of this plugin
     * @param force overwrites what somebody changed
     * @param dryRun writes nothing
     */
    public record Request(
            Path project,
            Optional<CiService> service,
            List<String> workflows,
            Map<String, String> settings,
            Optional<String> javaVersion,
            String version,
            boolean force,
            boolean dryRun) {

        public Request {
            Objects.requireNonNull(project, "project");
            Objects.requireNonNull(service, "service");
            workflows = workflows.stream()
                    .map(String::strip)
                    .filter(name -> !name.isEmpty())
                    .distinct()
                    .toList();
            settings = Collections.unmodifiableMap(new TreeMap<>(settings));
            Objects.requireNonNull(javaVersion, "javaVersion");
            Objects.requireNonNull(version, "version");
        }
    }

    /**
     * Installs.
     *
     * @throws GitException where the module lies in no Git repository
     * @throws ConfigurationException where a name is not known, or a value does not fit
     * @throws IOException where a file cannot be read or written
     */
    public Installation run(Request request) throws IOException {
        Path root = GitSource.around(request.project()).root();
        RepositoryFiles files = new RepositoryFiles(root);
        CiService service = request.service()
                .orElseGet(() ->
                        files.exists(GITLAB_FILE) && !files.exists(".github") ? CiService.GITLAB : CiService.GITHUB);
        List<TemplateChoice> chosen = chosen(request, service);
        SortedMap<String, SettingValue> fitting = ProjectSettings.of(root, request.project(), request.javaVersion());
        List<PlannedFile> planned = new ArrayList<>();
        List<String> notes = new ArrayList<>();
        List<ConfigurationProblem> problems = new ArrayList<>();
        SetupSteps steps = new SetupSteps();
        for (TemplateChoice choice : chosen) {
            try {
                PlannedFile file = plan(request, files, choice, fitting, notes);
                planned.add(file);
                steps.add(choice.name(), file.after());
            } catch (UnfitSetting e) {
                problems.add(
                        new ConfigurationProblem("db.setting." + e.setting(), e.reason(), "give it another value"));
            }
        }
        if (!problems.isEmpty()) {
            throw new ConfigurationException(problems);
        }
        if (service == CiService.GITLAB) {
            planned.addAll(includes(files, chosen));
        }
        boolean write = !request.dryRun()
                && planned.stream().noneMatch(file -> file.refusal().isPresent());
        if (write) {
            files.write(planned);
        }
        List<String> next = new ArrayList<>(service == CiService.GITLAB ? steps.gitlab() : steps.github());
        if (chosen.stream().anyMatch(choice -> choice.name().equals("deploy-production"))) {
            next.add(
                    "in GitHub, Settings > Environments: required reviewers for the environment of production; without them"
                            + " deploy-production stops");
        }
        return new Installation(planned, notes, next, write);
    }

    private static List<TemplateChoice> chosen(Request request, CiService service) {
        SortedMap<String, TemplateChoice> all = TemplateChoice.all(service);
        List<ConfigurationProblem> problems = new ArrayList<>();
        List<String> unknown = request.workflows().stream()
                .filter(name -> !all.containsKey(name))
                .toList();
        if (!unknown.isEmpty()) {
            problems.add(new ConfigurationProblem(
                    "db.workflows",
                    "there is no template " + String.join(", ", unknown) + " for " + service.word(),
                    "choose among " + String.join(", ", all.keySet())));
        }
        SortedSet<String> known = new TreeSet<>();
        all.values()
                .forEach(choice ->
                        known.addAll(ShippedTemplates.get(choice.template()).settings()));
        for (String name : request.settings().keySet()) {
            int dot = name.indexOf('.');
            boolean fits = dot < 0
                    ? known.contains(name)
                    : all.containsKey(name.substring(0, dot))
                            && ShippedTemplates.get(Objects.requireNonNull(all.get(name.substring(0, dot)))
                                            .template())
                                    .settings()
                                    .contains(name.substring(dot + 1));
            if (!fits) {
                problems.add(new ConfigurationProblem(
                        "db.setting." + name,
                        "no template for " + service.word() + " has such a setting",
                        "one of " + String.join(", ", known) + "; for one workflow alone, WORKFLOW.NAME"));
            }
        }
        if (!problems.isEmpty()) {
            throw new ConfigurationException(problems);
        }
        return all.values().stream()
                .filter(choice -> request.workflows().isEmpty()
                        ? choice.isDefault(service)
                        : request.workflows().contains(choice.name()))
                .toList();
    }

    private static PlannedFile plan(
            Request request,
            RepositoryFiles files,
            TemplateChoice choice,
            SortedMap<String, SettingValue> fitting,
            List<String> notes)
            throws IOException {
        Template template = ShippedTemplates.get(choice.template());
        Optional<String> before = files.read(choice.target());
        if (choice.name().equals(TemplateChoice.IGNORED_FILES)) {
            String lines = template.text().lines().skip(1).collect(Collectors.joining("\n", "", "\n"));
            return new StampedBlock("db:install-templates", lines)
                    .in(choice.target(), before, before.orElse("").length(), request.force());
        }
        if (!template.isStamped()) {
            return PlannedFile.of(choice.target(), before, before.orElse(template.text()));
        }
        KeptValues kept = before.filter(text -> Stamp.of(text).isPresent())
                .map(KeptValues::of)
                .orElseGet(KeptValues::none);
        SortedMap<String, SettingValue> settings = settings(request, choice);
        fitting.forEach((name, value) -> kept.valueOf(name)
                .filter(was -> !settings.containsKey(name) && !was.equals(value.texts()))
                .ifPresent(was -> notes.add(choice.target() + " keeps its " + name + ", " + String.join(", ", was)
                        + ", where the project says " + String.join(", ", value.texts()) + ": -Ddb.setting." + name
                        + "=… changes it")));
        String after = template.filled(request.version(), settings, kept, fitting);
        return InstalledFile.plan(choice.target(), before, after, request.force());
    }

    private static SortedMap<String, SettingValue> settings(Request request, TemplateChoice choice) {
        SortedMap<String, SettingValue> settings = new TreeMap<>();
        String prefix = choice.name() + ".";
        request.settings().forEach((name, value) -> {
            if (name.indexOf('.') < 0) {
                settings.put(name, SettingValue.of(value));
            }
        });
        request.settings().forEach((name, value) -> {
            if (name.startsWith(prefix)) {
                settings.put(name.substring(prefix.length()), SettingValue.of(value));
            }
        });
        return settings;
    }

    /** One file is included from another in as many lines as there are; each is planned on what the one before leaves. */
    private static List<PlannedFile> includes(RepositoryFiles files, List<TemplateChoice> chosen) throws IOException {
        Optional<String> before = files.read(GITLAB_FILE);
        Optional<String> now = before;
        for (TemplateChoice choice : chosen) {
            if (choice.target().startsWith(".gitlab/")) {
                PlannedFile file = GitLabFile.plan(GITLAB_FILE, now, choice.target());
                if (file.refusal().isPresent()) {
                    return List.of(file);
                }
                now = Optional.of(file.after());
            }
        }
        return now.isPresent() ? List.of(PlannedFile.of(GITLAB_FILE, before, now.get())) : List.of();
    }
}
