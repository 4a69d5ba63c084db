package io.mcphub.ui;

import io.mcphub.platform.Nul;
import io.mcphub.platform.http.Refusals;
import jakarta.faces.application.FacesMessage;
import jakarta.faces.component.UIComponent;
import jakarta.faces.context.FacesContext;
import jakarta.faces.validator.FacesValidator;
import jakarta.faces.validator.Validator;
import jakarta.faces.validator.ValidatorException;

/** Refuses U+0000 in every field of every page, and says so beside the field. */
@FacesValidator(value = "io.mcphub.nul", isDefault = true)
public class NulValidator implements Validator<Object> {
    @Override
    public void validate(FacesContext context, UIComponent field, Object value) {
        if (value instanceof String text && Nul.in(text)) {
            throw new ValidatorException(new FacesMessage(FacesMessage.SEVERITY_ERROR, Refusals.in(context.getViewRoot().getLocale(), Nul.REFUSAL), null));
        }
    }
}
