package io.mcphub.launcher.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mcphub.launcher.failures.StartFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A lock belongs to a process, so the other hub must be one. */
class DataFolderLockTest {
    @TempDir
    Path folder;

    @Test
    void takeWhenAnotherProcessHasItThenRefusedUntilThatIsKilled() throws Exception {
        Process other = holder();
        try {
            assertThat(other.getInputStream().read()).isEqualTo('!');

            assertThatThrownBy(() -> DataFolderLock.take(folder)).isInstanceOfSatisfying(StartFailure.class, failure -> assertThat(failure.exitCode()).isEqualTo(2))
                    .hasMessage("Another hub runs on the data folder " + folder + ". Stop it, or set DATABASE_PATH to another place.");
        } finally {
            other.destroyForcibly().waitFor(30, TimeUnit.SECONDS);
        }
        assertThat(folder.resolve("hub.lock")).exists();
        assertThatCode(() -> DataFolderLock.take(folder)).doesNotThrowAnyException();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("hub.lock")))).isEqualTo("rw-------");
    }

    @Test
    void takeWhenTheFolderIsNotThereThenRefusedInOneSentence() {
        assertThatThrownBy(() -> DataFolderLock.take(folder.resolve("missing"))).isInstanceOf(StartFailure.class).hasMessageContaining("cannot be locked");
    }

    private Process holder() throws IOException {
        return new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-XX:TieredStopAtLevel=1", "-cp", System.getProperty("java.class.path"), Holder.class.getName(), folder.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT).start();
    }

    /** Takes the lock, says so, and lives until it is killed. */
    static final class Holder {
        private Holder() {}

        public static void main(String[] arguments) throws Exception {
            DataFolderLock.take(Path.of(arguments[0]));
            System.out.print('!');
            System.out.flush();
            new java.util.concurrent.CountDownLatch(1).await();
        }
    }
}
