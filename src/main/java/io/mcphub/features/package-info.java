/**
 * What an integration can offer besides tools: resources, prompts and completions. A bean that implements one of the
 * interfaces makes the hub announce the feature and answer its methods; without one the methods do not exist. What may ask
 * the provider runs on a worker, in the queue of the tool calls. The hub's own integrations offer tools alone.
 */
package io.mcphub.features;
