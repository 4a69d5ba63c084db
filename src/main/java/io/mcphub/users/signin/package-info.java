/**
 * How people ask for an account and prove who they are. {@link io.mcphub.users.signin.SignIn} checks a password and returns an
 * {@link io.mcphub.users.signin.Authentication}, from which other rooms open a session or issue a token. Wrong passwords are
 * limited, counted and audited; a known browser has attempts of its own.
 */
package io.mcphub.users.signin;
