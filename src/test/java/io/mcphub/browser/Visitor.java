package io.mcphub.browser;

import io.mcphub.testing.HubUser;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.openqa.selenium.WindowType;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.support.ui.WebDriverWait;

/**
 * Somebody before a browser at the portal. What they do to a page is in {@link Part}; here is the browser around it: addresses,
 * tabs, the device, and what the browser noticed.
 */
final class Visitor extends Part implements AutoCloseable {
    private static final AtomicInteger ADDRESSES = new AtomicInteger();

    private final Portal portal = Portal.running();
    private final ChromeDriver chrome;

    private Visitor(ChromeDriver chrome) {
        super(chrome, "return document.body");
        this.chrome = chrome;
    }

    /** A new browser that nobody is signed in with, at an internet address of its own. */
    static Visitor arrives() {
        Visitor visitor = new Visitor(Chromium.start());
        visitor.cdp("Network.enable", Map.of());
        visitor.comesFrom(freshAddress());
        return visitor;
    }

    /** An internet address that nobody came from lately. */
    static String freshAddress() {
        return "192.0.2." + (ADDRESSES.incrementAndGet() % 250 + 1);
    }

    /** The hub limits what comes from one address; here it learns it as from a proxy. */
    void comesFrom(String address) {
        cdp("Network.setExtraHTTPHeaders", Map.of("headers", Map.of("X-Forwarded-For", address)));
    }

    Visitor open(String path) {
        chrome.get(path.startsWith("https:") ? path : portal.address() + path);
        return this;
    }

    Visitor signIn(HubUser person) {
        return signIn(person.email(), HubUser.PASSWORD);
    }

    Visitor signInAsAdmin() {
        return signIn(portal.admin().email(), portal.adminPassword());
    }

    Visitor signIn(String email, String password) {
        open("/login").fill("E-mail address", email).fill("Password", password).click("Sign in");
        isAt("/");
        return this;
    }

    /** Forgets who is signed in, as if another person took the browser. */
    Visitor leave() {
        cdp("Network.clearBrowserCookies", Map.of());
        return this;
    }

    /** Waits until the address has this path and its page is there, so that keys arrive; what follows a question mark does not matter. */
    void isAt(String path) {
        new WebDriverWait(chrome, PATIENCE).withMessage(() -> "at " + chrome.getCurrentUrl() + " and not " + path + "\n" + text())
                .until(there -> path().equals(path) && isLoaded());
    }

    private boolean isLoaded() {
        return "complete".equals(chrome.executeScript("return document.readyState"));
    }

    /** The path that is open. */
    String path() {
        String address = chrome.getCurrentUrl();
        return address.startsWith(portal.address()) ? address.substring(portal.address().length()).replaceAll("[?#].*", "") : address;
    }

    String address() {
        return chrome.getCurrentUrl();
    }

    String title() {
        return chrome.getTitle();
    }

    Visitor reload() {
        chrome.navigate().refresh();
        return this;
    }

    Visitor back() {
        chrome.navigate().back();
        return this;
    }

    /** Opens a tab and looks at it; the name of the one before. */
    String newTab() {
        String before = chrome.getWindowHandle();
        chrome.switchTo().newWindow(WindowType.TAB);
        return before;
    }

    Visitor tab(String name) {
        chrome.switchTo().window(name);
        return this;
    }

    /** As on a device of this width, in the colours that it prefers. */
    Visitor on(int width, int height, String colours) {
        cdp("Emulation.setDeviceMetricsOverride", Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", false));
        cdp("Emulation.setEmulatedMedia", Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", colours), Map.of("name", "prefers-reduced-motion", "value", "reduce"))));
        return this;
    }

    /** As with a browser whose language is this. */
    Visitor speaks(String language) {
        cdp("Network.setUserAgentOverride", Map.of("userAgent", String.valueOf(chrome.executeScript("return navigator.userAgent")), "acceptLanguage", language));
        return this;
    }

    BrowserLog log() {
        return new BrowserLog(chrome.manage().logs());
    }

    ChromeDriver chrome() {
        return chrome;
    }

    Map<String, Object> cdp(String command, Map<String, Object> parameters) {
        return chrome.executeCdpCommand(command, parameters);
    }

    @Override
    public void close() {
        chrome.quit();
    }
}
