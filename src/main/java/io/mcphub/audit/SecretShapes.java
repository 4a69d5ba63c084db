package io.mcphub.audit;

import java.util.List;

/** Declares shapes of secrets. Implement it as a CDI bean. */
public interface SecretShapes {
    List<SecretShape> shapes();
}
