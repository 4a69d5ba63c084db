/**
 * What an integration can offer besides tools: resources, prompts and completions. If a bean implements one of these interfaces,
 * the hub announces the feature and answers its methods; otherwise the methods do not exist. Today's integrations offer only tools.
 */
package io.mcphub.features;
