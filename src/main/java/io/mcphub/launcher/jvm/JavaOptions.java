package io.mcphub.launcher.jvm;

import com.sun.management.HotSpotDiagnosticMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * The options of the JVM that serves: those that fit a small server, then those with which this JVM was started, then {@code JAVA_OPTS}.
 * The last one wins, so what the user says always does.
 */
public final class JavaOptions {
    private static final String TAKEN_PROPERTY = "hub.java-opts-taken";

    private static final Predicate<String> COLLECTOR = Pattern.compile("-XX:[+-]Use\\w+GC").asMatchPredicate();
    private static final Predicate<String> HEAP = Pattern.compile("-X(ms|mx|mn)\\w+|-XX:((Max|Min|Initial)Heap|(Max|Min|Initial)RAM|MaxRAM|MaxNew|New)\\w*=.*").asMatchPredicate();
    /** What two JVMs cannot both have: agents listen, records are files. */
    private static final Predicate<String> ONCE = Pattern.compile("-(agentlib|agentpath|javaagent|Dcom\\.sun\\.management|XX:(StartFlightRecording|ArchiveClassesAtExit|DumpLoadedClassList|AOT)).*").asMatchPredicate();

    /**
     * The compilers took half of the processor time of a start, for code that never runs again: the first one takes a method after five times
     * as many calls as it would by itself, the optimising one after twenty times. What serves runs often enough. Classes fill 150 MB, so
     * a collection before would find nothing.
     */
    private static final List<String> SMALL_SERVER = List.of("-XX:ReservedCodeCacheSize=96m", "-XX:MetaspaceSize=200m", "-XX:MaxMetaspaceSize=256m", "-XX:MaxDirectMemorySize=64m",
            "-XX:Tier3InvocationThreshold=1000", "-XX:Tier3MinInvocationThreshold=500", "-XX:Tier3CompileThreshold=10000",
            "-XX:Tier4InvocationThreshold=100000", "-XX:Tier4MinInvocationThreshold=12000", "-XX:Tier4CompileThreshold=300000",
            "-XX:Tier4BackEdgeThreshold=800000");

    /**
     * The collector never gives back what the heap began with, and collects everything each time it takes more: 13 times in a start, unless it
     * takes 16 MB at once. A start fills 256 MB, of which 125 MB stay. What calls need for a moment fits into 40 MB.
     */
    private static final List<String> HEAP_OF_ITS_OWN = List.of("-XX:InitialHeapSize=168m", "-XX:MinHeapSize=96m", "-Xmx512m", "-XX:NewSize=40m", "-XX:MaxNewSize=40m", "-XX:MinHeapDeltaBytes=16m",
            "-XX:MinHeapFreeRatio=10", "-XX:MaxHeapFreeRatio=15", "-XX:-ShrinkHeapInSteps");

    /** The C library keeps what the compilers freed, 50 MB, unless it is told, here every ten seconds. The option came with JDK 22 and with updates of older ones. */
    private static final String TRIM = "TrimNativeHeapInterval";
    private static final String TRIM_OFTEN = "-XX:" + TRIM + "=10000";

    private final List<String> present;
    private final String options;

    /**
     * Puts options together.
     *
     * @param present with which this JVM was started
     * @param options the value of {@code JAVA_OPTS}
     */
    JavaOptions(List<String> present, String options) {
        this.present = List.copyOf(present);
        this.options = options;
    }

    /** Whether the present JVM has to serve itself: a script chose its options already, or an agent in it cannot be in two. */
    public boolean taken() {
        return present.contains("-D" + TAKEN_PROPERTY + "=true") || options.isBlank() && present.stream().anyMatch(ONCE);
    }

    /** All options, in an order in which the user's win. */
    List<String> all() {
        List<String> given = given();
        List<String> all = new ArrayList<>();
        if (given.stream().noneMatch(COLLECTOR)) {
            all.add("-XX:+UseSerialGC");
        }
        if (given.stream().noneMatch(HEAP)) {
            all.addAll(HEAP_OF_ITS_OWN);
        }
        all.addAll(SMALL_SERVER);
        if (knows(TRIM)) {
            all.add(TRIM_OFTEN);
        }
        all.addAll(given);
        all.add("-D" + TAKEN_PROPERTY + "=true");
        return all;
    }

    /** Whether this JVM, which is also the one that will serve, has the option: it ends at one that it does not know. */
    private static boolean knows(String option) {
        try {
            return ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class).getVMOption(option) != null;
        } catch (IllegalArgumentException unknown) {
            return false;
        }
    }

    private List<String> given() {
        List<String> given = new ArrayList<>(present);
        if (!options.isBlank()) {
            given.addAll(Arrays.asList(options.strip().split("\\s+")));
        }
        return given;
    }
}
