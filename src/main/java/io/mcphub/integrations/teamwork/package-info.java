/**
 * Teamwork, through MicroProfile REST clients: v3 of its API where that exists, v1 where it does not. Upstream:
 * https://apidocs.teamwork.com. v3 is camelCase, v1 mixes spellings and writes numbers as strings; callers see neither.
 */
package io.mcphub.integrations.teamwork;
