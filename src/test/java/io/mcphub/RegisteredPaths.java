package io.mcphub;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import jakarta.servlet.annotation.WebServlet;
import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.core.Application;
import java.io.IOException;
import java.lang.reflect.Method;
import java.net.JarURLConnection;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;

/** Every path at which this build answers: JAX-RS applications, servlets, filters, pages. Found, not listed. */
public final class RegisteredPaths {
    private static final Path PAGES = Path.of("src/main/webapp");

    private final Set<String> paths = new TreeSet<>();

    /** With {@code x} for every path parameter. */
    public static Set<String> all() throws IOException, ReflectiveOperationException {
        RegisteredPaths found = new RegisteredPaths();
        for (JavaClass type : new ClassFileImporter().withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS).importPackages("io.mcphub")) {
            if (type.isAnnotatedWith(ApplicationPath.class)) {
                found.application(type.reflect());
            }
            if (type.isAnnotatedWith(WebServlet.class)) {
                WebServlet servlet = type.reflect().getAnnotation(WebServlet.class);
                found.patterns(servlet.value(), servlet.urlPatterns());
            }
        }
        found.patterns(filterPatterns(), new String[0]);
        found.pages();
        return found.paths;
    }

    /** A page has this name, and its siblings lie in a directory of the same. */
    private static final String PAGE_AND_DIRECTORY = "/admin";

    /** The directories that the WAR lays open and that are no page: its own, and those of {@code META-INF/resources} in the jars that it brings. */
    public static Set<String> directories() throws IOException {
        Set<String> directories = new TreeSet<>(Set.of("/META-INF"));
        try (Stream<Path> files = Files.walk(PAGES)) {
            files.filter(Files::isDirectory).map(PAGES::relativize).filter(path -> !path.toString().isEmpty()).forEach(path -> directories.add("/" + path));
        }
        for (URL resources : Collections.list(RegisteredPaths.class.getClassLoader().getResources("META-INF/resources/"))) {
            if (resources.openConnection() instanceof JarURLConnection jar) {
                jar.getJarFile().stream().filter(ZipEntry::isDirectory).map(ZipEntry::getName).filter(name -> name.startsWith("META-INF/resources/"))
                        .map(name -> name.substring("META-INF/resources".length(), name.length() - 1)).filter(name -> !name.isEmpty()).forEach(directories::add);
            }
        }
        directories.remove(PAGE_AND_DIRECTORY);
        return directories;
    }

    private void application(Class<?> type) throws ReflectiveOperationException {
        String base = type.getAnnotation(ApplicationPath.class).value();
        for (Class<?> resource : ((Application) type.getDeclaredConstructor().newInstance()).getClasses()) {
            jakarta.ws.rs.Path path = resource.getAnnotation(jakarta.ws.rs.Path.class);
            if (path == null) {
                continue;
            }
            for (Method method : resource.getMethods()) {
                if (Stream.of(method.getAnnotations()).anyMatch(a -> a.annotationType().isAnnotationPresent(HttpMethod.class))) {
                    jakarta.ws.rs.Path below = method.getAnnotation(jakarta.ws.rs.Path.class);
                    add(base, path.value(), below == null ? "" : below.value());
                }
            }
        }
    }

    private void patterns(String[] value, String[] urlPatterns) {
        // A filter for every path serves none of them.
        Stream.concat(Stream.of(value), Stream.of(urlPatterns)).filter(pattern -> !pattern.equals("/*")).forEach(pattern -> add(pattern.replace("*", "x"), "", ""));
    }

    private static String[] filterPatterns() throws IOException {
        String mappings = Files.readString(PAGES.resolve("WEB-INF/web.xml")).replaceAll("(?s)<servlet-mapping>.*?</servlet-mapping>", "");
        return Pattern.compile("<url-pattern>(.*?)</url-pattern>").matcher(mappings).results().map(pattern -> pattern.group(1)).toArray(String[]::new);
    }

    private void pages() throws IOException {
        try (Stream<Path> files = Files.walk(PAGES)) {
            files.map(PAGES::relativize).map(Path::toString).filter(f -> f.endsWith(".xhtml") && !f.startsWith("WEB-INF")).forEach(file -> {
                add(file, "", "");
                add(file.substring(0, file.length() - ".xhtml".length()), "", "");
            });
        }
    }

    private void add(String base, String resource, String method) {
        String path = ("/" + base + "/" + resource + "/" + method).replaceAll("\\{[^}]*\\}", "x").replaceAll("/+", "/");
        paths.add(path.length() > 1 && path.endsWith("/") ? path.substring(0, path.length() - 1) : path);
    }
}
