package io.mcphub.browser;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;

/**
 * The system's Chromium and its driver. Without them, or without the npm packages, the tests in browsers are skipped with one line, unless
 * {@code CI_REQUIRE_BROWSER} is set: then that is a failure. Nothing is ever downloaded for them.
 */
final class Chromium {
    /** What a browser may reach: this machine. Every other name does not resolve. */
    private static final String ONLY_HERE = "MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1";

    /** It says at every start that it knows no DevTools of this version; we send their commands by name. */
    private static final Logger VERSIONS = Logger.getLogger("org.openqa.selenium.devtools.CdpVersionFinder");

    private Chromium() {}

    /** Skips the test class, or fails, if anything is missing. */
    static void require() {
        String missing = program("chromium").isEmpty() || program("chromedriver").isEmpty() ? "chromium and chromedriver are not installed (Debian: apt-get install chromium chromium-driver)"
                : Files.exists(Axe.SCRIPT) ? "" : "axe-core is missing; run npm ci in src/test/conformance";
        if (missing.isEmpty()) {
            return;
        }
        if (System.getenv("CI_REQUIRE_BROWSER") != null) {
            throw new IllegalStateException(missing);
        }
        System.out.println("skipped, the tests in a browser: " + missing);
        Assumptions.abort(missing);
    }

    /** A new browser with a profile of its own, in English, that forgets all when it ends. */
    static ChromeDriver start() {
        VERSIONS.setLevel(Level.OFF);
        ChromeDriverService service = new ChromeDriverService.Builder()
                .usingDriverExecutable(program("chromedriver").orElseThrow().toFile())
                .usingAnyFreePort()
                .withSilent(true)
                .build();
        return new ChromeDriver(service, options());
    }

    private static ChromeOptions options() {
        LoggingPreferences logs = new LoggingPreferences();
        logs.enable(LogType.BROWSER, Level.ALL);
        logs.enable(LogType.PERFORMANCE, Level.ALL);
        ChromeOptions options = new ChromeOptions();
        options.setBinary(program("chromium").orElseThrow().toFile());
        options.setAcceptInsecureCerts(true);
        options.setCapability("goog:loggingPrefs", logs);
        options.setExperimentalOption("prefs", Map.of("intl.accept_languages", "en", "download.default_directory", downloads().toString()));
        options.addArguments(List.of("--headless=new", "--disable-gpu", "--disable-dev-shm-usage", "--no-first-run", "--disable-background-networking", "--disable-component-update",
                "--disable-sync", "--hide-scrollbars", "--force-prefers-reduced-motion", "--window-size=1280,900", "--host-resolver-rules=" + ONLY_HERE));
        if (System.getProperty("user.name").equals("root")) {
            // Chromium's own sandbox refuses to run as root, as in a container.
            options.addArguments("--no-sandbox");
        }
        return options;
    }

    /** Where files go that a page offers. */
    static Path downloads() {
        return Path.of("target", "downloads", String.valueOf(ProcessHandle.current().pid())).toAbsolutePath();
    }

    private static Optional<Path> program(String name) {
        return Stream.of(System.getenv("PATH").split(File.pathSeparator)).map(folder -> Path.of(folder, name)).filter(Files::isExecutable).findFirst();
    }
}
