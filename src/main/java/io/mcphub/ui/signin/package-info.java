/** Sign-in, sign-up and sign-out. */
package io.mcphub.ui.signin;
