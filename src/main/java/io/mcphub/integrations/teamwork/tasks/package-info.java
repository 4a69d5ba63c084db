/**
 * Tools for tasks: reading, writing, subtasks, many at once, dependencies, tags and comments. After a write the task is read
 * again, so that the answer shows what Teamwork made of it. A bulk write that is repeated creates nothing twice.
 */
package io.mcphub.integrations.teamwork.tasks;
