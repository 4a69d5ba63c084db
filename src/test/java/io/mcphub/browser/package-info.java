/**
 * The pages as people see them: the built hub behind TLS, in Chromium. {@link io.mcphub.browser.Pages} lists every page, for
 * the checks that hold for all of them; the other tests are what people do.
 */
@NullMarked
package io.mcphub.browser;

import org.jspecify.annotations.NullMarked;
