package io.mcphub.ui;

import jakarta.faces.application.ViewHandler;
import jakarta.faces.application.ViewHandlerWrapper;
import jakarta.faces.component.UIViewRoot;
import jakarta.faces.context.FacesContext;

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
}
