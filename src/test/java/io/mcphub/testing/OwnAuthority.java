package io.mcphub.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/** A certificate authority of one test, made by the JDK's keytool, with files as servers and clients of PostgreSQL read them. */
public final class OwnAuthority {
    private static final String PASSWORD = "onlyforthesetests";

    private final Path folder;

    /** Makes it in an empty folder. */
    public OwnAuthority(Path folder) {
        this.folder = folder;
        keytool("ca", "-genkeypair", "-alias", "ca", "-keyalg", "EC", "-dname", "CN=An authority of one test", "-ext", "bc:critical=ca:true", "-validity", "2");
        keytool("ca", "-exportcert", "-alias", "ca", "-rfc", "-file", certificate().toString());
    }

    /** What a client trusts: {@code sslrootcert}. */
    public Path certificate() {
        return folder.resolve("ca.crt");
    }

    /** A certificate for a server of this name; its key lies beside it as {@code server.key}. */
    public Path issue(String host) {
        Path request = folder.resolve("server.csr");
        Path certificate = folder.resolve("server.crt");
        keytool("server", "-genkeypair", "-alias", "server", "-keyalg", "EC", "-dname", "CN=" + host, "-validity", "2");
        keytool("server", "-certreq", "-alias", "server", "-file", request.toString());
        keytool("ca", "-gencert", "-alias", "ca", "-infile", request.toString(), "-outfile", certificate.toString(), "-rfc", "-ext", "san=dns:" + host, "-validity", "2");
        writeKey();
        return certificate;
    }

    /** A server takes only a key that nobody else may read. */
    private void writeKey() {
        try {
            KeyStore store = KeyStore.getInstance(folder.resolve("server.p12").toFile(), PASSWORD.toCharArray());
            byte[] key = store.getKey("server", PASSWORD.toCharArray()).getEncoded();
            Path file = Files.createFile(folder.resolve("server.key"), PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(file, "-----BEGIN PRIVATE KEY-----\n" + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(key) + "\n-----END PRIVATE KEY-----\n");
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private void keytool(String store, String... what) {
        List<String> command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "keytool").toString()));
        command.addAll(List.of(what));
        command.addAll(List.of("-storetype", "PKCS12", "-keystore", folder.resolve(store + ".p12").toString(), "-storepass", PASSWORD));
        try {
            Process keytool = new ProcessBuilder(command).redirectErrorStream(true).start();
            String said = new String(keytool.getInputStream().readAllBytes());
            if (keytool.waitFor() != 0) {
                throw new IllegalStateException("keytool: " + said);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
