package io.mcphub.launcher;

import java.io.Console;

/** Whether a person sees what this process prints. */
final class Terminal {
    private Terminal() {}

    /** Since Java 22 there is a console without a terminal too, and a method that tells; before, a console means a terminal. */
    static boolean isThere() {
        Console console = System.console();
        if (console == null) {
            return false;
        }
        try {
            return (boolean) Console.class.getMethod("isTerminal").invoke(console);
        } catch (NoSuchMethodException before22) {
            return true;
        } catch (ReflectiveOperationException e) {
            return false;
        }
    }
}
