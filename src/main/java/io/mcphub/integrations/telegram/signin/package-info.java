/**
 * Signing in at Telegram as a conversation: {@link io.mcphub.integrations.telegram.signin.SignIn} sends what the person enters, and
 * {@link io.mcphub.integrations.telegram.signin.SignInSteps} shows what Telegram waits for next.
 */
package io.mcphub.integrations.telegram.signin;
