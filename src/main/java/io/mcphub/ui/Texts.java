package io.mcphub.ui;

import jakarta.enterprise.context.Dependent;
import jakarta.faces.context.FacesContext;
import java.text.MessageFormat;

/** Texts of pages for code, in the language of the page. */
@Dependent
public class Texts {
    /**
     * The text with its placeholders filled.
     *
     * @param bundle the name of a bundle in {@code faces-config.xml}, as pages call it
     */
    public String of(String bundle, String key, Object... values) {
        FacesContext faces = FacesContext.getCurrentInstance();
        String text = faces.getApplication().getResourceBundle(faces, bundle).getString(key);
        return values.length == 0 ? text : new MessageFormat(text, faces.getViewRoot().getLocale()).format(values);
    }
}
