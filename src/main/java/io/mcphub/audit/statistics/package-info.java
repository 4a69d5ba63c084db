/** What the calls of everybody add up to: how many, how many failed, how long they took. */
package io.mcphub.audit.statistics;
