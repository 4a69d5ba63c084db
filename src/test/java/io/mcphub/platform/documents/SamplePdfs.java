package io.mcphub.platform.documents;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.zip.DeflaterOutputStream;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDStream;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts;

/** PDFs for tests, made when they are needed. */
public final class SamplePdfs {
    private SamplePdfs() {}

    /** A document with one line of text on each page; an empty text leaves the page empty. */
    public static byte[] of(String... pages) {
        try (PDDocument document = new PDDocument()) {
            for (String line : pages) {
                page(document, line);
            }
            return bytes(document);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static byte[] locked(String password) throws IOException {
        try (PDDocument document = new PDDocument()) {
            page(document, "secret");
            document.protect(new StandardProtectionPolicy("owner", password, new AccessPermission()));
            return bytes(document);
        }
    }

    /** A small file whose only page unpacks to so many megabytes. */
    static byte[] unpackingTo(int megabytes) throws IOException {
        try (PDDocument document = new PDDocument()) {
            PDPage page = new PDPage();
            PDStream content = new PDStream(document);
            content.getCOSObject().setItem(COSName.FILTER, COSName.FLATE_DECODE);
            byte[] blanks = new byte[1024 * 1024];
            try (OutputStream out = new DeflaterOutputStream(content.getCOSObject().createRawOutputStream())) {
                for (int i = 0; i < megabytes; i++) {
                    out.write(blanks);
                }
            }
            page.setContents(content);
            document.addPage(page);
            return bytes(document);
        }
    }

    private static void page(PDDocument document, String line) throws IOException {
        PDPage page = new PDPage();
        document.addPage(page);
        if (line.isEmpty()) {
            return;
        }
        try (PDPageContentStream content = new PDPageContentStream(document, page)) {
            content.beginText();
            content.setFont(new PDType1Font(Standard14Fonts.FontName.HELVETICA), 12);
            content.newLineAtOffset(50, 700);
            content.showText(line);
            content.endText();
        }
    }

    private static byte[] bytes(PDDocument document) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        document.save(out);
        return out.toByteArray();
    }
}
