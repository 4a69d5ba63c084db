package io.mcphub.launcher.bundle;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipInputStream;

/** The application's files for commands that run without the server: beside an unpacked hub, or in the WAR inside our jar. */
public final class War {
    /** The folder of the libraries. */
    public static final String LIBRARIES = "WEB-INF/lib/";
    /** The folder of the classes that are in no library. */
    public static final String CLASSES = "WEB-INF/classes/";
    /** Beside an unpacked application: those of its libraries that the server has on its class path. */
    static final String PLAIN_LIBRARIES = "lib";

    private static final String PLACE = "MICRO-INF/deploy/ROOT.war";
    private static final Pattern SCRIPT = Pattern.compile(".*/V(\\d+)__[^/]*\\.sql");

    private final Path jar;

    War(Path jar) {
        this.jar = jar;
    }

    /** The one that this process was started from. */
    public static War ofThisJar() {
        return new War(Server.place());
    }

    /** What to do with a file of the WAR. */
    interface Visitor {
        void visit(String name, InputStream content) throws IOException;
    }

    /** The number of the newest migration for this database product; throws if there is none. */
    public int newestSchema(String product) throws IOException {
        List<Integer> numbers = new ArrayList<>();
        each(name -> name.startsWith(CLASSES + "db/migration/" + product + "/"), (name, content) -> {
            Matcher script = SCRIPT.matcher(name);
            if (script.matches()) {
                numbers.add(Integer.valueOf(script.group(1)));
            }
        });
        return numbers.stream().max(Integer::compare).orElseThrow(() -> new IOException("the bundle holds no schema for " + product));
    }

    /** The files of these names, as files. Those that are not files yet are written into the folder. Throws if this process was started from neither. */
    public List<Path> files(Predicate<String> wanted, Path folder) throws IOException {
        List<Path> files = new ArrayList<>();
        Path unpacked = jar.resolveSibling("app");
        if (Files.isDirectory(unpacked)) {
            return unpacked(unpacked).entrySet().stream().filter(file -> wanted.test(file.getKey())).map(Map.Entry::getValue).toList();
        }
        each(wanted, (name, content) -> {
            Path target = folder.resolve(name).normalize();
            if (!target.startsWith(folder)) {
                throw new IOException(name + " lies outside");
            }
            Files.createDirectories(target.getParent());
            Files.copy(content, target);
            files.add(target);
        });
        return files;
    }

    /** Visits the files of these names. */
    void each(Predicate<String> wanted, Visitor visitor) throws IOException {
        Path unpacked = jar.resolveSibling("app");
        if (Files.isDirectory(unpacked)) {
            eachUnpacked(unpacked, wanted, visitor);
            return;
        }
        try (ZipFile file = new ZipFile(jar.toFile())) {
            ZipEntry war = file.getEntry(PLACE);
            if (war == null) {
                throw new FileNotFoundException("this command works from mcp-hub.jar only");
            }
            try (ZipInputStream entries = new ZipInputStream(file.getInputStream(war))) {
                for (ZipEntry entry = entries.getNextEntry(); entry != null; entry = entries.getNextEntry()) {
                    if (!entry.isDirectory() && wanted.test(entry.getName())) {
                        visitor.visit(entry.getName(), entries);
                    }
                }
            }
        }
    }

    private static void eachUnpacked(Path application, Predicate<String> wanted, Visitor visitor) throws IOException {
        for (Map.Entry<String, Path> file : unpacked(application).entrySet()) {
            if (wanted.test(file.getKey())) {
                try (InputStream content = Files.newInputStream(file.getValue())) {
                    visitor.visit(file.getKey(), content);
                }
            }
        }
    }

    /** By their names in the WAR. */
    private static Map<String, Path> unpacked(Path application) throws IOException {
        Map<String, Path> files = new TreeMap<>();
        add(files, application, "");
        add(files, application.resolveSibling(PLAIN_LIBRARIES), LIBRARIES);
        return files;
    }

    private static void add(Map<String, Path> files, Path folder, String prefix) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            all.filter(Files::isRegularFile).forEach(file -> files.put(prefix + folder.relativize(file).toString().replace('\\', '/'), file));
        }
    }
}
