/** The reference of the REST API for people: {@code /docs} (Swagger UI) and {@code /redoc} (ReDoc), with what they load. */
package io.mcphub.ui.reference;
