package io.mcphub.platform.http;

/** A door that has its own limit for bodies, or its own form to refuse one; for the others {@link ErrorServlet} answers. */
public interface BodyDoor {
    /** Asked once, when the hub starts. */
    BodyRule bodyRule();
}
