package io.mcphub.platform;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.nimbusds.jose.JWSObject;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;

/** Logs at the start which versions of Jackson and Nimbus were loaded: Payara's own win over those in a WAR (docs/decisions/0003). */
@ApplicationScoped
public class LoadedLibraries {
    private static final System.Logger LOG = System.getLogger(LoadedLibraries.class.getName());

    void report(@Observes @Initialized(ApplicationScoped.class) Object start) {
        LOG.log(System.Logger.Level.INFO, describe());
    }

    static String describe() {
        return "loaded jackson-databind " + com.fasterxml.jackson.databind.cfg.PackageVersion.VERSION + " from " + archive(ObjectMapper.class)
                + ", nimbus-jose-jwt " + JWSObject.class.getPackage().getImplementationVersion() + " from " + archive(JWSObject.class);
    }

    private static String archive(Class<?> type) {
        String location = String.valueOf(type.getProtectionDomain().getCodeSource().getLocation());
        return location.substring(location.lastIndexOf('/', location.length() - 2) + 1);
    }
}
