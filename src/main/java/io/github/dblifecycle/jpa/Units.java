package io.github.dblifecycle.jpa;

import io.github.dblifecycle.finding.Finding;
import java.io.IOException;
import java.net.URL;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/** Finds out which persistence units an application has, as its framework would. */
final class Units {

    private static final String DEFAULT = "default";

    private final EntitySettings settings;
    private final ProjectClassLoader loader;

    Units(EntitySettings settings, ProjectClassLoader loader) {
        this.settings = settings;
        this.loader = loader;
    }

    /** At least one, with at least one class or mapping file each. */
    List<Unit> find() throws EntityDdlException, IOException {
        EntityClasses classes = EntityClasses.in(settings.roots(), settings.packages());
        if (!classes.anyClass()) {
            throw new EntityDdlException(Finding.error(
                    "DB910",
                    Optional.empty(),
                    "entities declare the schema, and they are not compiled: there is no class in "
                            + settings.roots().get(0),
                    "run it behind compilation, mvn process-classes db:validate, or bind it there:"
                            + " <phase>process-classes</phase>"));
        }
        List<Unit> all;
        try {
            all = units(classes);
        } catch (ConfigurationFileException e) {
            throw new EntityDdlException(
                    Finding.error(
                            "DB914",
                            Optional.empty(),
                            String.valueOf(e.getMessage()),
                            "correct the file; or say what matters for the schema in <entities><properties>"),
                    e);
        }
        List<Unit> wanted = new ArrayList<>();
        for (Unit unit : all) {
            if (settings.units().isEmpty() || settings.units().contains(unit.name())) {
                wanted.add(unit.with(settings.properties()));
            }
        }
        List<String> unknown = new ArrayList<>(settings.units());
        all.forEach(unit -> unknown.remove(unit.name()));
        if (!unknown.isEmpty()) {
            throw nothing(
                    "there is no persistence unit " + String.join(", ", unknown),
                    "there are: "
                            + String.join(", ", all.stream().map(Unit::name).toList()));
        }
        if (wanted.stream()
                .allMatch(
                        unit -> unit.classes().isEmpty() && unit.mappingFiles().isEmpty())) {
            throw nothing(
                    "entities are to declare the schema, and none was found in " + settings.roots(),
                    "name where they are: <entities><modules> or <packages>");
        }
        return wanted;
    }

    private static EntityDdlException nothing(String message, String fix) {
        return new EntityDdlException(Finding.error("DB912", Optional.empty(), message, fix));
    }

    private List<Unit> units(EntityClasses classes) throws IOException, ConfigurationFileException {
        if (SpringBoot.isOn(loader)) {
            return List.of(new SpringBoot(loader, settings.profiles()).unit(DEFAULT, classes.names()));
        }
        List<URL> files = Collections.list(loader.findResources(PersistenceXml.RESOURCE)).stream()
                .filter(this::isOfARoot)
                .toList();
        if (!files.isEmpty()) {
            List<Unit> units = new ArrayList<>();
            for (URL file : files) {
                try {
                    units.addAll(new PersistenceXml(loader, classes.names()).units(file));
                } catch (IOException e) {
                    throw new ConfigurationFileException(String.valueOf(e.getMessage()), e);
                }
            }
            return units;
        }
        if (Quarkus.isOn(loader)) {
            return new Quarkus(loader, settings.profiles()).units(DEFAULT, classes);
        }
        return List.of(new Unit(DEFAULT, Optional.empty(), classes.names(), List.of(), new TreeMap<>()));
    }

    private boolean isOfARoot(URL file) {
        return settings.roots().stream()
                .anyMatch(root -> file.toString().contains(root.toUri().getPath()));
    }
}
