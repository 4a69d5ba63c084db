package io.mcphub.platform.documents;

import java.io.IOException;
import java.io.PrintStream;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;
import org.apache.pdfbox.text.PDFTextStripper;

/**
 * The process that reads one PDF from its input. It writes a line with the number of pages, then the text of the first of them. It ends
 * with {@link #PROTECTED} or {@link #DAMAGED} if there is no text to be had.
 */
final class PdfReader {
    static final int PROTECTED = 12;
    static final int DAMAGED = 13;
    /** More than a person reads at once; the rest is left out. */
    static final int MOST_CHARACTERS = 2_000_000;

    private PdfReader() {}

    /** The argument is the greatest number of pages. */
    public static void main(String[] arguments) {
        PrintStream out = new PrintStream(System.out, false, StandardCharsets.UTF_8);
        // What a library prints must not come between the lines.
        System.setOut(System.err);
        System.exit(read(out, Integer.parseInt(arguments[0])));
    }

    private static int read(PrintStream out, int pages) {
        try (PDDocument document = Loader.loadPDF(System.in.readAllBytes())) {
            out.println(document.getNumberOfPages());
            PDFTextStripper stripper = new PDFTextStripper();
            stripper.setEndPage(pages);
            stripper.writeText(document, new Bounded(out));
            return 0;
        } catch (InvalidPasswordException secret) {
            return PROTECTED;
        } catch (IOException | RuntimeException damaged) {
            return DAMAGED;
        } finally {
            out.flush();
        }
    }

    /** Drops what is too much. */
    private static final class Bounded extends Writer {
        private final PrintStream out;
        private int room = MOST_CHARACTERS;

        private Bounded(PrintStream out) {
            this.out = out;
        }

        @Override
        public void write(char[] text, int offset, int length) {
            int shown = Math.min(room, length);
            out.print(String.valueOf(text, offset, shown));
            room -= shown;
        }

        @Override
        public void flush() {
            out.flush();
        }

        @Override
        public void close() {
            flush();
        }
    }
}
