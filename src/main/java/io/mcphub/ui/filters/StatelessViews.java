package io.mcphub.ui.filters;

import io.mcphub.ui.LayoutView;
import jakarta.enterprise.inject.spi.CDI;
import jakarta.faces.application.ViewHandler;
import jakarta.faces.application.ViewHandlerWrapper;
import jakarta.faces.component.UIViewRoot;
import jakarta.faces.context.FacesContext;
import java.util.Locale;

/**
 * Every page is stateless from its creation. {@code f:view transient} says so only when the page is built, and by then PrimeFaces
 * has opened a session for the nonce of the page.
 */
public class StatelessViews extends ViewHandlerWrapper {
    public StatelessViews(ViewHandler wrapped) {
        super(wrapped);
    }

    @Override
    public UIViewRoot createView(FacesContext context, String viewId) {
        UIViewRoot view = super.createView(context, viewId);
        view.setTransient(true);
        return view;
    }

    /** The person's language, or else the one of {@code faces-config.xml} that the browser likes best. */
    @Override
    public Locale calculateLocale(FacesContext context) {
        return CDI.current().select(LayoutView.class).get().locale().orElseGet(() -> super.calculateLocale(context));
    }
}
