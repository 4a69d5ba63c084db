package io.mcphub.launcher.bundle;

import io.mcphub.launcher.failures.StartFailure;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/**
 * {@code unpack <folder>}: writes the one jar out as files that never change, so that no start unpacks them again and an image can
 * keep them in layers: {@code runtime} (the server), {@code app} (the application), {@code lib} (its plain libraries) and a small
 * {@code mcp-hub.jar} in front.
 *
 * <p>A library that says nothing to the server stands on the server's class path, after the server's own. In the application the server
 * would read each of its classes at each start, and the JVM could not keep them in its archive of classes.
 */
public final class Unpacking {
    private static final String RUNTIME = "MICRO-INF/runtime/";
    private static final String APPLICATION = "MICRO-INF/deploy/ROOT.war";
    /** The server looks for its JDBC adapters at the root of the class path. */
    private static final String ADAPTER = ".rar";
    /** In a library: beans, pages, filters or a service for the server, which finds them in the application only. */
    private static final Pattern FOR_THE_SERVER = Pattern.compile("META-INF/(beans\\.xml|faces-config\\.xml|web-fragment\\.xml|resources/.*|services/jakarta\\..*|.*\\.taglib\\.xml)");
    /** A worker process takes it from the application. */
    private static final String FOR_WORKERS = "jna-";

    private final Path jar;
    private final Path folder;
    private final List<String> classPath = new ArrayList<>();

    /**
     * Writes nothing yet.
     *
     * @param jar the one jar
     * @param folder where to write it
     */
    public Unpacking(Path jar, Path folder) {
        this.jar = jar;
        this.folder = folder;
    }

    /** Writes everything; throws if there is an unpacked hub in the folder already, or if it cannot be written. */
    public void run() throws StartFailure {
        if (Files.exists(folder.resolve("runtime"))) {
            throw StartFailure.configuration(folder + " holds an unpacked hub. Name an empty folder.");
        }
        try (JarFile from = new JarFile(jar.toFile())) {
            unpackServer(from);
            unpackApplication(from);
            moveLibraries();
            writeSmallJar(from);
        } catch (IOException e) {
            throw StartFailure.configuration("The hub cannot be unpacked to " + folder + ": " + e.getMessage() + ".");
        }
    }

    private void unpackServer(JarFile from) throws IOException {
        for (ZipEntry entry : below(from, RUNTIME)) {
            String name = entry.getName().substring(RUNTIME.length());
            if (!name.endsWith(ADAPTER)) {
                classPath.add("runtime/" + name);
                try (InputStream in = from.getInputStream(entry)) {
                    write(folder.resolve("runtime"), name, in);
                }
            }
        }
    }

    private void unpackApplication(JarFile from) throws IOException {
        ZipEntry war = from.getEntry(APPLICATION);
        if (war == null) {
            throw new IOException("it is unpacked already");
        }
        try (ZipInputStream in = new ZipInputStream(from.getInputStream(war))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                if (!entry.isDirectory()) {
                    write(folder.resolve("app"), entry.getName(), in);
                }
            }
        }
    }

    private void moveLibraries() throws IOException {
        Path libraries = Files.createDirectory(folder.resolve(War.PLAIN_LIBRARIES));
        List<Path> jars;
        try (Stream<Path> files = Files.list(folder.resolve("app").resolve(War.LIBRARIES))) {
            jars = files.sorted().toList();
        }
        for (Path library : jars) {
            String name = library.getFileName().toString();
            if (!name.startsWith(FOR_WORKERS) && isPlain(library)) {
                Files.move(library, libraries.resolve(name));
                classPath.add(War.PLAIN_LIBRARIES + "/" + name);
            }
        }
    }

    private static boolean isPlain(Path library) throws IOException {
        try (JarFile file = new JarFile(library.toFile())) {
            return file.stream().map(ZipEntry::getName).noneMatch(FOR_THE_SERVER.asMatchPredicate());
        }
    }

    private void writeSmallJar(JarFile from) throws IOException {
        Manifest manifest = new Manifest(from.getManifest());
        manifest.getMainAttributes().put(Attributes.Name.CLASS_PATH, String.join(" ", classPath));
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(folder.resolve("mcp-hub.jar")), manifest)) {
            for (ZipEntry entry : below(from, "")) {
                String name = entry.getName();
                if (name.startsWith(RUNTIME) && name.endsWith(ADAPTER)) {
                    add(out, name.substring(RUNTIME.length()), from.getInputStream(entry));
                } else if (!name.startsWith(RUNTIME) && !name.equals(APPLICATION) && !name.equals(JarFile.MANIFEST_NAME)) {
                    add(out, name, from.getInputStream(entry));
                }
            }
        }
    }

    /** With the folders, which the server asks for when it copies its configuration. */
    private static List<ZipEntry> below(JarFile from, String prefix) {
        List<ZipEntry> entries = new ArrayList<>();
        for (Enumeration<? extends ZipEntry> all = from.entries(); all.hasMoreElements();) {
            ZipEntry entry = all.nextElement();
            if (entry.getName().startsWith(prefix) && !entry.getName().equals(RUNTIME)) {
                entries.add(entry);
            }
        }
        return entries;
    }

    /** One time for every entry, so that the same hub is the same bytes. */
    private static void add(JarOutputStream out, String name, InputStream in) throws IOException {
        ZipEntry entry = new ZipEntry(name);
        entry.setTime(0);
        out.putNextEntry(entry);
        try (in) {
            in.transferTo(out);
        }
        out.closeEntry();
    }

    private static void write(Path folder, String name, InputStream in) throws IOException {
        Path file = folder.resolve(name).normalize();
        if (!file.startsWith(folder)) {
            throw new IOException(name + " lies outside");
        }
        Files.createDirectories(file.getParent());
        try (OutputStream out = Files.newOutputStream(file)) {
            in.transferTo(out);
        }
    }
}
