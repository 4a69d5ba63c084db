package io.mcphub.integrations.telegram.process;

import io.mcphub.integrations.telegram.sessions.SessionFolders;
import io.mcphub.platform.HubConfig;
import io.mcphub.testing.BeanBox;
import java.io.File;
import java.net.URI;

/** The worker's files without a server: its classes lie where the build puts them. */
public final class TestPaths extends WorkerPaths {
    public TestPaths(HubConfig config, BeanBox box) {
        this.config = config;
        this.folders = box.get(SessionFolders.class);
    }

    @Override
    String classPath() {
        String own = home(WorkerPaths.class) + File.pathSeparator + home(com.sun.jna.Native.class);
        return isJar() ? own + File.pathSeparator + library().orElseThrow() : own;
    }

    private static String home(Class<?> type) {
        return new File(URI.create(type.getProtectionDomain().getCodeSource().getLocation().toString())).getPath();
    }
}
