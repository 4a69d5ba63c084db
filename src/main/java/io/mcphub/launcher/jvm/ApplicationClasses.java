package io.mcphub.launcher.jvm;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The classes of the application for the JVM's list of classes. A JVM before 18 lists only what its own class loaders found. Its log of
 * loaded classes names the others as well: two lines for each class, with the file, and with the addresses of what it extends.
 */
final class ApplicationClasses {
    private static final Pattern NAME = Pattern.compile("(\\S+) source: (.+)");
    private static final Pattern KINSHIP = Pattern.compile(" klass: (0x\\w+) super: (0x\\w+)(?: interfaces:((?: 0x\\w+)+))? loader: \\[(.*)].*");
    private static final Pattern OF_THE_JVM = Pattern.compile("of 'bootstrap'|ClassLoaders\\$(App|Platform)ClassLoader'");
    private static final String CLASS = ".class";
    private static final String FILE = "file:";
    private static final Pattern PLAIN_PLACE = Pattern.compile(FILE + "[!-~&&[^%]]+");
    private static final int NOT_LISTED = 0;

    private final Path application;
    private final List<String> lines = new ArrayList<>();
    private final Set<String> listed = new HashSet<>();
    /** Of classes that may be extended, by their addresses. An address is used again when a class is unloaded. */
    private final Map<String, String> names = new HashMap<>();
    private final Map<String, Integer> numbers = new HashMap<>();

    private ApplicationClasses(Path application) {
        this.application = application;
    }

    /**
     * The lines for all classes below a folder, and for those that they extend.
     *
     * @param log lines without decorations
     * @param application the folder of the application
     */
    static List<String> of(Stream<String> log, Path application) {
        ApplicationClasses classes = new ApplicationClasses(application);
        String name = "";
        for (String line : (Iterable<String>) log::iterator) {
            Matcher kinship = KINSHIP.matcher(line);
            if (kinship.matches()) {
                classes.add(name, kinship);
            } else {
                name = line;
            }
        }
        return classes.lines;
    }

    private void add(String line, Matcher kinship) {
        Matcher named = NAME.matcher(line);
        String address = kinship.group(1);
        names.remove(address);
        numbers.remove(address);
        if (!named.matches() || named.group(1).contains("/")) {
            return;
        }
        String name = named.group(1).replace('.', '/');
        if (OF_THE_JVM.matcher(kinship.group(4)).find()) {
            names.put(address, name);
        } else {
            place(name, named.group(2)).ifPresent(place -> addOfTheApplication(name, place, kinship));
        }
    }

    private void addOfTheApplication(String name, String place, Matcher kinship) {
        int extended = number(kinship.group(2));
        List<Integer> implemented = interfaces(kinship).map(this::number).toList();
        if (extended == NOT_LISTED || implemented.contains(NOT_LISTED) || !listed.add(name)) {
            return;
        }
        String numbered = implemented.isEmpty() ? "" : " interfaces: " + String.join(" ", implemented.stream().map(String::valueOf).toList());
        lines.add(name + " id: " + next(kinship.group(1)) + " super: " + extended + numbered + " source: " + place);
    }

    private static Stream<String> interfaces(Matcher kinship) {
        return kinship.group(3) == null ? Stream.empty() : Arrays.stream(kinship.group(3).strip().split(" "));
    }

    /** The jar or the folder, which is what the JVM asks for. In its list a place ends at a blank; others than ASCII are not tried. */
    private Optional<String> place(String name, String source) {
        if (!PLAIN_PLACE.matcher(source).matches()) {
            return Optional.empty();
        }
        String file = source.substring(FILE.length());
        String place = file.endsWith(name + CLASS) ? file.substring(0, file.length() - name.length() - CLASS.length() - 1) : file;
        return Optional.of(place).filter(found -> found.startsWith(application + "/"));
    }

    /** The number of a class in the list, where those of the JVM's loaders come when they are needed. */
    private int number(String address) {
        String name = names.get(address);
        if (name != null && !numbers.containsKey(address)) {
            lines.add(name + " id: " + next(address));
        }
        return numbers.getOrDefault(address, NOT_LISTED);
    }

    private int next(String address) {
        numbers.put(address, lines.size() + 1);
        return lines.size() + 1;
    }
}
