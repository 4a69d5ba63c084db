package io.mcphub.launcher.jvm;

import io.mcphub.launcher.files.PrivateFiles;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The server's classes as the JVM has them in memory (class-data sharing): with it they are neither parsed nor verified. The first start
 * notes which classes it loads. When the hub has been ready for a while, another process with the lowest priority makes the archive from that; the
 * second start uses it. The JVM itself checks that it fits the JDK and the jars.
 */
final class ClassArchive {
    private static final int FIRST_WITH_AOT_LOG = 24;
    private static final int FIRST_THAT_LISTS_THE_APPLICATION = 18;
    /** In the name of a log, they mean something to the JVM. */
    private static final Pattern FOR_THE_JVM = Pattern.compile("[:%\"]");
    private static final String NOTES = "classes-";

    private final Path folder;
    private volatile boolean stopped;
    private volatile Process making;

    /** The archive in a folder that {@link StartCache} has checked. */
    ClassArchive(Path folder) {
        this.folder = folder;
    }

    private Path file() {
        return folder.resolve("classes.jsa");
    }

    private Path list() {
        return folder.resolve(NOTES + ProcessHandle.current().pid() + ".txt");
    }

    private Path log() {
        return folder.resolve(NOTES + ProcessHandle.current().pid() + ".loaded");
    }

    boolean exists() {
        return Files.isRegularFile(file(), LinkOption.NOFOLLOW_LINKS);
    }

    /** What the serving JVM is to be told: use the archive, or note the classes. An archive that does not fit is passed over in silence. */
    List<String> options() {
        if (!exists()) {
            List<String> options = options("DumpLoadedClassList", list());
            if (Runtime.version().feature() < FIRST_THAT_LISTS_THE_APPLICATION && !FOR_THE_JVM.matcher(log().toString()).find()) {
                options.add("-Xlog:class+load=debug:file=" + log() + ":none:filecount=0");
            }
            return options;
        }
        List<String> options = options("SharedArchiveFile", file());
        // At the place it was made for: anywhere else the JVM rewrites all of it, in memory of its own, 100 MB.
        options.addAll(List.of("-XX:+UnlockDiagnosticVMOptions", "-XX:ArchiveRelocationMode=0"));
        return options;
    }

    private static List<String> options(String name, Path file) {
        List<String> options = new ArrayList<>(List.of("-XX:" + name + "=" + file, "-Xlog:cds*=off"));
        if (Runtime.version().feature() >= FIRST_WITH_AOT_LOG) {
            options.add("-Xlog:aot*=off");
        }
        return options;
    }

    /**
     * Makes the archive; returns at once if it exists or another hub makes it.
     *
     * @param jar the jar that the hub was started from
     * @param options those of the serving JVM, because an archive belongs to a collector
     */
    void make(Path jar, List<String> options) throws IOException, InterruptedException {
        Path lock = folder.resolve("classes.lock");
        try (FileChannel channel = FileChannel.open(lock, Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE), PrivateFiles.file(lock)); FileLock alone = channel.tryLock()) {
            if (alone != null && !exists() && !stopped) {
                makeAlone(jar, options, folder.resolve("half.jsa"));
            }
        }
    }

    private void makeAlone(Path jar, List<String> options, Path half) throws IOException, InterruptedException {
        Path classes = folder.resolve("classes.txt");
        String ofTheJvm = wholeLines(Files.readString(list()));
        Files.writeString(classes, ofTheJvm + ofTheApplication(jar));
        if (!dump(jar, options, classes, half)) {
            // One class that is not found ends the whole. Those of the JVM's own loaders are passed over.
            Files.writeString(classes, ofTheJvm);
            dump(jar, options, classes, half);
        }
    }

    private String ofTheApplication(Path jar) throws IOException {
        if (!Files.exists(log())) {
            return "";
        }
        try (Stream<String> lines = Files.lines(log(), StandardCharsets.ISO_8859_1)) {
            return String.join("\n", ApplicationClasses.of(lines, jar.resolveSibling("app"))) + "\n";
        }
    }

    /** Has the JVM write the archive of a list. False if it does not take the list; true also if nobody wants the archive any more. */
    private boolean dump(Path jar, List<String> options, Path classes, Path half) throws IOException, InterruptedException {
        Files.deleteIfExists(half);
        List<String> command = new ArrayList<>(List.of("nice", "-n", "19", ServingJvm.java(), "-Xshare:dump", "-XX:SharedClassListFile=" + classes, "-XX:SharedArchiveFile=" + half));
        options.stream().filter(option -> option.startsWith("-XX:+Use") || option.startsWith("-Xmx")).forEach(command::add);
        command.addAll(List.of("-cp", jar.toString()));
        boolean made = run(command) == 0;
        if (made) {
            Files.move(half, file(), StandardCopyOption.ATOMIC_MOVE);
            forgetNotes();
        }
        return made || stopped;
    }

    /** Also those of hubs that were killed. */
    private void forgetNotes() throws IOException {
        try (DirectoryStream<Path> notes = Files.newDirectoryStream(folder, NOTES + "*")) {
            for (Path each : notes) {
                Files.deleteIfExists(each);
            }
        }
    }

    private int run(List<String> command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(folder.resolve("classes.log").toFile()).start();
        making = process;
        if (stopped) {
            process.destroyForcibly();
        }
        return process.waitFor();
    }

    /** Ends what makes the archive, because nobody waits for it, and deletes the notes of this process. */
    void stop() {
        stopped = true;
        Process process = making;
        if (process != null) {
            process.destroyForcibly();
        }
        list().toFile().delete();
        log().toFile().delete();
    }

    /** The JVM still writes: its last line may be half of one. */
    private static String wholeLines(String text) {
        return text.substring(0, text.lastIndexOf('\n') + 1);
    }
}
