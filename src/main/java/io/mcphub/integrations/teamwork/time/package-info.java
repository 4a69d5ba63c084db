/** Tools for logged time and for the person's own day. Days are those of the person's zone. */
package io.mcphub.integrations.teamwork.time;
