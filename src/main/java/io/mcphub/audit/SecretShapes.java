package io.mcphub.audit;

import java.util.List;

/** Shapes of secrets that are declared elsewhere. Found through CDI. */
public interface SecretShapes {
    List<SecretShape> shapes();
}
