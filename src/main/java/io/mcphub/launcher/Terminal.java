package io.mcphub.launcher;

import java.io.Console;

/** Whether the output of this process goes to a terminal. */
final class Terminal {
    private Terminal() {}

    /** Since Java 22 there is also a console without a terminal, and a method to tell them apart. Before, a console is a terminal. */
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
