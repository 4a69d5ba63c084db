package io.mcphub.platform.documents;

import io.mcphub.platform.HubException;
import io.mcphub.platform.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.logging.LogFactory;
import org.apache.fontbox.FontBoxFont;
import org.apache.pdfbox.io.RandomAccessRead;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.jspecify.annotations.Nullable;

/**
 * Reads the text of a PDF, in a process that gets 96 MB of memory and ten seconds, so that no file harms the hub. One is read at a time on
 * a node.
 */
@ApplicationScoped
public class PdfText {
    /** The largest file that is read, in bytes. */
    public static final int MAX_BYTES = 10 * 1024 * 1024;

    /** The most pages that are read. */
    public static final int MAX_PAGES = 200;

    private static final System.Logger LOG = System.getLogger(PdfText.class.getName());
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int MOST_BYTES = 4 * PdfReader.MOST_CHARACTERS;

    private final Semaphore one = new Semaphore(1);

    /**
     * What could be read.
     *
     * @param text the text; null if there is none
     * @param pages how many pages the document has; null if it could not be opened
     * @param note what is missing and why, in a sentence; null if nothing is
     */
    public record Content(@Nullable String text, @Nullable Integer pages, @Nullable String note) {
        private static Content none(String note) {
            return new Content(null, null, note);
        }
    }

    /** The text of the first {@value #MAX_PAGES} pages. Throws {@code RATE_LIMITED} while others are being read. */
    public Content read(byte[] pdf) {
        if (pdf.length > MAX_BYTES) {
            return Content.none("The PDF has more than 10 MB, so its text is not read.");
        }
        return read(pdf, PATIENCE);
    }

    Content read(byte[] pdf, Duration patience) {
        try {
            if (!one.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                throw HubException.rateLimited("Other PDFs are being read.", PATIENCE);
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw HubException.of(Problem.UNAVAILABLE, "The hub stops.");
        }
        try {
            return inProcess(pdf, patience);
        } catch (IOException broken) {
            LOG.log(System.Logger.Level.WARNING, "a PDF was not read: {0}", broken.getMessage());
            return Content.none("The PDF needs more time or memory than reading it may take. Open it in its app.");
        } finally {
            one.release();
        }
    }

    private static Content inProcess(byte[] pdf, Duration patience) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command());
        // The environment holds the hub's secrets.
        builder.environment().clear();
        builder.redirectError(ProcessBuilder.Redirect.DISCARD);
        Process process = builder.start();
        CompletableFuture.delayedExecutor(patience.toMillis(), TimeUnit.MILLISECONDS, Runnable::run).execute(process::destroyForcibly);
        try {
            try (OutputStream in = process.getOutputStream()) {
                in.write(pdf);
            }
            byte[] said = process.getInputStream().readNBytes(MOST_BYTES);
            return content(process.waitFor(), new String(said, StandardCharsets.UTF_8));
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", stopped);
        } finally {
            process.destroyForcibly();
        }
    }

    private static Content content(int code, String said) throws IOException {
        if (code == PdfReader.PROTECTED) {
            return Content.none("The PDF is protected with a password.");
        }
        if (code == PdfReader.DAMAGED) {
            return Content.none("The PDF is damaged or no PDF.");
        }
        int line = said.indexOf('\n');
        if (code != 0 || line < 0) {
            throw new IOException("the reader ended with " + code);
        }
        int pages = Integer.parseInt(said.substring(0, line).strip());
        String text = said.substring(line + 1).strip();
        if (text.isEmpty()) {
            return new Content(null, pages, "The PDF has no text; its pages may be pictures.");
        }
        return new Content(text, pages, pages > MAX_PAGES ? "Only the first " + MAX_PAGES + " of " + pages + " pages were read." : null);
    }

    private static List<String> command() {
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx96m",
                "-Xss512k",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-XX:+ExitOnOutOfMemoryError",
                "-XX:-CreateCoredumpOnCrash",
                "-XX:-UsePerfData",
                "-Xshare:auto",
                "-Djava.awt.headless=true",
                "-cp",
                classPath(),
                PdfReader.class.getName(),
                String.valueOf(MAX_PAGES));
    }

    /** This class's own classes and the libraries, where the running application has them. */
    private static String classPath() {
        return Stream.of(PdfReader.class, PDDocument.class, RandomAccessRead.class, FontBoxFont.class, LogFactory.class).map(PdfText::place).distinct().collect(Collectors.joining(File.pathSeparator));
    }

    /** The folder or jar of a class, by the address of its file: not every class loader tells it as the class's code source. */
    private static String place(Class<?> type) {
        String file = type.getName().replace('.', '/') + ".class";
        String address = Objects.requireNonNull(type.getClassLoader().getResource(file)).toString();
        String place = address.substring(0, address.length() - file.length());
        return Path.of(URI.create(place.startsWith("jar:") ? place.substring("jar:".length(), place.indexOf("!/")) : place)).toString();
    }
}
