package io.mcphub.launcher.jvm;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JavaOptionsTest {
    @Test
    void allWhenOptionsAreGivenThenTheyStandBehindThePresentOnesAndTheOwn() {
        List<String> all = new JavaOptions(List.of("-Xss2m"), " -Xss3m  -Da=b ").all();

        assertThat(all).containsSubsequence("-XX:ReservedCodeCacheSize=96m", "-Xss2m", "-Xss3m", "-Da=b", "-Dhub.java-opts-taken=true");
    }

    @Test
    void allWhenNothingIsGivenThenTheHeapIsSmallAndTheCollectorSimple() {
        assertThat(new JavaOptions(List.of(), "").all()).contains("-XX:+UseSerialGC", "-XX:InitialHeapSize=168m", "-Xmx512m");
    }

    /** The JVM refuses two collectors, and a first heap above the last one. */
    @Test
    void allWhenTheUserNamesCollectorOrHeapThenThereIsNoOther() {
        assertThat(new JavaOptions(List.of("-XX:+UseG1GC"), "").all()).doesNotContain("-XX:+UseSerialGC");
        for (String heap : List.of("-Xmx1g", "-Xms300m", "-XX:MaxRAMPercentage=50", "-XX:MaxHeapSize=1g", "-XX:InitialHeapSize=512m")) {
            assertThat(new JavaOptions(List.of(), heap).all()).as(heap).doesNotContain("-XX:InitialHeapSize=168m", "-Xmx512m").contains(heap);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"-agentlib:jdwp=transport=dt_socket", "-javaagent:a.jar", "-Dcom.sun.management.jmxremote.port=1", "-XX:StartFlightRecording", "-Dhub.java-opts-taken=true"})
    void takenWhenTheJvmHasWhatTwoCannotHaveThenItServesItself(String option) {
        assertThat(new JavaOptions(List.of(option), "").taken()).isTrue();
        assertThat(new JavaOptions(List.of("-Xmx1g"), "").taken()).isFalse();
    }

    @Test
    void takenWhenAnAgentIsInJavaOptsThenTheServingJvmAloneGetsIt() {
        assertThat(new JavaOptions(List.of(), "-agentlib:jdwp=transport=dt_socket").taken()).isFalse();
    }
}
