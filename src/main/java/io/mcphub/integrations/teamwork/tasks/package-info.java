/**
 * Tools for tasks: reading, writing, subtasks, many at once, dependencies, tags and comments. After a write the task is read again,
 * so that the answer shows its real state. Repeating a bulk write creates nothing twice.
 */
package io.mcphub.integrations.teamwork.tasks;
