package io.mcphub.launcher.jvm;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** What the JVM logs of loaded classes, and what its list of classes may say of them. */
class ApplicationClassesTest {
    private static final String LOG = """
            java.lang.Object source: jrt:/java.base
             klass: 0x01 super: 0x00 loader: [loader data: 0xaa of 'bootstrap']
            java.lang.Runnable source: shared objects file
             klass: 0x02 super: 0x01 loader: [loader data: 0xaa of 'bootstrap']
            server.Base source: file:/hub/runtime/server.jar
             klass: 0x03 super: 0x01 loader: [loader data: 0xab for instance a 'jdk/internal/loader/ClassLoaders$AppClassLoader'{0x0e}] bytes: 7 checksum: 1f
            server.Base$$Lambda$1/0x0000000800c00 source: server.Base
             klass: 0x04 super: 0x01 interfaces: 0x02 loader: [loader data: 0xab for instance a 'jdk/internal/loader/ClassLoaders$AppClassLoader'{0x0e}]
            hub.Made source: __dynamic_proxy__
             klass: 0x05 super: 0x01 loader: [loader data: 0xac for instance a 'web/AppLoader'{0x0f}]
            hub.First source: file:/hub/app/WEB-INF/classes/hub/First.class
             klass: 0x06 super: 0x03 interfaces: 0x02 loader: [loader data: 0xac for instance a 'web/AppLoader'{0x0f}] bytes: 7 checksum: 2f
            hub.Second source: file:/hub/app/WEB-INF/lib/pages.jar
             klass: 0x07 super: 0x06 loader: [loader data: 0xac for instance a 'web/AppLoader'{0x0f}] bytes: 7 checksum: 3f
            hub.First source: file:/hub/app/WEB-INF/classes/hub/First.class
             klass: 0x08 super: 0x03 interfaces: 0x02 loader: [loader data: 0xad for instance a 'web/AppLoader'{0x1f}] bytes: 7 checksum: 2f
            hub.OfMade source: file:/hub/app/WEB-INF/lib/pages.jar
             klass: 0x09 super: 0x05 loader: [loader data: 0xac for instance a 'web/AppLoader'{0x0f}] bytes: 7 checksum: 4f
            other.Adapter source: file:/tmp/other/adapter.jar
             klass: 0x0a super: 0x01 loader: [loader data: 0xae for instance a 'web/AppLoader'{0x2f}] bytes: 7 checksum: 5f
            hub.After source: file:/hub/app/WEB-INF/lib/pa ges.jar
             klass: 0x0b super: 0x01 loader: [loader data: 0xac for instance a 'web/AppLoader'{0x0f}] bytes: 7 checksum: 6f
            hub.Foreign source: file:/hub/app/WEB-INF/lib/p\u00e4ges.jar
             klass: 0x0d super: 0x01 loader: [loader data: 0xac for instance a 'web/AppLoader'{0x0f}] bytes: 7 checksum: 8f
            """;

    @Test
    void ofWhenClassesOfTheApplicationWereLoadedThenEachOnceBehindWhatItExtends() {
        assertThat(ApplicationClasses.of(LOG.lines(), Path.of("/hub/app"))).containsExactly(
                "server/Base id: 1",
                "java/lang/Runnable id: 2",
                "hub/First id: 3 super: 1 interfaces: 2 source: /hub/app/WEB-INF/classes",
                "hub/Second id: 4 super: 3 source: /hub/app/WEB-INF/lib/pages.jar");
    }

    @Test
    void ofWhenAnAddressIsUsedAgainThenItIsTheNewClass() {
        String again = LOG + """
                java.lang.Thread source: jrt:/java.base
                 klass: 0x06 super: 0x01 loader: [loader data: 0xaa of 'bootstrap']
                hub.Third source: file:/hub/app/WEB-INF/lib/pages.jar
                 klass: 0x0c super: 0x06 loader: [loader data: 0xac for instance a 'web/AppLoader'{0x0f}] bytes: 7 checksum: 7f
                """;

        assertThat(ApplicationClasses.of(again.lines(), Path.of("/hub/app"))).endsWith("java/lang/Thread id: 5", "hub/Third id: 6 super: 5 source: /hub/app/WEB-INF/lib/pages.jar");
    }
}
