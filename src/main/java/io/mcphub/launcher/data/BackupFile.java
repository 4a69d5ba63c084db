package io.mcphub.launcher.data;

import io.mcphub.launcher.files.PrivateFiles;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/**
 * A backup: a ZIP with {@code app.db}, with {@code secrets.env} if there is one, and with {@code backup.properties}, which says the version of the
 * schema and the SHA-256 of each file. Only its owner may read it, because the secrets open what the database seals.
 */
final class BackupFile {
    static final String DATABASE = "app.db";
    static final String SECRETS = "secrets.env";

    private static final String CONTENTS = "backup.properties";
    private static final String SCHEMA = "schema";
    private static final String SHA256 = ".sha256";

    private final Path file;

    BackupFile(Path file) {
        this.file = file;
    }

    /** Writes the files of a folder. Fails if the backup exists already; after a failure there is none. */
    void write(Path folder, int schema) throws IOException {
        List<String> contents = new ArrayList<>(List.of(SCHEMA + "=" + schema));
        List<Path> files;
        try (Stream<Path> all = Files.list(folder)) {
            files = all.sorted().toList();
        }
        for (Path each : files) {
            contents.add(each.getFileName() + SHA256 + "=" + sha256(each));
        }
        Files.createFile(file, PrivateFiles.file(file));
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(file, StandardOpenOption.WRITE))) {
            out.putNextEntry(new ZipEntry(CONTENTS));
            out.write((String.join("\n", contents) + "\n").getBytes(StandardCharsets.ISO_8859_1));
            for (Path each : files) {
                out.putNextEntry(new ZipEntry(each.getFileName().toString()));
                Files.copy(each, out);
            }
        } catch (IOException e) {
            Files.deleteIfExists(file);
            throw e;
        }
    }

    /** Writes the two files into a folder and compares them with what was backed up. Returns the version of the schema. */
    int read(Path folder) throws IOException {
        try (ZipFile zip = new ZipFile(file.toFile())) {
            Properties contents = contents(zip);
            for (String name : Set.of(DATABASE, SECRETS)) {
                String expected = contents.getProperty(name + SHA256);
                ZipEntry entry = zip.getEntry(name);
                if ((entry == null) != (expected == null) || entry == null && name.equals(DATABASE)) {
                    throw new ZipException(name + " is missing in it");
                }
                if (entry != null) {
                    extract(zip.getInputStream(entry), folder.resolve(name), expected);
                }
            }
            return Integer.parseInt(contents.getProperty(SCHEMA));
        } catch (NumberFormatException e) {
            throw new ZipException("it does not say which schema it has");
        }
    }

    private static Properties contents(ZipFile zip) throws IOException {
        ZipEntry entry = zip.getEntry(CONTENTS);
        if (entry == null) {
            throw new ZipException("it is no backup of a hub");
        }
        Properties contents = new Properties();
        try (InputStream in = zip.getInputStream(entry)) {
            contents.load(in);
        }
        return contents;
    }

    private static void extract(InputStream content, Path target, String expected) throws IOException {
        Files.createFile(target, PrivateFiles.file(target));
        try (OutputStream out = Files.newOutputStream(target)) {
            if (!sha256(content, out).equals(expected)) {
                throw new ZipException(target.getFileName() + " in it is not what was backed up");
            }
        }
    }

    /** The SHA-256 of a file, in hexadecimal. */
    static String sha256(Path file) throws IOException {
        return sha256(Files.newInputStream(file), OutputStream.nullOutputStream());
    }

    private static String sha256(InputStream content, OutputStream copy) throws IOException {
        try (DigestInputStream in = new DigestInputStream(content, MessageDigest.getInstance("SHA-256"))) {
            in.transferTo(copy);
            return HexFormat.of().formatHex(in.getMessageDigest().digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
