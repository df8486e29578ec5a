package io.github.dblifecycle.migrate;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * The class files of a project that a class may load, directly or through others of them.
 *
 * <p>A class can only come to be loaded by a name that stands among the constants of another one (Java Virtual Machine
 * Specification, "4.4. The Constant Pool"), be it as a class, within a type, or as a text for reflection. So whatever among
 * these is the name of a class file of the project counts as used: rather one too many than one too few. Names that are put
 * together at run time, or read from elsewhere, are not found.
 */
final class UsedClasses {

    private static final int MAGIC = 0xCAFEBABE;
    private static final Pattern NO_NAME = Pattern.compile("[^\\p{L}\\p{N}_$./]+");

    private final Path root;

    /** @param root where the project's classes are; need not exist */
    UsedClasses(Path root) {
        this.root = root;
    }

    /**
     * Finds them.
     *
     * @param bytes its class file; an empty one uses nothing
     * @return the class files by their paths, without the class itself
     * @throws IOException where a class file cannot be read, or is none
     */
    SortedMap<String, byte[]> of(String className, byte[] bytes) throws IOException {
        SortedMap<String, byte[]> found = new TreeMap<>();
        String own = className.replace('.', '/');
        Deque<byte[]> unread = new ArrayDeque<>();
        unread.add(bytes);
        while (!unread.isEmpty()) {
            for (String text : texts(unread.remove())) {
                for (String name : names(text)) {
                    if (!name.equals(own) && !found.containsKey(name)) {
                        Path file = root.resolve(name + ".class");
                        if (Files.isRegularFile(file)) {
                            byte[] used = Files.readAllBytes(file);
                            found.put(name, used);
                            unread.add(used);
                        }
                    }
                }
            }
        }
        return found;
    }

    /** Paths that a text may speak of: {@code (Ldb/Names;I)V}, {@code db.Names}, {@code db/Names}. */
    private static List<String> names(String text) {
        List<String> names = new ArrayList<>();
        for (String word : NO_NAME.split(text, -1)) {
            String path = word.replace('.', '/');
            if (path.isEmpty() || path.startsWith("/") || path.endsWith("/") || path.contains("//")) {
                continue;
            }
            names.add(path);
            for (int type = path.indexOf('L');
                    type >= 0 && type + 1 < path.length();
                    type = path.indexOf('L', type + 1)) {
                names.add(path.substring(type + 1));
            }
        }
        return names;
    }

    private static List<String> texts(byte[] bytes) throws IOException {
        List<String> texts = new ArrayList<>();
        if (bytes.length == 0) {
            return texts;
        }
        try (DataInputStream file = new DataInputStream(new ByteArrayInputStream(bytes))) {
            if (file.readInt() != MAGIC) {
                throw new IOException("not a class file");
            }
            file.skipNBytes(4);
            int count = file.readUnsignedShort();
            for (int i = 1; i < count; i++) {
                int tag = file.readUnsignedByte();
                switch (tag) {
                    case 1 -> texts.add(file.readUTF());
                    case 3, 4, 9, 10, 11, 12, 17, 18 -> file.skipNBytes(4);
                    case 5, 6 -> {
                        file.skipNBytes(8);
                        i++;
                    }
                    case 7, 8, 16, 19, 20 -> file.skipNBytes(2);
                    case 15 -> file.skipNBytes(3);
                    default -> throw new IOException("constant of an unknown kind, " + tag);
                }
            }
        }
        return texts;
    }
}
