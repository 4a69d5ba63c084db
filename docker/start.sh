#!/bin/sh
# Starts the hub with JVM options that fit the memory of the container. JAVA_OPTS comes last and wins.
set -eu

limit=$(cat /sys/fs/cgroup/memory.max 2>/dev/null || cat /sys/fs/cgroup/memory/memory.limit_in_bytes 2>/dev/null || echo max)
case $limit in
    max) megabytes=1048576 ;;
    *) megabytes=$((limit / 1048576)) ;;
esac

if [ "$megabytes" -lt 900 ]; then
    # The optimising compiler needs about 150 MB at times. Without it a call costs two to three times the processor time.
    # With a small young generation a start collects the old one 8 times, otherwise 24 times.
    options="-XX:+UseSerialGC -XX:TieredStopAtLevel=1 -Xmx192m -Xmn32m -XX:MetaspaceSize=200m -XX:ReservedCodeCacheSize=64m"
else
    # Much as the launcher does outside a container: JavaOptions. Who says something of the heap says all of it.
    case " ${JAVA_OPTS:-} ${JAVA_TOOL_OPTIONS:-} ${JDK_JAVA_OPTIONS:-}" in
        *" -Xm"* | *Heap* | *RAM* | *NewSize*) heap= ;;
        *) heap="-XX:InitialHeapSize=256m -XX:MinHeapSize=96m -XX:MaxRAMPercentage=50 -XX:MaxNewSize=48m -XX:MinHeapFreeRatio=10 -XX:MaxHeapFreeRatio=20" ;;
    esac
    options="-XX:+UseSerialGC $heap -XX:ReservedCodeCacheSize=96m -XX:MetaspaceSize=200m -XX:MaxMetaspaceSize=256m -XX:MaxDirectMemorySize=64m"
fi
# The C library keeps what the compilers freed, unless it is told. Not every Java knows the option.
trim=-XX:TrimNativeHeapInterval=60000
if java "$trim" -version >/dev/null 2>&1; then
    options="$options $trim"
fi
# Each arena of the C library keeps memory that nobody uses.
export MALLOC_ARENA_MAX=2
# shellcheck disable=SC2086 # options are words
exec java $options -Dhub.container=true -Dhub.java-opts-taken=true ${JAVA_OPTS:-} -jar /hub/mcp-hub.jar "$@"
