package io.mcphub.platform.http;

/** Implemented by a door that has its own size limit or its own form of refusal. {@link ErrorServlet} answers for all others. */
public interface BodyDoor {
    /** The limit; read once, when the hub starts. */
    BodyRule bodyRule();
}
