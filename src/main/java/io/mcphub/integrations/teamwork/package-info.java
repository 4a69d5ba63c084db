/**
 * Teamwork as the connected person. {@code TeamworkConnector} connects an account; the tools are in {@code tasks}, {@code projects}
 * and {@code time}. They read their arguments with {@code arguments}, answer with the records of {@code model}, and reach Teamwork
 * only through {@code client}.
 */
package io.mcphub.integrations.teamwork;
