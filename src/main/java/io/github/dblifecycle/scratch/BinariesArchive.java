package io.github.dblifecycle.scratch;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Enumeration;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;

/** A jar whose one {@code .txz} entry holds the server's programs. Confines the archive library. */
record BinariesArchive(Path jar) {

    private static final Set<PosixFilePermission> PROGRAM = PosixFilePermissions.fromString("rwxr-xr-x");

    /**
     * Unpacks into a directory that is created.
     *
     * @throws IOException also when an entry would land outside the directory, by its own name or through a link
     */
    void unpackTo(Path directory) throws IOException {
        Path root = directory.toAbsolutePath().normalize();
        Files.createDirectories(root);
        try (ZipFile zip = new ZipFile(jar.toFile());
                InputStream packed = new BufferedInputStream(zip.getInputStream(archive(zip)), 1 << 16);
                TarArchiveInputStream tar = new TarArchiveInputStream(new XZCompressorInputStream(packed))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                unpack(entry, tar, root);
            }
        }
    }

    private ZipEntry archive(ZipFile zip) throws IOException {
        for (Enumeration<? extends ZipEntry> entries = zip.entries(); entries.hasMoreElements(); ) {
            ZipEntry entry = entries.nextElement();
            if (entry.getName().endsWith(".txz")) {
                return entry;
            }
        }
        throw new IOException(jar + " holds no .txz archive: it is not a jar of PostgreSQL binaries");
    }

    private void unpack(TarArchiveEntry entry, InputStream content, Path root) throws IOException {
        Path target = root.resolve(entry.getName()).normalize();
        if (!target.startsWith(root)) {
            throw outside(entry.getName());
        }
        if (entry.isDirectory()) {
            Files.createDirectories(target);
            return;
        }
        Path parent = target.getParent();
        Files.createDirectories(parent == null ? root : parent);
        if (parent != null && !parent.toRealPath().startsWith(root.toRealPath())) {
            throw outside(entry.getName());
        }
        if (entry.isSymbolicLink()) {
            link(entry, target, root);
        } else if (entry.isLink()) {
            Path original = root.resolve(entry.getLinkName()).normalize();
            if (!original.startsWith(root)) {
                throw outside(entry.getName() + " -> " + entry.getLinkName());
            }
            Files.copy(original, target);
        } else if (entry.isFile()) {
            Files.copy(content, target);
            if ((entry.getMode() & 0100) != 0 && Files.getFileStore(target).supportsFileAttributeView("posix")) {
                Files.setPosixFilePermissions(target, PROGRAM);
            }
        } else {
            throw new IOException(jar + ": " + entry.getName() + " is neither a file, a directory nor a link");
        }
    }

    private void link(TarArchiveEntry entry, Path target, Path root) throws IOException {
        Path pointsTo = target.resolveSibling(entry.getLinkName()).normalize();
        if (!pointsTo.startsWith(root)) {
            throw outside(entry.getName() + " -> " + entry.getLinkName());
        }
        Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
    }

    private IOException outside(String name) {
        return new IOException(jar + ": entry " + name + " would be written outside the directory it is unpacked to;"
                + " the jar is not what it claims to be and was not used");
    }
}
