package io.mcphub.tools;

/** Whether a name may be guessed. */
public enum Use {
    /** A read takes the best match and tells what it chose. */
    READ,
    /** A write takes an exact and unique match only. */
    WRITE
}
