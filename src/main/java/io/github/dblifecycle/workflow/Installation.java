package io.github.dblifecycle.workflow;

import io.github.dblifecycle.install.PlannedFile;
import java.util.List;

/**
 * What was installed, or would be.
 *
 * @param files in the order in which they are written; where one is refused, none was
 * @param notes what is worth knowing, in sentences
 * @param next what a person does now, in commands or sentences
 * @param written whether files were written; not in a dry run, and not where one is refused
 */
public record Installation(List<PlannedFile> files, List<String> notes, List<String> next, boolean written) {

    public Installation {
        files = List.copyOf(files);
        notes = List.copyOf(notes);
        next = List.copyOf(next);
        if (written && files.stream().anyMatch(file -> file.refusal().isPresent())) {
            throw new IllegalArgumentException("all are written, or none");
        }
    }

    /** Those that stand in the way of all others. */
    public List<PlannedFile> refused() {
        return files.stream().filter(file -> file.refusal().isPresent()).toList();
    }
}
